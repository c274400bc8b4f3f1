"""How well each article answers a query: words, runs of letters and word pairs, summed.

Words are scored as in BM25F over one combined field in which title, alerts and what people say count more than the
body. Runs of letters forgive inflection and mistakes that no repair undoes. Pairs of words found side by side decide
between the best. Fusing the three did better than each alone on every set of questions tried (benchmarks.search).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kb.search.postings import FieldWeight, Posting, Postings, Weights
from kb.search.side_by_side import SideBySide

WORD_WEIGHTS = {
    "title": FieldWeight(3.0, 0.9),
    "alerts": FieldWeight(3.0, 0.9),
    "asked": FieldWeight(3.0, 0.9),
    "body": FieldWeight(1.0, 0.9),
}
GRAM_WEIGHTS = {"grams": FieldWeight(1.0, 0.8)}
SATURATION = 1.2

PAIRS_LOOKED_AT = 30
FUNCTION_WORD = 0.3
"""What words like "how" and "is" count beside others of the same rarity."""


class Term(NamedTuple):
    """Where a word stands and what finding it says (nats)."""

    posting: Posting
    worth: float


class Clause(NamedTuple):
    """One place of the query: ways to read it, each the terms that it takes; the best way counts for an article.

    `words` are its stems, `telling` whether it says anything about the subject, `information` how much (nats),
    `spread` in how many articles it stands as it was written or in other words, but not repaired, and `emphasis` how
    often and how much to the point it is said.
    """

    readings: tuple[tuple[Term, ...], ...]
    words: tuple[str, ...]
    telling: bool
    information: float
    spread: int
    emphasis: float = 1.0


class Pair(NamedTuple):
    """Two neighbouring words of the query as they would stand in a run of stems; telling if both words are."""

    text: str
    weight: float
    telling: bool


class Scores(NamedTuple):
    """For every article its score (0..1) and whether it holds anything of the query that is not a function word."""

    total: Weights
    telling: npt.NDArray[np.bool_]


class Mixture(NamedTuple):
    """What the letters of the best article, and all pairs of words in an article, add to the words of the best."""

    grams: float
    pairs: float


FOR_QUERIES = Mixture(grams=0.5, pairs=0.6)
FOR_TEXTS = Mixture(grams=0.9, pairs=0.6)


def score(
    clauses: Sequence[Clause],
    grams: Iterable[str],
    pairs: Sequence[Pair],
    letters: Postings,
    together: SideBySide,
    mixture: Mixture,
) -> Scores:
    """The scores of all articles; `together` are their pairs of words, `letters` the postings of runs of letters."""
    words: Weights = np.zeros(letters.size, dtype=np.float32)
    telling: npt.NDArray[np.bool_] = np.zeros(letters.size, dtype=np.bool_)
    for clause in clauses:
        found = clause_scores(clause, letters.size)
        words += found * np.float32(clause.emphasis)
        if clause.telling:
            telling |= found > 0
    total = _scaled(words) + np.float32(mixture.grams) * _scaled(gram_scores(grams, letters))
    _add_pairs(total, pairs, together, mixture.pairs)
    return Scores((total / (1 + sum(mixture))).astype(np.float32), telling)


def clause_scores(clause: Clause, size: int) -> Weights:
    """What one place of the query adds to each article."""
    best: Weights = np.zeros(size, dtype=np.float32)
    for terms in clause.readings:
        if len(terms) == 1:
            posting, worth = terms[0]
            best[posting.articles] = np.maximum(best[posting.articles], posting.weights * np.float32(worth))
        else:
            best = np.maximum(best, _summed(terms, size))
    return best


def holds(clause: Clause, article: int) -> bool:
    """Whether an article has any of the words of a place of the query."""
    return any(_stands_in(term.posting, article) for terms in clause.readings for term in terms)


def gram_scores(grams: Iterable[str], letters: Postings) -> Weights:
    """What the runs of letters of a query add to each article (nats)."""
    summed: Weights = np.zeros(letters.size, dtype=np.float32)
    for gram in grams:
        posting = letters.of(gram)
        if posting is not None:
            summed[posting.articles] += posting.weights * np.float32(letters.information(gram))
    return summed


def _stands_in(posting: Posting, article: int) -> bool:
    at = int(np.searchsorted(posting.articles, article))
    return at < len(posting.articles) and int(posting.articles[at]) == article


def _summed(terms: tuple[Term, ...], size: int) -> Weights:
    summed: Weights = np.zeros(size, dtype=np.float32)
    for posting, worth in terms:
        summed[posting.articles] += posting.weights * np.float32(worth)
    return summed


def _scaled(scores: Weights) -> Weights:
    """The best article has 1."""
    best = scores.max(initial=0.0)
    return scores / best if best > 0 else scores


def _add_pairs(total: Weights, pairs: Sequence[Pair], together: SideBySide, share: float) -> None:
    full = sum(pair.weight for pair in pairs)
    if not full:
        return
    found: Weights = np.zeros(len(total), dtype=np.float32)
    for pair in pairs:
        found[together.holding(pair.text)] += np.float32(pair.weight)
    best = best_first(total, PAIRS_LOOKED_AT)
    total[best] += np.float32(share / full) * found[best]


def best_first(scores: Weights, limit: int) -> list[int]:
    """The articles with the highest scores; equal ones in the order of the knowledge base."""
    if limit < len(scores):
        floor = np.partition(scores, -limit)[-limit]
        candidates = np.flatnonzero(scores >= floor)
    else:
        candidates = np.arange(len(scores))
    order = candidates[np.argsort(-scores[candidates], kind="stable")]
    return [int(number) for number in order[:limit]]
