"""Turns the rows of a table into lines to diagnose: the text with its codes, whom it concerns, and when it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from engine.helpdesk import LONGEST_TEXT
from engine.tables import BadRow, Row, Table
from engine.triage_columns import Role


@dataclass(frozen=True, slots=True)
class Line:
    """One row to diagnose; `mailbox` is "" and `at` None where the table does not say."""

    row: Row
    text: str
    mailbox: str
    at: datetime | None
    is_information: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a table; `quiet` rows report nothing, `bad` ones cannot be used."""

    lines: tuple[Line, ...]
    quiet: tuple[Row, ...]
    bad: tuple[BadRow, ...]


def lines_of(table: Table, roles: Sequence[Role]) -> Lines:
    """The lines of a table whose columns have these roles."""
    places = {role: [place for place, each in enumerate(roles) if each is role] for role in Role}
    read_time = _reader_of_times(row.cells[place] for place in places[Role.TIME] for row in table.rows)
    lines: list[Line] = []
    quiet: list[Row] = []
    bad: list[BadRow] = []
    for row in table.rows:
        text = _text(row, table.columns, places[Role.TEXT], places[Role.CODE], places[Role.STATE])
        if len(text) > LONGEST_TEXT:
            bad.append(BadRow(row.number, "", f"{len(text):,} characters; {LONGEST_TEXT:,} are the most."))
        elif text:
            level, mailbox, at = (_first(row, places[role]) for role in (Role.LEVEL, Role.MAILBOX, Role.TIME))
            lines.append(Line(row, text, mailbox, read_time(at), level.casefold() in _INFORMATION))
        elif places[Role.CODE] or places[Role.STATE]:
            quiet.append(row)
        else:
            column = table.columns[places[Role.TEXT][0]] if places[Role.TEXT] else ""
            bad.append(BadRow(row.number, column, "empty."))
    return Lines(tuple(lines), tuple(quiet), tuple(bad))


def _text(row: Row, columns: Sequence[str], texts: list[int], codes: list[int], states: list[int]) -> str:
    """The texts, then every code and every failure that they do not tell already."""
    parts = list(dict.fromkeys(cell for place in texts if (cell := row.cells[place].strip())))
    told = "\n".join(parts)
    for place in codes:
        code = row.cells[place].strip()
        if code.strip("0") and code not in told and not _SMALL_NUMBER.fullmatch(code):
            parts.append(f"Error code: {code}")
    parts += [f"{columns[place]}: Failure" for place in states if row.cells[place].strip().casefold() in _FAILURE]
    return "\n".join(parts)


def _first(row: Row, places: list[int]) -> str:
    return row.cells[places[0]].strip() if places else ""


def _reader_of_times(cells: Iterable[str]) -> Callable[[str], datetime | None]:
    """Reads times in the one form that fits most cells: 3/4 is a day in March only if no month is above 12."""
    sample = [cell.strip() for cell in cells if cell.strip()][:_LOOKED_AT]

    def reader(form: str) -> Callable[[str], datetime | None]:
        return lambda text: _time(text, form)

    readers = [reader(form) for form in _FORMS]
    return max(readers, key=lambda read: sum(read(cell) is not None for cell in sample))


def _time(text: str, form: str) -> datetime | None:
    try:
        found = datetime.strptime(text, form) if form else datetime.fromisoformat(text)  # noqa: DTZ007 (as exported)
    except ValueError:
        return None
    return found.replace(tzinfo=None)


_FORMS = ("", *(f"{day}{time}" for day in ("%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y")
                for time in (" %I:%M %p", " %I:%M:%S %p", " %H:%M", " %H:%M:%S", "")))  # fmt: skip
"""Forms of time that spreadsheets write; "" is ISO 8601."""
_LOOKED_AT = 200
_SMALL_NUMBER = re.compile(r"-?\d{1,2}")
_FAILURE = frozenset({"2", "failure", "failed", "error"})
"""2 is Failure in the status columns of the table Mailbox."""
_INFORMATION = frozenset({"1", "information", "informational", "info"})
"""1 is Information in the column level of the table TraceLog."""
