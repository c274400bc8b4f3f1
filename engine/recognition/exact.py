"""Find the patterns that stand in a paste word for word: literal words as strings of ids, so that `str.find` does it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from engine.recognition.acceptance import is_an_alert
from engine.recognition.edges import leading, trailing
from engine.recognition.gaps import LONGEST, Filled, Stretch, fill
from engine.recognition.paste import Paste
from engine.recognition.patterns import Gap, Pattern, Patterns
from engine.recognition.placing import Placing

_MOST_TRIALS = 2_000
"""Places tried in one paste: twenty alerts of 150 letters with a hundred rival patterns each stay far below."""

_MOST_LAYOUTS = 8
"""Ways of laying one pattern over one place that are tried to make repeated names agree."""


def exact_placings(paste: Paste, patterns: Patterns) -> list[Placing]:
    """Every pattern whose literal words all stand in order in the paste; where several would fit, the most literal.

    Patterns that are equally literal and cover the same words are all given. Work is bounded by the number of
    patterns times the length of the paste in `str.find`, and by `_MOST_TRIALS` places looked at closely.
    """
    placings: list[Placing] = []
    taken = [0] * len(paste.ids)
    trials = 0
    for pattern in _candidates(paste, patterns):
        anchor = pattern.runs[pattern.anchor]
        at = paste.ids.find(anchor)
        while at >= 0 and trials < _MOST_TRIALS:
            placing = None
            if taken[at] <= pattern.size:
                trials += 1
                placing = _placing(pattern, paste, at, taken)
            if placing is not None:
                placings.append(placing)
                taken[placing.first : placing.last] = [pattern.size] * (placing.last - placing.first)
            at = paste.ids.find(anchor, placing.last if placing else at + 1)
    return placings


def _candidates(paste: Paste, patterns: Patterns) -> list[Pattern]:
    ids = paste.ids
    found = [
        pattern
        for one in set(ids)
        for pattern in patterns.by_rarest.get(one, ())
        if all(run in ids for run in pattern.runs)
    ]
    return sorted(found, key=lambda pattern: (-pattern.size, pattern.number))


def _placing(pattern: Pattern, paste: Paste, at: int, taken: list[int]) -> Placing | None:
    """The pattern with its anchor run at word `at`, names as short as can be and equal where they are repeated."""
    fallback: Placing | None = None
    for starts in islice(_layouts(pattern, paste, at), _MOST_LAYOUTS):
        placing = _filled(pattern, paste, starts)
        if placing is None or any(size > pattern.size for size in taken[placing.first : placing.last]):
            continue
        if not is_an_alert(placing, paste):
            continue
        if _agrees(placing, paste):
            return placing
        fallback = fallback or placing
    return fallback


def _layouts(pattern: Pattern, paste: Paste, at: int) -> Iterator[tuple[int, ...]]:
    """Where the runs may begin if the anchor run begins at word `at`, nearest first."""
    for before in _to_the_left(pattern, paste, pattern.anchor, at):
        for after in _to_the_right(pattern, paste, pattern.anchor, at):
            yield (*before, at, *after)


def _to_the_right(pattern: Pattern, paste: Paste, number: int, at: int) -> Iterator[tuple[int, ...]]:
    if number + 1 == len(pattern.runs):
        yield ()
        return
    end = at + len(pattern.runs[number])
    for start in islice(_starts_after(pattern.gaps[number + 1], pattern.runs[number + 1], paste, end), _MOST_LAYOUTS):
        for rest in _to_the_right(pattern, paste, number + 1, start):
            yield (start, *rest)


def _to_the_left(pattern: Pattern, paste: Paste, number: int, at: int) -> Iterator[tuple[int, ...]]:
    if number == 0:
        yield ()
        return
    for start in islice(_starts_before(pattern.gaps[number], pattern.runs[number - 1], paste, at), _MOST_LAYOUTS):
        for rest in _to_the_left(pattern, paste, number - 1, start):
            yield (*rest, start)


def _starts_after(gap: Gap, run: str, paste: Paste, end: int) -> Iterator[int]:
    """Where `run` begins with the gap before it beginning at word `end`: one word or more away, at last none."""
    limit = min(len(paste.ids), end + LONGEST + len(run))
    start = paste.ids.find(run, end + 1, limit)
    while start >= 0 and not paste.crosses_hard_break(end - 1, start):
        yield start
        start = paste.ids.find(run, start + 1, limit)
    if paste.ids.startswith(run, end) and not gap.only_choices:
        yield end


def _starts_before(gap: Gap, run: str, paste: Paste, begin: int) -> Iterator[int]:
    """Where `run` begins with the gap after it ending before word `begin`."""
    limit = max(0, begin - LONGEST - len(run))
    start = paste.ids.rfind(run, limit, max(begin - 1, 0))
    while start >= 0 and not paste.crosses_hard_break(start + len(run) - 1, begin):
        yield start
        start = paste.ids.rfind(run, limit, start + len(run) - 1)
    if paste.ids.endswith(run, 0, begin) and not gap.only_choices:
        yield begin - len(run)


def _filled(pattern: Pattern, paste: Paste, starts: tuple[int, ...]) -> Placing | None:
    """The placing with all gaps filled; None if a choice is not one of its options."""
    ends = [start + len(run) for start, run in zip(starts, pattern.runs, strict=True)]
    stretches = [leading(pattern.gaps[0], paste, starts[0])]
    for end, start in zip(ends[:-1], starts[1:], strict=True):
        stretches.append(Stretch(end, start, paste.words.ends[end - 1], paste.words.starts[start]))
    stretches.append(trailing(pattern.gaps[-1], paste, ends[-1]))
    filled: list[Filled] = []
    for gap, stretch in zip(pattern.gaps, stretches, strict=True):
        found = fill(gap, paste, stretch) if gap.slots else ()
        if found is None:
            return None
        filled += found
    there = [one for one in filled if one.start < one.end]
    span = (
        min([paste.words.starts[starts[0]], *(one.start for one in there)]),
        max([paste.words.ends[ends[-1] - 1], *(one.end for one in there)]),
    )
    return Placing(pattern, starts[0], ends[-1], span, tuple(there), pattern.size)


def _agrees(placing: Placing, paste: Paste) -> bool:
    """Whether a name that stands in the template twice is the same both times."""
    names: dict[str, str] = {}
    return all(
        names.setdefault(one.slot.name, said := " ".join(paste.text[one.start : one.end].split())) == said
        for one in placing.filled
        if not one.answer
    )
