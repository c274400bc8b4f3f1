"""Checks that nobody is sent to an article that is no longer kept up."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import KnowledgeBase, Problem, Status


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a retired article that a current one leads on to, and one that says not where to go instead."""
    for article in kb.articles.values():
        if article.status is Status.RETIRED:
            if not article.related:
                text = "a retired article names in `related` what to read instead"
                yield Problem(article.file, article.lines["status"], text)
            continue
        for key, ids in (("if_not_resolved", article.if_not_resolved), ("related", article.related)):
            for target in ids:
                named = kb.article(target)
                if named is not None and named.status is Status.RETIRED:
                    yield Problem(article.file, article.lines[key], f"`{target}` is retired: name what replaces it")
