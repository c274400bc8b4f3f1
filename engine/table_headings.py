"""Finds the row of headings, above which exports put titles, dates and names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from statistics import median

from engine.triage_columns import is_known_heading

MOST_ABOVE = 20
"""Records up to the headings that are looked at."""


def heading_of(records: Sequence[Sequence[str]]) -> int:
    """Which record holds the headings: the first one, unless what follows is plainly the heading of a table.

    That is a row of two or more known headings below a first row without any, or the first row as wide as the table
    below a first row that holds a title alone.
    """
    looked_at = list(islice(records, MOST_ABOVE))
    if not looked_at or _known(looked_at[0]):
        return _below_merged(looked_at)
    known = next((place for place, record in enumerate(looked_at) if _known(record) >= _SURE), None)
    if known is not None:
        return known
    width = median(_filled(record) for record in looked_at)
    if _filled(looked_at[0]) > 1 or width < _SURE:
        return 0
    return next(place for place, record in enumerate(looked_at) if _filled(record) >= width)


def _below_merged(records: Sequence[Sequence[str]]) -> int:
    """1 where the first row only groups columns and the second names every one of them."""
    if len(records) < _SURE:
        return 0
    first, second = records[0], records[1]
    groups = 0 < _filled(first) < _filled(second) and _known(second) >= _SURE and _known(second) > _known(first)
    return int(groups)


def _known(record: Sequence[str]) -> int:
    return sum(map(is_known_heading, record))


def _filled(record: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in record)


_SURE = 2
