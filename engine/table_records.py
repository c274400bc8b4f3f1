"""Reads JSON into a table: a list, an OData answer with its annotations, one object, or JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from engine.tables import MOST_COLUMNS, Table, UnreadableTable, table_of
from engine.triage_columns import is_known_heading

FORMATTED = "@OData.Community.Display.V1.FormattedValue"
TEXT = "Text"


def read_records(text: str) -> Table | None:
    """The table in a JSON text; None when it is no JSON but may be something else. Raises UnreadableTable."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = _lines(text)
        if lines is None and text.lstrip().startswith(_SURELY_JSON):
            why = "it is nested too deeply" if isinstance(error, RecursionError) else error
            raise UnreadableTable(f"This JSON cannot be read: {why}.") from error
        if lines is None:
            return None
        found = lines
    records, notes = _records(found)
    rows = [_row(record) for record in records]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    if len(columns) > MOST_COLUMNS:
        raise UnreadableTable(f"There are {len(columns):,} columns; {MOST_COLUMNS} are the most. Export fewer columns.")
    table = table_of("JSON", [columns, *([row.get(name, "") for name in columns] for row in rows)])
    return replace(table, notes=notes)


def _lines(text: str) -> list[object] | None:
    """The objects of JSON lines, None when a line is none."""
    try:
        found = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None
    return found if all(isinstance(each, dict) for each in found) else None


def _records(found: object) -> tuple[list[object], tuple[str, ...]]:
    """The rows, wherever the answer of a program wraps them: `value`, `d.results`, a list of pages."""
    match found:
        case list() as pages if pages and all(_list_within(page) is not None for page in pages):
            return [record for page in pages for record in _list_within(page) or ()], _notes(pages[-1])
        case list():
            return found, ()
        case dict() if (records := _list_within(found)) is not None:
            return records, _notes(found)
        case dict():
            return [found], ()
        case _:
            raise UnreadableTable("This JSON holds no list of rows.")


def _list_within(found: object, depth: int = 0) -> list[object] | None:
    """The one list of rows in an object that wraps it, None when the object is a row itself."""
    if not isinstance(found, dict) or depth > _DEEPEST:
        return None
    if isinstance(found.get("value"), list):
        return cast(list[object], found["value"])
    within = [value for value in found.values() if isinstance(value, list | dict)]
    if len(within) != 1 or any(is_known_heading(str(name)) for name in found):
        return None
    only = within[0]
    if isinstance(only, list):
        return only if all(isinstance(each, dict) for each in only) else None
    return _list_within(only, depth + 1)


def _notes(page: object) -> tuple[str, ...]:
    """Whether there would have been more."""
    return (_MORE,) if any(name.casefold().endswith(("nextlink", "__next")) for name in _names(page)) else ()


def _names(found: object, depth: int = 0) -> Iterator[str]:
    if isinstance(found, dict) and depth <= _DEEPEST:
        for name, value in found.items():
            yield str(name)
            yield from _names(value, depth + 1)


def _row(record: object) -> dict[str, str]:
    """Column -> cell; a formatted value takes the place of the raw one, but for numbers with separators put in."""
    if not isinstance(record, dict):
        return {TEXT: _cell(record)}
    row = {name: _cell(value) for name, value in record.items() if "@" not in name}
    for name, value in _formatted(record.items()):
        if _digits(value) != row.get(name, ""):
            row[name] = value
    return row


def _formatted(fields: Iterable[tuple[str, object]]) -> Iterator[tuple[str, str]]:
    for name, value in fields:
        if name.endswith(FORMATTED):
            yield name.removesuffix(FORMATTED), _cell(value)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "Yes" if value else "No"
        case int() | float():
            return repr(value)
        case _:
            return json.dumps(value, ensure_ascii=False)


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit() or each == "-")


_MORE = "The export is one page of several (it has a next link): the rest is not in it."
_DEEPEST = 3
"""Objects within objects that are looked into for the rows."""
_SURELY_JSON = ('{"', "[{", "[[", '["')
