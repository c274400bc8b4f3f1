"""Plain words that people use for one another whatever a knowledge base is about: who types `erase` means `delete`.

The sets (everyday.txt) are those of a helpdesk's English. They count less than synonyms that an author declares, are
never taken for the same word, and make no chains: `limit` may mean `restrict` or `quota`, but neither means the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from kb.search.postings import Posting, Postings, gather, information
from kb.search.synonyms import Meaning, Phrase, Synonyms, phrase_of, stands
from kb.search.words import main_words


def read_everyday(postings: Postings, runs: Sequence[str]) -> Synonyms:
    """The everyday phrases that stand in other words in these articles, and where."""
    places: dict[Phrase, Posting] = {}
    for phrase in other_phrases():
        places[phrase] = stands(phrase, postings, runs)
    meanings: dict[Phrase, Meaning] = {}
    for phrase, others in other_phrases().items():
        written = tuple(other for other in others if len(places[other].articles))
        if written:
            posting = gather(postings.size, [places[other] for other in (phrase, *written)])
            meanings[phrase] = Meaning((phrase, *written), posting, information(len(posting.articles), postings.size))
    return Synonyms(meanings, max(map(len, meanings), default=0))


def spelled_right(everyday: Synonyms) -> frozenset[str]:
    """The words, folded, of everyday phrases that lead to an article here: never repaired, but words to repair to."""
    leading = {stem for phrase in everyday.meanings for stem in phrase}
    return frozenset(word.form for line in _lines() for word in main_words(line) if word.stem in leading)


@lru_cache(maxsize=1)
def other_phrases() -> Mapping[Phrase, tuple[Phrase, ...]]:
    """Each phrase with those of all its sets, in order, without itself."""
    others: defaultdict[Phrase, dict[Phrase, None]] = defaultdict(dict)
    for line in _lines():
        phrases = [phrase_of(text) for text in line.split(",")]
        for phrase in phrases:
            others[phrase].update(dict.fromkeys(other for other in phrases if other != phrase))
    return {phrase: tuple(known) for phrase, known in others.items()}


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    text = files("kb.search").joinpath("everyday.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip())
