"""Checks that fenced commands name their language, so that they are coloured and copied as what they are."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import KnowledgeBase, Problem, Section

_FENCES = ("```", "~~~")


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a fence without a language, and one a fence that is not closed."""
    for article in kb.articles.values():
        for section in article.sections:
            for line, text in _faults(section):
                yield Problem(article.file, line, text)


def _faults(section: Section) -> Iterator[tuple[int, str]]:
    opened = 0
    for number, line in enumerate(section.body.split("\n"), start=section.line + 1):
        mark = line.strip()
        if not mark.startswith(_FENCES):
            continue
        if not opened and not mark.strip("`~ "):
            yield number, "the fenced code names no language, such as ```powershell"
        opened = 0 if opened else number
    if opened:
        yield opened, "the fenced code is not closed"
