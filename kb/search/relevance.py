"""Whether a text is about anything in the knowledge base at all, measured against texts that are not.

A text in plain words always has some words in common with some article. How much of that is chance depends on the
knowledge base: on a large one that speaks of many things, more. So the same evidence is taken from a fixed set of
everyday texts (decoys.txt), and a text counts only if its evidence is stronger than that of nearly all of these.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

import numpy as np

from kb.search.asking import Asked
from kb.search.contents import Contents
from kb.search.long_text import read_text
from kb.search.postings import Weights, information
from kb.search.ranking import Clause, best_first, holds, mixture_for, score

DECOYS_REFUSED = 0.95
"""Share of the decoys that must fall below the threshold."""

OWN_TITLES_KEPT = 0.9
"""Share of the own titles that must stay above it, should the decoys happen to be about the same subject."""

UNSEEN_WORDS = 0.5
"""Unknown words that are added to every text, so that a single common word is no evidence."""

TITLES_WEIGHED = 100
PAIRS_COUNTED = 3
PAIRS_LOOKED_AT = 30
"""Best articles in which pairs of words are looked for."""


class Evidence(NamedTuple):
    """What speaks for a text being about the knowledge base.

    `typical`: how common its words are there, on average (0: unknown, 1: in every article). `covered`: share of its
    information that the best article holds. `matched`: number of its words in that article. `pairs`: how often (three
    times at most) neighbouring words of it also stand side by side in one of the best articles.
    """

    typical: float
    covered: float
    matched: int
    pairs: int

    def weight(self) -> float:
        """One number for all; the factors are those of a logistic regression over two knowledge bases, rounded."""
        return 3.5 * self.typical + 6.0 * self.covered + 0.3 * self.matched + 1.2 * self.pairs


class Judged(NamedTuple):
    """The score of every article for a text, and the weight of the evidence that it is about any of them."""

    scores: Weights
    weight: float


def judge(text: str, contents: Contents) -> Judged:
    """Reads a text and weighs it; the time is bounded by its length."""
    asked = read_text(text, contents.known)
    scores = score(
        asked.clauses, asked.grams, asked.pairs, contents.letters, contents.runs, mixture_for(asked.clauses)
    ).total
    return Judged(scores, _evidence(asked, best_first(scores, PAIRS_LOOKED_AT), contents).weight())


def find_threshold(contents: Contents) -> float:
    """The weight of evidence that a text needs on this knowledge base."""
    decoys = files("kb.search").joinpath("decoys.txt").read_text("utf-8").splitlines()
    titles = [article.title for article in contents.articles[:: max(1, len(contents.articles) // TITLES_WEIGHED)]]
    refused = _quantile(decoys, DECOYS_REFUSED, contents)
    return min(refused, _quantile(titles, 1 - OWN_TITLES_KEPT, contents)) if titles else refused


def _quantile(texts: Sequence[str], share: float, contents: Contents) -> float:
    return float(np.quantile([judge(text, contents).weight for text in texts], share))


def _evidence(asked: Asked, best: Sequence[int], contents: Contents) -> Evidence:
    telling = [clause for clause in asked.clauses if clause.telling]
    if not telling or not best:
        return Evidence(0.0, 0.0, 0, 0)
    size = len(contents.articles)
    found = [clause for clause in telling if clause.spread and holds(clause, best[0])]
    everything = sum(_weighed(clause) for clause in telling) + UNSEEN_WORDS * information(0, size)
    typical = sum(clause.emphasis * math.log1p(clause.spread) for clause in telling) / math.log1p(size)
    stand = (pair.text for pair in asked.pairs if pair.telling and any(pair.text in contents.runs[n] for n in best))
    return Evidence(
        typical=typical / (sum(clause.emphasis for clause in telling) + UNSEEN_WORDS),
        covered=sum(_weighed(clause) for clause in found) / everything,
        matched=len(found),
        pairs=sum(1 for _ in islice(stand, PAIRS_COUNTED)),
    )


def _weighed(clause: Clause) -> float:
    return clause.emphasis * clause.information
