"""Turn what fills the slots of a placing into captures and findings that point into the original text."""

from __future__ import annotations

from collections.abc import Iterable

from engine.findings import Capture, Finding, Origin
from engine.recognition.gaps import Filled
from engine.recognition.normalise import Folded


def captures_of(filled: Iterable[Filled], original: str, folded: Folded) -> tuple[Capture, ...]:
    """The names, each once."""
    found: dict[tuple[str, str], Capture] = {}
    for one in filled:
        if not one.answer:
            text = original_text(original, folded, one.start, one.end)
            capture = Capture(one.slot.name, text, folded.span(one.start, one.end))
            found.setdefault((one.slot.name, text), capture)
    return tuple(found.values())


def findings_of(filled: Iterable[Filled], original: str, folded: Folded) -> tuple[Finding, ...]:
    """The chosen options as findings, one for each question: the first, for a sentence says one thing."""
    found: dict[str, Finding] = {}
    for one in filled:
        if one.answer:
            text = original_text(original, folded, one.start, one.end)
            finding = Finding(one.slot.name, one.answer, Origin.ALERT, text, folded.span(one.start, one.end))
            found.setdefault(one.slot.name, finding)
    return tuple(found.values())


def original_text(original: str, folded: Folded, start: int, end: int) -> str:
    """What stands at `[start, end)` of the folded text as it stands in the original, to the character.

    Only what is not text is read: a line break with its quoting marks is a blank, markup and what cannot be seen is
    nothing, an encoded character is the character. So without such things inside it is exactly `original[span]`.
    """
    written = original[folded.starts[start] : folded.ends[end - 1]]
    if written == folded.text[start:end] and "\n" not in written:
        return written
    pieces: list[str] = []
    behind = -1
    for at in range(start, end):
        first, last = folded.starts[at], folded.ends[at]
        written = original[first:last]
        if first < behind:
            continue
        behind = last
        blank = "\n" not in written and written.isspace()
        pieces.append(written if blank or last - first == 1 else folded.text[at])
    return " ".join("".join(pieces).split("\n"))
