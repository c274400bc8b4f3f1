"""Checks that no article repeats the prose of another: knowledge said twice is corrected once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, combinations

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


def _shingles(article: Article) -> frozenset[int]:
    """Every run of words as one number: quicker to compare than the words."""
    words = _WORD.findall(article.body.casefold())
    return frozenset(map(hash, zip(*(words[at:] for at in range(SHINGLE)), strict=False)))


_WORD = re.compile(r"\w+")


def _shared(shingles: Mapping[str, frozenset[int]]) -> Counter[tuple[str, str]]:
    """How many runs each two articles share; most runs stand in one article, and are sorted out before the rest."""
    counts = Counter(chain.from_iterable(shingles.values()))
    telling = frozenset(run for run, count in counts.items() if 1 < count <= COMMON)
    owners: defaultdict[int, list[str]] = defaultdict(list)
    for article, runs in shingles.items():
        for run in runs & telling:
            owners[run].append(article)
    return Counter(pair for articles in owners.values() for pair in combinations(articles, 2))
