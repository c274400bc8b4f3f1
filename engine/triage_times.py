"""Reads when alerts were raised, in whatever form an export writes times."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta


def times_of(cells: Sequence[str], texts: Sequence[str]) -> list[datetime | None]:
    """The time of every row: of its cell, or where no cell holds anything, what its text begins with.

    All are read in the one form that fits most: 3/4 is a day in March only if no month is above 12. Times are as
    exported, without a zone.
    """
    written = cells if any(cells) else [_beginning(text) for text in texts]
    sample = [cell for cell in written if cell][:_LOOKED_AT]
    read = max(_READERS, key=lambda reader: sum(reader(cell) is not None for cell in sample))
    return [read(cell) if cell else None for cell in written]


def _beginning(text: str) -> str:
    """The time at the beginning of a line of a log, "" when there is none."""
    found = _AT_BEGINNING.match(text)
    return found["time"].strip().replace(",", ".") if found else ""


def _reader(form: str) -> Callable[[str], datetime | None]:
    return lambda text: _time(text, form)


def _time(text: str, form: str) -> datetime | None:
    try:
        found = datetime.strptime(text, form) if form else datetime.fromisoformat(text)  # noqa: DTZ007 (as exported)
    except ValueError:
        return None
    return found.replace(tzinfo=None)


def _serial(text: str) -> datetime | None:
    """A day number of a spreadsheet, counted from the end of 1899."""
    try:
        days = float(text)
    except ValueError:
        return None
    return _DAY_ZERO + timedelta(seconds=round(days * 86_400)) if _EARLIEST <= days <= _LATEST else None


_FORMS = ("", *(f"{day}{time}" for day in ("%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%d/%b/%Y")
                for time in (" %I:%M %p", " %I:%M:%S %p", " %H:%M", " %H:%M:%S", ":%H:%M:%S", "")))  # fmt: skip
"""Forms of time that spreadsheets and logs write; "" is ISO 8601."""
_READERS: tuple[Callable[[str], datetime | None], ...] = (*map(_reader, _FORMS), _serial)
_AT_BEGINNING = re.compile(
    r"[\[(<]?(?P<time>(?:\d{4}[-/]\d\d[-/]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d\d/[A-Z][a-z]{2}/\d{4})"
    r"[ T:]\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d| [AP]M)?)"
)
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 (as exported)
_EARLIEST, _LATEST = 36_526, 73_050
"""The years 2000 to 2099; other numbers are no days."""
_LOOKED_AT = 200
