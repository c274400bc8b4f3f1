"""Reads separated values with whatever separator, and pasted lines, into a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from engine.tables import MOST_ROWS, Table, UnreadableTable, table_of
from engine.triage_columns import is_known_heading

TEXT = "Text"
"""What the one column of pasted lines is called."""


def read_separated(text: str) -> Table:
    """The table in a text; one alert a line when no separator makes a table of it. Raises UnreadableTable."""
    announced = text[:_ANNOUNCED].lower().startswith("sep=")
    separator = text[4:5] if announced else _separator(text)
    body = text.partition("\n")[2] if announced else text
    if not separator:
        lines = [TEXT, *body.splitlines()]
        if is_known_heading(lines[1]):
            return table_of("CSV", [[line] for line in lines[1:]])
        return table_of("lines", [[line] for line in lines], numbers=list(range(len(lines))))
    numbers, records = [], []
    for number, record in enumerate(_records(body, separator), start=1):
        numbers.append(number)
        records.append(record)
        if number > 2 * MOST_ROWS:
            break
    return table_of("CSV", records, numbers=numbers)


def _separator(text: str) -> str:
    """What separates the values, "" when nothing does; known headings decide, then how even the rows are."""
    best = max(_SEPARATORS, key=lambda separator: _likeness_to_table(text, separator))
    return best if _likeness_to_table(text, best) > (0, 0.0) else ""


def _likeness_to_table(text: str, separator: str) -> tuple[int, float]:
    try:
        records = [each for each in islice(_records(text[:_LOOKED_AT], separator), _LOOKED_AT_ROWS) if any(each)]
    except UnreadableTable:
        return 0, 0.0
    if not records or len(records[0]) < _FEWEST_COLUMNS:
        return 0, 0.0
    heading, rows = records[0], records[1:] or records
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
