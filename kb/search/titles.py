"""How much of a title a query says: that decides between articles which hold all words of it somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kb.search.postings import Postings, Weights
from kb.search.ranking import FUNCTION_WORD, best_first
from kb.search.words import is_function_word, main_words

TITLES_LOOKED_AT = 30
WHOLE_TITLE = 0.1
"""What a query that says all of a title adds to the score (0..1) of its article."""

Shares = Mapping[str, float]
"""The stems of a title and which share of its information each carries."""


def read_titles(titles: Iterable[str], words: Postings) -> tuple[Shares, ...]:
    """The shares of the words of each title."""
    return tuple(_shares(title, words) for title in titles)


def add_titles(scores: Weights, titles: tuple[Shares, ...], said: Collection[str]) -> None:
    """Raises the scores of the best articles by how much of their titles the stems in `said` are."""
    for number in best_first(scores, TITLES_LOOKED_AT):
        if scores[number] > 0:
            scores[number] += WHOLE_TITLE * sum(share for stem, share in titles[number].items() if stem in said)


def _shares(title: str, words: Postings) -> Shares:
    weights = {
        word.stem: words.information(word.stem) * (FUNCTION_WORD if is_function_word(word.stem) else 1.0)
        for word in main_words(title)
    }
    whole = sum(weights.values()) or 1.0
    return {stem: weight / whole for stem, weight in weights.items()}
