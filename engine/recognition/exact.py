"""Find the patterns that stand in a paste word for word: words are ids in strings, so that `str.find` does it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from engine.recognition.acceptance import is_an_alert
from engine.recognition.edges import leading, trailing
from engine.recognition.gaps import LONGEST, Filled, Stretch, fill, small_words
from engine.recognition.paste import Paste
from engine.recognition.patterns import Gap, Pattern, Patterns
from engine.recognition.placing import Placing

MOST_STEPS = 24_000
"""Steps for one paste, each about a microsecond: twenty alerts with ten rivals and four names each take a tenth."""

_STEPS_A_PLACE = 64
_STEPS_A_NAME = 10

_MOST_LAYOUTS = 8
"""Ways of laying one pattern over one place that are tried when names may end in several places."""

_MOST_AGAINST = 1_000

_MOST_PROSE = 8
"""With more letters of prose in its names a placing may have swallowed another alert: less literal ones are tried."""

_Steps = Iterator[int]
"""What is left to spend; spent by whoever takes from it."""


def exact_placings(paste: Paste, patterns: Patterns) -> list[Placing]:
    """Every pattern whose literal words all stand in order in the paste; where several would fit, the most literal.

    Patterns that are equally literal and cover the same words are all given. Work is bounded by the number of
    patterns times the length of the paste in `str.find`, and by `MOST_STEPS` for looking closely.
    """
    placings: list[Placing] = []
    taken = [0] * len(paste.ids)
    steps = iter(range(MOST_STEPS))
    for pattern in _candidates(paste, patterns):
        anchor = pattern.runs[pattern.anchor]
        at = paste.ids.find(anchor)
        while at >= 0 and _spend(steps, 1):
            placing = _placing(pattern, paste, at, taken, steps) if taken[at] <= pattern.size else None
            if placing is not None:
                placings.append(placing)
                if placing.prose <= _MOST_PROSE:
                    taken[placing.first : placing.last] = [placing.size] * (placing.last - placing.first)
            at = paste.ids.find(anchor, placing.last if placing else at + 1)
    return placings


def _spend(steps: _Steps, count: int) -> bool:
    """Whether that many steps were left; they are gone now."""
    return sum(1 for _ in islice(steps, count)) == count


def _candidates(paste: Paste, patterns: Patterns) -> list[Pattern]:
    ids = paste.ids
    found = [
        pattern
        for one in set(ids)
        for pattern in patterns.by_rarest.get(one, ())
        if all(run in ids for run in pattern.runs)
    ]
    return sorted(found, key=lambda pattern: (-pattern.size, pattern.number))


def _placing(pattern: Pattern, paste: Paste, at: int, taken: list[int], steps: _Steps) -> Placing | None:
    """The pattern with its anchor run at word `at`: the layout with the least against it, else the shortest names."""
    best: Placing | None = None
    least = _MOST_AGAINST
    here = islice(steps, _STEPS_A_PLACE + 2 * len(pattern.runs))
    for starts in islice(_layouts(pattern, paste, at, here), _MOST_LAYOUTS):
        if not _spend(steps, _STEPS_A_NAME * len(pattern.gaps)):
            break
        stretches = _stretches(pattern, paste, starts)
        placing = _filled(pattern, paste, starts, stretches)
        if placing is None or max(taken[placing.first : placing.last]) > placing.size:
            continue
        against = _against(placing, paste, stretches)
        if against < least and is_an_alert(placing, paste):
            best, least = placing, against
        if not least:
            break
    return best


def _layouts(pattern: Pattern, paste: Paste, at: int, steps: _Steps) -> Iterator[tuple[int, ...]]:
    """Where the runs may begin if the anchor run begins at word `at`, nearest first."""
    for before in _to_the_left(pattern, paste, pattern.anchor, at, steps):
        for after in _to_the_right(pattern, paste, pattern.anchor, at, steps):
            yield (*before, at, *after)


def _to_the_right(pattern: Pattern, paste: Paste, number: int, at: int, steps: _Steps) -> Iterator[tuple[int, ...]]:
    if number + 1 == len(pattern.runs):
        yield ()
        return
    end = at + len(pattern.runs[number])
    for start in _starts_after(pattern.gaps[number + 1], pattern.runs[number + 1], paste, end):
        if not _spend(steps, 1):
            return
        for rest in _to_the_right(pattern, paste, number + 1, start, steps):
            yield (start, *rest)


def _to_the_left(pattern: Pattern, paste: Paste, number: int, at: int, steps: _Steps) -> Iterator[tuple[int, ...]]:
    if number == 0:
        yield ()
        return
    for start in _starts_before(pattern.gaps[number], pattern.runs[number - 1], paste, at):
        if not _spend(steps, 1):
            return
        for rest in _to_the_left(pattern, paste, number - 1, start, steps):
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


def _stretches(pattern: Pattern, paste: Paste, starts: tuple[int, ...]) -> list[Stretch]:
    """What lies before, between and behind the runs."""
    ends = [start + len(run) for start, run in zip(starts, pattern.runs, strict=True)]
    between = [
        Stretch(end, start, paste.words.ends[end - 1], paste.words.starts[start])
        for end, start in zip(ends[:-1], starts[1:], strict=True)
    ]
    return [leading(pattern.gaps[0], paste, starts[0]), *between, trailing(pattern.gaps[-1], paste, ends[-1])]


def _filled(pattern: Pattern, paste: Paste, starts: tuple[int, ...], stretches: list[Stretch]) -> Placing | None:
    """The placing with all gaps filled; None if a choice is not one of its options."""
    filled: list[Filled] = []
    for gap, stretch in zip(pattern.gaps, stretches, strict=True):
        found = fill(gap, paste, stretch) if gap.slots else ()
        if found is None:
            return None
        filled += found
    there = [one for one in filled if one.start < one.end]
    last = starts[-1] + len(pattern.runs[-1])
    span = (
        min([paste.words.starts[starts[0]], *(one.start for one in there)]),
        max([paste.words.ends[last - 1], *(one.end for one in there)]),
    )
    prose = sum(map(len, small_words(there, paste.text)))
    size = sum(map(len, pattern.keys)) + sum(_letters(one, paste) for one in there if one.answer)
    return Placing(pattern, starts[0], last, span, tuple(there), size, prose)


def _letters(chosen: Filled, paste: Paste) -> int:
    """The letters of a chosen option, counted as those of literal words are."""
    return sum(map(len, paste.words.keys[paste.word_from(chosen.start) : paste.word_from(chosen.end)]))


def _against(placing: Placing, paste: Paste, stretches: list[Stretch]) -> int:
    """How much speaks against where the names end: repeated ones that differ, half a quotation, a missing mark."""
    names: dict[str, str] = {}
    against = 0
    for one in placing.filled:
        said = " ".join(paste.text[one.start : one.end].split())
        against += not one.answer and names.setdefault(one.slot.name, said) != said
    for gap, stretch in zip(placing.pattern.gaps[1:-1], stretches[1:-1], strict=True):
        text = paste.text[stretch.start : stretch.end].strip()
        mark = gap.marks[-1].strip()
        against += text.count('"') % 2 + (text.count("<") != text.count(">"))
        against += bool(mark) and not text.endswith(mark)
    return against
