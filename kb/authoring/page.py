"""Reads a page of alerts, each with its cause and its solution below labels or headings, as vendors publish them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from kb.numbered_steps import with_code

LONGEST_HEADING = 90
"""A longer line above an alert is prose."""


class Part(StrEnum):
    """What a label of a page announces."""

    ALERT = "alert"
    CAUSE = "cause"
    SOLUTION = "solution"


@dataclass(frozen=True, slots=True)
class Entry:
    """Alerts that share a cause and a solution, all as the page has them, and the heading they stand below."""

    heading: str
    alerts: tuple[str, ...]
    cause: str
    solution: str


@dataclass(frozen=True, slots=True)
class Page:
    """The title of a page, empty when it has none, and its entries in their order."""

    title: str
    entries: tuple[Entry, ...]


def read_page(text: str) -> Page:
    """The alerts of a page in Markdown or plain text; what stands under no label is left out."""
    reader = _Reader()
    for line, in_code in with_code(text.replace("\r\n", "\n").split("\n")):
        label = None if in_code else _LABEL.match(line)
        heading = None if in_code or label else _HEADING.match(line)
        if label:
            reader.label(_PARTS[label["label"].lower()], label["rest"] or "")
        elif heading:
            reader.heading(heading[1].strip(" #*_"))
        else:
            reader.line(line)
    return Page(reader.title, tuple(filter(None, map(_entry, reader.sections))))


_PARTS = {
    "alert": Part.ALERT,
    "error message": Part.ALERT,
    "cause": Part.CAUSE,
    "reason": Part.CAUSE,
    "solution": Part.SOLUTION,
    "resolution": Part.SOLUTION,
    "workaround": Part.SOLUTION,
}
_LABEL = re.compile(
    rf"\s*(?:[-*+•]\s+)?(?:#{{1,6}}\s+)?[*_]{{0,2}}(?P<label>{'|'.join(_PARTS)})s?(?:\s\d+)?[*_]{{0,2}}"
    r"\s*(?::[*_]{0,2}\s*(?P<rest>.*)|[\s#]*$)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#{1,6}\s+(.+)")
_LIST_ITEM = re.compile(r"\s*(?:\d+[.)]|[-*+•])\s")


@dataclass(slots=True)
class _Section:
    """Lines under a heading: of each alert, of the cause, of the solution."""

    heading: str
    alerts: list[list[str]] = field(default_factory=list)
    cause: list[str] = field(default_factory=list)
    solution: list[str] = field(default_factory=list)


class _Reader:
    """Sorts lines by the label above them."""

    def __init__(self) -> None:
        self.title = ""
        self.sections: list[_Section] = []
        self._heading = ""
        self._lines: list[str] = []

    def heading(self, text: str) -> None:
        """The next alert belongs to this heading; what follows belongs to no label."""
        self.title = self.title or text
        self._heading, self._lines = text, []

    def label(self, part: Part, rest: str) -> None:
        """What follows belongs to this part; an alert after a cause or a solution begins an entry."""
        if part is Part.ALERT:
            heading = self._heading or _taken_heading(self._lines)
            last = self.sections[-1] if self.sections else None
            if last is None or heading or last.cause or last.solution:
                last = _Section(heading)
                self.sections.append(last)
            last.alerts.append([])
            self._lines, self._heading = last.alerts[-1], ""
        elif self.sections and not self._heading:
            section = self.sections[-1]
            self._lines = section.cause if part is Part.CAUSE else section.solution
        else:
            self._lines = []
        self._lines.append(rest)

    def line(self, text: str) -> None:
        """One more line of the current part."""
        self._lines.append(text)


def _taken_heading(lines: list[str]) -> str:
    """The title that stands as a line of its own at the end of the lines above an alert; it is taken away."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if not filled:
        return ""
    at = filled[-1]
    text = lines[at].strip().strip("*_")
    alone = at == 0 or not lines[at - 1].strip()
    if not alone or len(text) > LONGEST_HEADING or text[-1:] in ".:;!?" or _LIST_ITEM.match(lines[at]):
        return ""
    del lines[at:]
    return text


def _entry(section: _Section) -> Entry | None:
    alerts = tuple(filter(None, (_joined(lines) for lines in section.alerts)))
    return Entry(section.heading, alerts, _markdown(section.cause), _markdown(section.solution)) if alerts else None


def _joined(lines: list[str]) -> str:
    return " ".join(" ".join(line.lstrip("> \t") for line in lines).split())


def _markdown(lines: list[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n")
