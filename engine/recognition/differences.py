"""Say in which words a near alert and the known template agree and in which they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from engine.findings import Difference
from engine.recognition.fit import Fit
from engine.recognition.paste import Paste
from engine.recognition.patterns import Gap


def differences_of(found: Fit, paste: Paste) -> tuple[Difference, ...]:
    """Runs of words in which the paste and the pattern agree or not; a name agrees with its `{name}`."""
    steps = [*_steps(found)]
    return tuple(
        Difference(
            same, _original(paste, [step.words for step in run]), _in_one_line("".join(step.known for step in run))
        )
        for same, group in groupby(steps, key=lambda step: step.same)
        if (run := [*group])
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """Words of the paste `[from, to)` beside what the template has there."""

    same: bool
    words: tuple[int, int]
    known: str


def _steps(found: Fit) -> Iterator[_Step]:
    """The pattern word for word, with names and foreign words where they stand."""
    pattern, foreign = found.pattern, sorted(found.foreign)
    for literal, word in enumerate(found.words):
        run = pattern.run_of[literal]
        if literal and run != pattern.run_of[literal - 1] and run in found.names:
            yield _Step(True, found.names[run], _known_names(pattern.gaps[run]))
        while foreign and foreign[0] < word:
            at = foreign.pop(0)
            yield _Step(False, (at, at + 1), "")
        same = found.qualities[literal] == 1.0
        yield _Step(same, (word, word + 1) if word >= 0 else (0, 0), pattern.printed[literal])


def _known_names(gap: Gap) -> str:
    names = "".join(f"{{{slot.name}}}{mark}" for slot, mark in zip(gap.slots, gap.marks[1:], strict=True))
    return f"{names} "


def _original(paste: Paste, words: list[tuple[int, int]]) -> str:
    """The folded text from the first to the last of those words, in one line."""
    there = [(first, last) for first, last in words if first < last]
    if not there:
        return ""
    text = paste.text[paste.words.starts[there[0][0]] : paste.words.ends[there[-1][1] - 1]]
    return _in_one_line(text)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
