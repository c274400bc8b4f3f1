"""Reads exported alerts into a table: a CSV, XLSX or JSON file, JSON lines, or pasted lines."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

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
    for beginning, why in _NO_TABLES.items():
        if content.lstrip(_BLANK)[:_LONGEST_BEGINNING].lower().startswith(beginning):
            raise UnreadableTable(why)
    if content.startswith(_ZIP):
        return read_sheets(content)
    text, notes = decoded(content)
    table = read_text(text)
    return replace(table, notes=(*notes, *table.notes))


def read_text(text: str) -> Table:
    """The table in a text: JSON, JSON lines, separated values, or one alert a line. Raises UnreadableTable."""
    if not text.strip():
        raise UnreadableTable("The file is empty.")
    if text.lstrip().startswith(("{", "[")):
        table = read_records(text)
        if table is not None:
            return table
    return read_separated(text)


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file in UTF-8, UTF-16, UTF-32 or Windows-1252, and what a person should know about it.

    Raises UnreadableTable for what is no text.
    """
    text, notes = _decoded(content)
    if len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROLS:
        raise UnreadableTable("This is not a text, CSV, JSON or XLSX file.")
    return text.replace("\0", "").removeprefix("\ufeff"), notes


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    encoding = _encoding(content)
    if encoding:
        return content.decode(encoding, errors="replace"), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), (_GUESSED_ENCODING,)


def _encoding(content: bytes) -> str:
    """What a byte order mark says, else what the bytes that are 0 say; "" when nothing does."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return encoding
    head = content[:_HEAD]
    zeros = [head[place::2].count(0) > len(head) // 3 for place in (0, 1)]
    return {(False, True): "utf-16-le", (True, False): "utf-16-be"}.get((zeros[0], zeros[1]), "")


_ZIP = b"PK\x03\x04"
_BLANK = b"\xef\xbb\xbf \t\r\n"
_WEB_PAGE = "This is a web page, not a table. Open it in a spreadsheet and save it as .xlsx or .csv."
_NO_TABLES = {
    b"\xd0\xcf\x11\xe0": "This is an old Excel file (.xls) or one with a password. Save it as .xlsx or .csv.",
    b"%pdf-": "This is a PDF. Export the alerts as .xlsx or .csv instead, or copy the lines and paste them.",
    b"{\\rtf": "This is a formatted text (RTF). Copy the lines and paste them.",
    b"<!doctype html": _WEB_PAGE,
    b"<html": _WEB_PAGE,
    b"<table": _WEB_PAGE,
    b"<?xml": "This is XML, not a table. Save it as .xlsx or .csv; to diagnose one error, paste it on the start page.",
}
"""How files begin that people take for a table, in small letters, and what to do about each."""
_LONGEST_BEGINNING = 20
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""The longest first: the mark of UTF-32 begins like that of UTF-16."""
_GUESSED_ENCODING = (
    "The file is not in UTF-8; it was read as Windows-1252. "
    "If letters look wrong, save it as CSV UTF-8 and send it again."
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS = 0.05
"""Of the characters; a text with more of them is none."""
_HEAD = 1_000
