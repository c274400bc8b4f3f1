"""Reads an Excel workbook into a table, without following what a hostile one wants: bombs, entities, links."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from engine.table_headings import heading_of
from engine.tables import MOST_COLUMNS, MOST_ROWS, TOO_MANY_ROWS, Table, UnreadableTable, table_of
from engine.triage_columns import is_known_heading

MOST_UNPACKED = 60 * 1024 * 1024
"""Bytes of all parts together; 10,000 rows of alerts take about 15 MB."""
MOST_PARTS = 500


def read_sheets(content: bytes) -> Table:
    """The table of the first sheet that has a known heading, else of the first that holds anything.

    Raises UnreadableTable.
    """
    _refuse_bombs(content)
    try:
        _refuse_long_sheets(content)
        sheets = list(_sheets(content))
    except UnreadableTable:
        raise
    except Exception as error:  # A broken workbook makes the library raise nearly anything; all of it means this.
        raise UnreadableTable("This workbook cannot be read: it is damaged, or not made by Excel.") from error
    found = next((sheet for sheet in sheets if _has_known_heading(sheet[1])), sheets[0] if sheets else None)
    if found is None:
        raise UnreadableTable("The workbook is empty.")
    numbers, records = found
    return table_of("XLSX", records, numbers=numbers, heading=heading_of(records))


def _has_known_heading(records: list[list[str]]) -> bool:
    return any(map(is_known_heading, records[heading_of(records)]))


def _refuse_bombs(content: bytes) -> None:
    """Looks at the sizes before anything is unpacked; the zip module never unpacks more than they say."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableTable("This file is damaged: it cannot be unpacked.") from error
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise UnreadableTable("This is an archive, not an Excel workbook. Unpack it first.")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnreadableTable(f"The workbook unpacks to more than {MOST_UNPACKED // 1024**2} MB. Save it as CSV.")


def _refuse_long_sheets(content: bytes) -> None:
    archive = zipfile.ZipFile(io.BytesIO(content))
    for part in archive.infolist():
        if part.filename.startswith("xl/worksheets/") and _count_rows(archive, part) > _LAST_ROW:
            raise UnreadableTable(TOO_MANY_ROWS)


def _count_rows(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """How many rows begin in a sheet; those that begin on the border of two pieces are not seen."""
    with archive.open(part) as sheet:
        return sum(len(_ROW.findall(piece)) for piece in iter(lambda: sheet.read(_PIECE), b""))


def _sheets(content: bytes) -> Iterator[tuple[list[int], list[list[str]]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # About styles and validations that do not matter here.
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if isinstance(sheet, ReadOnlyWorksheet):
                numbers, records = _filled_rows(sheet)
                if records:
                    yield numbers, records
        book.close()


def _filled_rows(sheet: Any) -> tuple[list[int], list[list[str]]]:
    """The rows that hold anything, and their numbers; one row and column beyond the limits, so that these tell."""
    sheet.reset_dimensions()
    numbers, records = [], []
    rows = sheet.iter_rows(max_row=_LAST_ROW + 1, max_col=MOST_COLUMNS + 1, values_only=True)
    for number, values in enumerate(rows, start=1):
        cells = _without_end([_cell(value) for value in values])
        if cells:
            numbers.append(number)
            records.append(cells)
        if number > _LAST_ROW or len(records) > MOST_ROWS + 1:
            raise UnreadableTable(TOO_MANY_ROWS)
    return numbers, records


def _without_end(cells: list[str]) -> list[str]:
    """The cells without the empty ones after the last."""
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


_ROW = re.compile(rb"<(?:\w{1,9}:)?row[ >/]")
_PIECE = 1024 * 1024
_LAST_ROW = 4 * MOST_ROWS
"""Sheets have empty rows in between; beyond this one nothing is looked for."""
