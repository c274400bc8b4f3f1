"""Checks that no article repeats the prose of another: knowledge said twice is corrected once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from kb.model import Article, KnowledgeBase, Problem

SHINGLE = 8
"""Words in a row that are compared."""

MOST_SHARED = 0.4
"""Part of the shorter article's shingles that may also stand in another article."""

COMMON = 12
"""A run of words in more articles than this is a phrase of the trade, not a copy."""


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a pair of articles with too much text in common, reported for the later of the two."""
    numbers: dict[str, int] = {}
    shingles = {article.id: _shingles(article, numbers) for article in kb.articles.values()}
    for (first, second), shared in _shared(shingles).items():
        shorter = min(len(shingles[first]), len(shingles[second]))
        if shared > MOST_SHARED * shorter:
            text = f"{100 * shared // shorter} % of the text stands in `{first}` too: say it once and link to it"
            yield Problem(kb.articles[second].file, 1, text)


def _shingles(article: Article, numbers: dict[str, int]) -> frozenset[int]:
    """Every run of words as one number, made of the numbers of its words: quicker to compare than the words."""
    runs, run = set[int](), 0
    for place, word in enumerate(re.findall(r"\w+", article.body.casefold()), start=1):
        run = (run << _BITS | numbers.setdefault(word, len(numbers))) & _WHOLE_RUN
        if place >= SHINGLE:
            runs.add(run)
    return frozenset(runs)


_BITS = 24
"""Enough to number the words of any knowledge base."""

_WHOLE_RUN = (1 << _BITS * SHINGLE) - 1


def _shared(shingles: Mapping[str, frozenset[int]]) -> Counter[tuple[str, str]]:
    owners: defaultdict[int, list[str]] = defaultdict(list)
    for article, runs in shingles.items():
        for run in runs:
            owners[run].append(article)
    pairs = (pair for articles in owners.values() if 1 < len(articles) <= COMMON for pair in combinations(articles, 2))
    return Counter(pairs)
