"""Considers many texts, and those that differ only by names once: what is true of one is true of all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.expert import Standing
from engine.findings import Capture, Verdict
from kb.model import KnowledgeBase

Told = tuple[tuple[str, str], ...]
"""Question and answer, as the columns of a row tell them."""


@dataclass(frozen=True, slots=True)
class Considered:
    """Where a text stands, and the text, with answers to questions, that stands for all alike."""

    standing: Standing
    text: str
    answers: Told = ()
    names: tuple[tuple[str, str], ...] = ()
    """Capture -> what stands there in the text that was asked for."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The parts of a text around its names; `captures` are what the names are called."""

    parts: tuple[str, ...]
    captures: tuple[str, ...]
    considered: Considered

    def names_in(self, text: str) -> tuple[str, ...] | None:
        """What stands between the parts, None when the text is not of this pattern; linear in the text."""
        if not text.startswith(self.parts[0]):
            return None
        names, at = [], len(self.parts[0])
        for number, part in enumerate(self.parts[1:], start=1):
            last = number == len(self.parts) - 1
            found = len(text) - len(part) if last else text.find(part, at)
            if found < at or not text.startswith(part, found) or not _is_name(text[at:found]):
                return None
            names.append(text[at:found])
            at = found + len(part)
        return tuple(names)


class Alike:
    """Remembers what was considered; `consider` gives None for what it does not look at. Not for several threads."""

    def __init__(self, kb: KnowledgeBase, consider: Callable[[str, Told], Considered | None]) -> None:
        self._personal = {name for name, capture in kb.vocabulary.captures.items() if capture.personal}
        self._consider = consider
        self._by_masked: dict[tuple[str, Told], tuple[str, Considered | None]] = {}
        self._patterns: dict[tuple[str, Told], list[_Pattern]] = {}

    def considered(self, text: str, mailbox: str, answers: Told = ()) -> Considered | None:
        """Where the text stands with the answers, None if it was not considered.

        `mailbox` is a name that may stand in it and tells nothing.
        """
        of_pattern = self._of_known_pattern(text, answers)
        if of_pattern:
            return of_pattern
        masked = masked_text(text, mailbox), answers
        if masked not in self._by_masked:
            self._by_masked[masked] = text, self._first_considered(text, answers)
        first, known = self._by_masked[masked]
        if known is None or first == text:
            return known
        return replace(known, names=tuple((capture, name) for capture, name in known.names if name in text))

    def _first_considered(self, text: str, answers: Told) -> Considered | None:
        known = self._consider(text, answers)
        if known is not None:
            known = replace(known, names=tuple(_names(known.standing)))
            self._learn(text, known)
        return known

    def _of_known_pattern(self, text: str, answers: Told) -> Considered | None:
        for pattern in self._patterns.get((text[:_HEAD], answers), ()):
            names = pattern.names_in(text)
            if names is not None:
                return replace(pattern.considered, names=tuple(zip(pattern.captures, names, strict=True)))
        return None

    def _learn(self, text: str, known: Considered) -> None:
        """The pattern of a text in which alerts were recognised word for word, if it begins with its own words."""
        alerts = known.standing.alerts
        captures = sorted((c for alert in alerts for c in alert.captures if c.name in self._personal), key=_span)
        apart = all(one.span[1] < other.span[0] for one, other in pairwise(captures))
        if not captures or not apart or any(alert.verdict is not Verdict.EXACT for alert in alerts):
            return
        edges = [0, *(edge for capture in captures for edge in capture.span), len(text)]
        parts = tuple(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
        patterns = self._patterns.setdefault((text[:_HEAD], known.answers), [])
        if len(parts[0]) >= _HEAD and all(_is_name(one.text) for one in captures) and len(patterns) < _MOST_PATTERNS:
            patterns.append(_Pattern(parts, tuple(capture.name for capture in captures), known))


def masked_text(text: str, mailbox: str = "") -> str:
    """The text with what names somebody or something, and tells nothing of a cause, taken out."""
    if len(mailbox) >= _SHORTEST_NAME:
        text = text.replace(mailbox, "\0")
    return _NAMING.sub("\0", " ".join(text.split()))


def _names(standing: Standing) -> Iterator[tuple[str, str]]:
    for alert in standing.alerts:
        for capture in alert.captures:
            yield capture.name, capture.text


def _span(capture: Capture) -> tuple[int, int]:
    return capture.span


def _is_name(text: str) -> bool:
    """Whether it is short and cannot be read as a code."""
    return 0 < len(text) <= _LONGEST_NAME and "\n" not in text and not _CODE_LIKE.search(text)


_HEAD = 12
_MOST_PATTERNS = 30
"""That begin alike: looking through them must stay quicker than considering."""
_SHORTEST_NAME = 3
_LONGEST_NAME = 120
_CODE_LIKE = re.compile(r"-?\d{5,}|0x|[a-z][A-Z]|\d{3} \d\.\d")
_NAMING = re.compile(
    r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
    r"|[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z?"
)
