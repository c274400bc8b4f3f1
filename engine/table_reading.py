"""Reads exported alerts into a table: a CSV, XLSX or JSON file, JSON lines, or pasted lines."""

from __future__ import annotations

import codecs

from engine.table_records import read_records
from engine.table_separated import read_separated
from engine.table_sheets import read_sheets
from engine.tables import LARGEST_FILE, FileTooLarge, Table, UnreadableTable


def read_table(content: bytes) -> Table:
    """The table in a file of any of these forms, told apart by what it holds and not by its name.

    Takes time linear in the file. Raises UnreadableTable.
    """
    if len(content) > LARGEST_FILE:
        raise FileTooLarge(f"The file is larger than {LARGEST_FILE // 1024**2} MB. Export less of it.")
    if not content.strip():
        raise UnreadableTable("The file is empty.")
    if content.startswith(_ZIP):
        return read_sheets(content)
    if content.startswith(_OLD_EXCEL):
        raise UnreadableTable("This is an old Excel file (.xls) or one with a password. Save it as .xlsx or .csv.")
    return read_text(decoded(content))


def read_text(text: str) -> Table:
    """The table in a text: JSON, JSON lines, separated values, or one alert a line. Raises UnreadableTable."""
    if text.lstrip().startswith(("{", "[")):
        table = read_records(text)
        if table is not None:
            return table
    return read_separated(text)


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252. Raises UnreadableTable for what is no text."""
    text = _decoded(content)
    if "\0" in text:
        raise UnreadableTable("This is not a text, CSV, JSON or XLSX file.")
    return text.removeprefix("\ufeff")


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    head = content[:_HEAD]
    if head[1::2].count(0) > len(head) // 3:
        return content.decode("utf-16-le", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_HEAD = 1_000
