"""Checks that only articles about unsupported configurations say how severe that is."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import Kind, KnowledgeBase, Problem


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a `severity` on an article of another kind, where it means nothing."""
    for article in kb.articles.values():
        if "severity" in article.lines and article.kind is not Kind.UNSUPPORTED:
            text = f"`severity` means nothing on the kind {article.kind}: only `{Kind.UNSUPPORTED}` has it"
            yield Problem(article.file, article.lines["severity"], text)
