"""A table of alerts as it was exported: columns, rows with their numbers, and what could not be used."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.helpdesk import Refused

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes."""
MOST_ROWS = 10_000
TOO_MANY_ROWS = f"There are more than {MOST_ROWS:,} rows. Export a shorter time, or fewer mailboxes."
MOST_COLUMNS = 150
LONGEST_CELL = 20_000
"""Characters: what is longer is a log, not an alert."""


class UnreadableTable(Refused):
    """The file is no table that can be triaged; the message says why and what to do instead."""


class FileTooLarge(UnreadableTable):
    """The file is larger than LARGEST_FILE."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record; `number` is its place in the file, where the row of headings is 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out, and why; `column` is "" where the whole row is meant.

    `cells` are the beginnings of its cells, as far as there are columns for them.
    """

    number: int
    column: str
    message: str
    cells: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """What is wrong, and in which column."""
        return f"column {self.column}: {self.message}" if self.column else self.message

    def __str__(self) -> str:
        return f"Row {self.number}{f', column {self.column}' if self.column else ''}: {self.message}"


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds; every row has as many cells as there are columns. `form` is how it was written."""

    form: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    bad: tuple[BadRow, ...] = ()
    notes: tuple[str, ...] = ()


def table_of(form: str, records: list[list[str]], *, numbers: list[int] | None = None, heading: int = 0) -> Table:
    """The table of these records; empty ones, and what stands above the one with the headings, are passed over.

    `numbers` are the places of the records in the file, by default 1, 2, 3 … Raises UnreadableTable.
    """
    numbers = numbers or list(range(1, len(records) + 1))
    columns = named_columns(records[heading]) if records else ()
    notes = (f"The headings were taken from row {numbers[heading]}.",) if heading else ()
    rows: list[Row] = []
    bad: list[BadRow] = []
    for number, cells in zip(numbers[heading + 1 :], records[heading + 1 :], strict=True):
        if not any(cell.strip() for cell in cells):
            continue
        problem = _problem(number, cells, columns)
        if problem:
            bad.append(replace(problem, cells=tuple(cell[:_KEPT_OF_BAD] for cell in _fitted(cells, columns))))
        else:
            rows.append(Row(number, _fitted(cells, columns)))
        if len(rows) + len(bad) > MOST_ROWS:
            raise UnreadableTable(TOO_MANY_ROWS)
    if not rows and not bad:
        raise UnreadableTable("There is nothing to triage in it: no row below the headings.")
    return Table(form, columns, tuple(rows), tuple(bad), notes)


def named_columns(names: list[str]) -> tuple[str, ...]:
    """The headings, each with a name of its own. Raises UnreadableTable when there are too many."""
    while names and not names[-1].strip():
        names = names[:-1]
    if len(names) > MOST_COLUMNS:
        raise UnreadableTable(f"There are {len(names):,} columns; {MOST_COLUMNS} are the most. Export fewer columns.")
    named: list[str] = []
    for place, name in enumerate(names, start=1):
        plain = " ".join(name.split())[:_LONGEST_NAME] or f"Column {place}"
        named.append(plain if plain not in named else f"{plain} ({place})")
    return tuple(named)


def _fitted(cells: list[str], columns: tuple[str, ...]) -> tuple[str, ...]:
    return (*cells, *[""] * (len(columns) - len(cells)))[: len(columns)]


def _problem(number: int, cells: list[str], columns: tuple[str, ...]) -> BadRow | None:
    if any(cell.strip() for cell in cells[len(columns) :]):
        return BadRow(number, "", f"it has {len(cells)} cells, but there are {len(columns)} columns.")
    for column, cell in zip(columns, cells, strict=False):
        if len(cell) > LONGEST_CELL:
            hint = " Perhaps a quotation mark is missing in it." if "\n" in cell else ""
            return BadRow(number, column, f"{len(cell):,} characters; {LONGEST_CELL:,} are the most.{hint}")
    return None


_LONGEST_NAME = 80
_KEPT_OF_BAD = 1_000
"""Characters of each cell: enough to find the row again."""
