"""Checks that alerts come with pastes to recognise them by."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import Kind, KnowledgeBase, Problem


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem an article that has alerts and no example, and one an alert article without an alert."""
    for article in kb.articles.values():
        if article.alerts and not article.examples:
            yield Problem(
                article.file, article.lines["alerts"], "`alerts` without `examples`: add a paste to recognise"
            )
        if article.kind is Kind.ALERT and not article.alerts and not article.codes:
            yield Problem(article.file, 1, "an alert article needs `alerts` or `codes`")
