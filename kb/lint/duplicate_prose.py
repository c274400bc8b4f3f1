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
    shingles = {article.id: _shingles(article) for article in kb.articles.values()}
    for (first, second), shared in _shared(shingles).items():
        shorter = min(len(shingles[first]), len(shingles[second]))
        if shared > MOST_SHARED * shorter:
            text = f"{100 * shared // shorter} % of the text stands in `{first}` too: say it once and link to it"
            yield Problem(kb.articles[second].file, 1, text)


def _shingles(article: Article) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", article.body.casefold())
    return frozenset(tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1))


def _shared(shingles: Mapping[str, frozenset[tuple[str, ...]]]) -> Counter[tuple[str, str]]:
    owners: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for article, runs in shingles.items():
        for run in runs:
            owners[run].append(article)
    pairs = (pair for articles in owners.values() if 1 < len(articles) <= COMMON for pair in combinations(articles, 2))
    return Counter(pairs)
