"""Checks that articles name roles that the vocabulary has, and that it has none in vain."""

from __future__ import annotations

from collections.abc import Iterator

from kb.form import meant
from kb.model import KnowledgeBase, Problem


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a role of an article that is not declared, and one a declared role that no article names."""
    declared = kb.vocabulary.roles
    for article in kb.articles.values():
        for role in article.roles:
            if role not in declared:
                text = f"the role `{role}` is not declared{meant(role, declared)}"
                yield Problem(article.file, article.lines["roles"], text)
    named = {role for article in kb.articles.values() for role in article.roles}
    for unused in declared.values():
        if unused.id not in named:
            file = kb.folder / "vocabulary" / "roles.yaml"
            yield Problem(file, unused.line, f"no article names the role `{unused.id}`")
