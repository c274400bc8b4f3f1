"""Checks that an article says what its reader must know first: where it applies, who can do it, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from kb.lint.steps import DONE
from kb.model import Article, KnowledgeBase, Problem

LONGEST_TITLE = 90
"""In characters: what fits on one line of a result list."""


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a missing key, and one for a title that is too long."""
    for article in kb.articles.values():
        if len(article.title) > LONGEST_TITLE:
            text = f"the title has {len(article.title)} characters, {LONGEST_TITLE} are allowed"
            yield Problem(article.file, article.lines["title"], text)
        for key in _missing(article):
            yield Problem(article.file, 1, f"`{key}` is missing")


def _missing(article: Article) -> Iterator[str]:
    said = {
        "applies_to": article.applies_to,
        "areas": article.areas,
        "layer": article.layer,
        "level": article.level,
        "persistence": article.persistence,
        "role": article.role or not any(article.section(heading) for heading in DONE),
        "sources": article.sources,
        "currency` or `last_verified": article.currency or article.last_verified,
    }
    yield from (key for key, value in said.items() if not value)
