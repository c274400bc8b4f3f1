"""Reads separated values with whatever separator, and pasted lines, into a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice

from engine.table_headings import MOST_ABOVE, heading_of
from engine.tables import LARGEST_FILE, MOST_ROWS, TOO_MANY_ROWS, Table, UnreadableTable, table_of
from engine.triage_columns import is_known_heading

TEXT = "Text"
"""What the one column of pasted lines is called."""


csv.field_size_limit(LARGEST_FILE)  # A cell that is too long is one bad row, not a file that cannot be read.


def read_separated(text: str) -> Table:
    """The table in a text; one alert a line when no separator makes a table of it. Raises UnreadableTable."""
    announced = text[:_ANNOUNCED].lower().startswith("sep=")
    separator = text[4:5] if announced else _separator(text)
    body = text.partition("\n")[2] if announced else text
    if separator:
        numbers, records = _filled(_records(body, separator))
        return table_of("CSV", records, numbers=numbers, heading=heading_of(records))
    numbers, records = _filled([line.rstrip("\n")] for line in io.StringIO(body, newline=None))
    if records and is_known_heading(records[0][0]):
        return table_of("CSV", records, numbers=numbers)
    return table_of("lines", [[TEXT], *records], numbers=[0, *numbers])


def _filled(records: Iterable[list[str]]) -> tuple[list[int], list[list[str]]]:
    """The records that hold anything, and their numbers. Raises UnreadableTable as soon as there are too many."""
    numbers, filled = [], []
    for number, record in enumerate(records, start=1):
        if any(cell.strip() for cell in record):
            numbers.append(number)
            filled.append(record)
        if len(filled) > MOST_ROWS + MOST_ABOVE:
            raise UnreadableTable(TOO_MANY_ROWS)
    return numbers, filled


def _separator(text: str) -> str:
    """What separates the values, "" when nothing does; known headings decide, then how even the rows are."""
    best = max(_SEPARATORS, key=lambda separator: _likeness_to_table(text, separator))
    return best if _likeness_to_table(text, best) > (0, 0.0) else ""


def _likeness_to_table(text: str, separator: str) -> tuple[int, float]:
    try:
        records = [each for each in islice(_records(text[:_LOOKED_AT], separator), _LOOKED_AT_ROWS) if any(each)]
    except UnreadableTable:
        return 0, 0.0
    if not records:
        return 0, 0.0
    place = heading_of(records)
    heading, rows = records[place], records[place + 1 :] or records
    if len(heading) < _FEWEST_COLUMNS:
        return 0, 0.0
    known = sum(is_known_heading(cell) for cell in heading)
    even = sum(len(row) == len(heading) for row in rows) / len(rows)
    short = all(len(cell) < _LONGEST_HEADING for cell in heading)
    return (known, even) if known or (short and even >= _EVEN and len(records) > 1) else (0, 0.0)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        yield from reader
    except csv.Error as error:
        raise UnreadableTable(f"Line {reader.line_num:,} cannot be read as CSV: {error}.") from error


_SEPARATORS = (",", ";", "\t", "|")
_ANNOUNCED = 6
_LOOKED_AT = 100_000
_LOOKED_AT_ROWS = 20
_FEWEST_COLUMNS = 2
_LONGEST_HEADING = 60
_EVEN = 0.8
