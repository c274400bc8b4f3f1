"""Checks that the words by which articles are filtered come from their short lists."""

from __future__ import annotations

from collections.abc import Iterator

from kb.form import meant
from kb.model import Article, KnowledgeBase, Problem

ALLOWED = {
    "layer": ("client", "connector", "network", "authentication", "backend"),
    "level": ("email", "mailbox", "profile", "client", "org"),
    "persistence": ("permanent", "transient", "either", "none"),
    "areas": ("mail", "calendar", "contacts", "tasks", "add-in", "sign-in", "setup", "monitoring"),
}


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a value that is not on its list."""
    for article in kb.articles.values():
        for key, value in _said(article):
            if value and value not in ALLOWED[key]:
                text = f"`{key}: {value}` is not one of: {', '.join(ALLOWED[key])}{meant(value, ALLOWED[key])}"
                yield Problem(article.file, article.lines[key], text)


def _said(article: Article) -> Iterator[tuple[str, str]]:
    yield "layer", article.layer
    yield "level", article.level
    yield "persistence", article.persistence
    yield from (("areas", area) for area in article.areas)
