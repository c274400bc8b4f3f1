"""Checks that what is set in bold begins and ends on the same line: names on the screen must not run into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import KnowledgeBase, Problem
from kb.numbered_steps import with_code

_IN_CODE = re.compile(r"`[^`]*`|\\\*")


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a line with a `**` that has no partner."""
    for article in kb.articles.values():
        for section in article.sections:
            for number, (line, in_code) in enumerate(with_code(section.body.split("\n")), start=section.line + 1):
                if not in_code and _IN_CODE.sub("", line).count("**") % 2:
                    yield Problem(article.file, number, "a `**` has no partner on this line")
