"""Checks fenced commands: they name their language, end, and put every name that is filled in into double quotes."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import KnowledgeBase, Problem, Section
from kb.numbered_steps import with_code
from kb.placeholders import placeholders

_FENCES = ("```", "~~~")


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a fence without language, one that is not closed, and a name in a command without quotes."""
    for article in kb.articles.values():
        for section in article.sections:
            for line, text in _faults(section):
                yield Problem(article.file, line, text)


def _faults(section: Section) -> Iterator[tuple[int, str]]:
    opened = 0
    for number, (line, in_code) in enumerate(with_code(section.body.split("\n")), start=section.line + 1):
        if in_code and line.strip().startswith(_FENCES):
            if not opened and not line.strip("`~ "):
                yield number, "the fenced code names no language, such as ```powershell"
            opened = 0 if opened else number
        elif in_code:
            yield from ((number, text) for text in _unquoted(line))
    if opened:
        yield opened, "the fenced code is not closed"


def _unquoted(line: str) -> Iterator[str]:
    for found in placeholders(line):
        if not line[: found.start].count('"') % 2:
            yield f"put {{{found.name}}} in double quotes: a name may hold blanks"
