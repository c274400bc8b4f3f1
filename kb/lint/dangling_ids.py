"""Checks that articles named by others exist: in `if_not_resolved`, in `related` and in links of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.form import meant
from kb.model import Article, KnowledgeBase, Problem

_LINK = re.compile(r"\]\((?P<target>[^)\s]*)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#")


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem an id that no article has, and one for an article that refers to itself."""
    known = {*kb.articles, *(alias for article in kb.articles.values() for alias in article.aliases)}
    for article in kb.articles.values():
        for line, target in _targets(article):
            if target == article.id:
                yield Problem(article.file, line, "the article refers to itself")
            elif target not in known:
                yield Problem(article.file, line, f"there is no article `{target}`{meant(target, known)}")


def _targets(article: Article) -> Iterator[tuple[int, str]]:
    yield from ((article.lines["if_not_resolved"], target) for target in article.if_not_resolved)
    yield from ((article.lines["related"], target) for target in article.related)
    for section in article.sections:
        for number, line in enumerate(section.body.split("\n"), start=section.line + 1):
            for link in _LINK.finditer(line):
                if not _ELSEWHERE.match(link["target"]):
                    yield number, link["target"].partition("#")[0]
