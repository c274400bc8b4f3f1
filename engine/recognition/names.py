"""Turn what fills the slots of a placing into captures and findings that point into the original text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engine.findings import Capture, Finding, Origin
from engine.recognition.gaps import Filled
from engine.recognition.normalise import Folded


def captures_of(filled: Iterable[Filled], original: str, folded: Folded) -> tuple[Capture, ...]:
    """The names, each once; `text` is `original[span]`, in one line where a line break fell into the name."""
    found: dict[tuple[str, str], Capture] = {}
    for one in filled:
        if not one.answer:
            start, end = folded.span(one.start, one.end)
            text = _in_one_line(original[start:end])
            found.setdefault((one.slot.name, text), Capture(one.slot.name, text, (start, end)))
    return tuple(found.values())


def findings_of(filled: Iterable[Filled], original: str, folded: Folded) -> tuple[Finding, ...]:
    """The chosen options as findings, one for each question: the first, for a sentence says one thing."""
    found: dict[str, Finding] = {}
    for one in filled:
        if one.answer:
            start, end = folded.span(one.start, one.end)
            text = _in_one_line(original[start:end])
            found.setdefault(one.slot.name, Finding(one.slot.name, one.answer, Origin.ALERT, text, (start, end)))
    return tuple(found.values())


def _in_one_line(text: str) -> str:
    return _WRAP.sub(" ", _SOFT_WRAP.sub("", text)) if "\n" in text else text


_SOFT_WRAP = re.compile(r"=\r?\n(?:> ?)*")
_WRAP = re.compile(r"[ \t]*\r?\n[ \t]*(?:[>|][ \t]*)*")
