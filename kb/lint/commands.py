"""Checks commands: fenced, with a language, as they are typed, and with names that are filled in in double quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import KnowledgeBase, Problem, Section
from kb.numbered_steps import with_code
from kb.placeholders import placeholders

_FENCES = ("```", "~~~")
_IN_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)")
_COMMAND = re.compile(
    r"\b(?:Add|Clear|Connect|ConvertFrom|ConvertTo|Copy|Disable|Disconnect|Enable|Export|ForEach|Format|Get|Grant|Group"
    r"|Import|Install|Invoke|Measure|Move|New|Out|Publish|Register|Remove|Repair|Reset|Resolve|Restart|Resume|Revoke"
    r"|Search|Select|Set|Show|Sort|Start|Stop|Suspend|Test|Uninstall|Update|Where|Write)-[A-Z][A-Za-z]+\b"
    r"|\b[a-z]\w*(?:\.[A-Za-z]\w*)+(?=\()"
)
"""A command of PowerShell (an approved verb, a hyphen and a noun), or a call in a script."""

_TYPOGRAPHIC = re.compile("[“”„‘’«»–—…\u00a0]")


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a command in prose, and one a fence without language or end, or with what a shell does not read."""
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
            yield from ((number, text) for text in (*_unquoted(line), *_untypable(line)))
        elif found := _COMMAND.search(_IN_CODE.sub("", line)):
            yield number, f"the command {found[0]} stands in prose: put it in `code` or in a fence"
    if opened:
        yield opened, "the fenced code is not closed"


def _unquoted(line: str) -> Iterator[str]:
    for found in placeholders(line):
        if not line[: found.start].count('"') % 2:
            yield f"put {{{found.name}}} in double quotes: a name may hold blanks"


def _untypable(line: str) -> Iterator[str]:
    if found := _TYPOGRAPHIC.search(line):
        yield f"{found[0]} is a mark of typography: no shell reads it, so type it plainly"
