"""Checks that no two articles have the same title: a list of results could not tell them apart."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import KnowledgeBase, Problem


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem an article whose title another one has already, whatever their letters and blanks are like."""
    owners: dict[str, str] = {}
    for article in kb.articles.values():
        owner = owners.setdefault(" ".join(article.title.casefold().split()), article.id)
        if owner != article.id:
            yield Problem(article.file, article.lines["title"], f"`{owner}` has the same title: say what differs")
