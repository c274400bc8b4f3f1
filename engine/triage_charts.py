"""Counts a triage for its charts: rows by cause, and alerts over time in steps that fit the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.triage_result import Triage

WIDTH = 100
"""Of the longest bar, in units of the drawing."""
MOST_CAUSES = 15
MOST_STEPS = 92
"""Of a time line; beyond that its bars are too thin, and the next longer step is taken."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: `length` is in units of WIDTH; `passes` whether it is of a cause that passes by itself."""

    label: str
    count: int
    length: int
    passes: bool = False


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Alerts over time: `unit` is what one bar stands for ("hour", "day" …); `undated` rows tell no time."""

    unit: str
    bars: tuple[Bar, ...]
    undated: int

    @property
    def busiest(self) -> Bar:
        """The highest bar, the first of equals."""
        return max(self.bars, key=lambda bar: bar.count)


def bars_by_cause(triage: Triage) -> tuple[Bar, ...]:
    """The groups by their rows, the most first, then what is not recognised; at most MOST_CAUSES and that."""
    groups = sorted(triage.groups, key=lambda group: -len(group.placed))[:MOST_CAUSES]
    counts = [(group.title, len(group.placed), group.is_transient) for group in groups]
    unknown = sum(len(cluster.lines) for cluster in triage.clusters)
    if groups and unknown:
        counts.append(("Not recognised", unknown, False))
    most = max((count for _, count, _ in counts), default=1)
    return tuple(Bar(label, count, max(1, round(WIDTH * count / most)), passes) for label, count, passes in counts)


def time_line(triage: Triage) -> TimeLine | None:
    """The alerts from the first to the last in the shortest step that gives few enough bars; None without two times.

    Where all times are midnight they are dates, and hours would say nothing.
    """
    lines = [each.line for group in triage.groups for each in group.placed]
    lines += [line for cluster in triage.clusters for line in cluster.lines]
    times = [line.at for line in lines if line.at]
    if len(set(times)) < _FEWEST_TIMES:
        return None
    tell_hours = any(_day(time) != time for time in times)
    for unit, begin, following, form in _STEPS if tell_hours else _STEPS[1:]:
        steps = list(_steps(begin(min(times)), max(times), following))
        if len(steps) <= MOST_STEPS:
            counts = Counter(begin(time) for time in times)
            return TimeLine(unit, _bars(steps, counts, form), len(lines) - len(times))
    return None


def _bars(steps: list[datetime], counts: Counter[datetime], form: str) -> tuple[Bar, ...]:
    most = max(counts.values())
    return tuple(Bar(f"{step:{form}}", counts[step], round(WIDTH * counts[step] / most)) for step in steps)


def _steps(at: datetime, last: datetime, following: Callable[[datetime], datetime]) -> Iterator[datetime]:
    number = 0
    while at <= last and number <= MOST_STEPS:
        yield at
        at, number = following(at), number + 1


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _day(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def _week(at: datetime) -> datetime:
    return _day(at) - timedelta(days=at.weekday())


def _month(at: datetime) -> datetime:
    return _day(at).replace(day=1)


def _year(at: datetime) -> datetime:
    return _month(at).replace(month=1)


_STEPS: tuple[tuple[str, Callable[[datetime], datetime], Callable[[datetime], datetime], str], ...] = (
    ("hour", _hour, lambda at: at + timedelta(hours=1), "%Y-%m-%d %H:%M"),
    ("day", _day, lambda at: at + timedelta(days=1), "%Y-%m-%d"),
    ("week", _week, lambda at: at + timedelta(weeks=1), "week of %Y-%m-%d"),
    ("month", _month, lambda at: _month(at + timedelta(days=32)), "%Y-%m"),
    ("year", _year, lambda at: _year(at + timedelta(days=366)), "%Y"),
)
"""Unit, the beginning of the one a time is in, the beginning of the next, and how it is written."""
_FEWEST_TIMES = 2
