"""Finds the placeholders `{name}` and `{name:a|b}` of templates and Markdown; a backslash makes one plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PLACEHOLDER = re.compile(r"(?<![\\$])\{(?P<name>[A-Za-z][A-Za-z0-9_-]*)(?::(?P<options>[^{}]*))?\}")
"""`${name}` is left alone: it is a variable of a shell."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A capture, or with `options` a choice of words; `start` and `end` (exclusive) are characters of the text."""

    name: str
    options: tuple[str, ...]
    start: int
    end: int


def placeholders(text: str) -> Iterator[Placeholder]:
    """The placeholders of a template or of Markdown, in their order."""
    for found in PLACEHOLDER.finditer(text):
        options = tuple(option.strip() for option in (found["options"] or "").split("|") if option.strip())
        yield Placeholder(found["name"], options, *found.span())
