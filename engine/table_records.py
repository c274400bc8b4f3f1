"""Reads JSON into a table: a list, an OData answer with its annotations, one object, or JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from engine.tables import MOST_COLUMNS, Table, UnreadableTable, table_of

FORMATTED = "@OData.Community.Display.V1.FormattedValue"
TEXT = "Text"


def read_records(text: str) -> Table | None:
    """The table in a JSON text; None when it is no JSON but may be something else. Raises UnreadableTable."""
    notes: tuple[str, ...] = ()
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        records = _lines(text)
        if records is None and text.lstrip().startswith(_SURELY_JSON):
            raise UnreadableTable(f"This JSON cannot be read: {error}.") from error
        if records is None:
            return None
    else:
        records, notes = _records(found)
    rows = [_row(record) for record in records]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    if len(columns) > MOST_COLUMNS:
        raise UnreadableTable(f"There are {len(columns):,} columns; {MOST_COLUMNS} are the most. Export fewer columns.")
    table = table_of("JSON", [columns, *([row.get(name, "") for name in columns] for row in rows)])
    return Table(table.form, table.columns, table.rows, table.bad, notes)


def _lines(text: str) -> list[object] | None:
    """The objects of JSON lines, None when a line is none."""
    try:
        found = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None
    return found if all(isinstance(each, dict) for each in found) else None


def _records(found: object) -> tuple[list[object], tuple[str, ...]]:
    match found:
        case list():
            return found, ()
        case {"value": list() as records, **rest}:
            more = any(str(name).lower().endswith("nextlink") for name in rest)
            return records, (_MORE,) if more else ()
        case dict():
            return [found], ()
        case _:
            raise UnreadableTable("This JSON holds no list of rows.")


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
_SURELY_JSON = ('{"', "[{", "[[", '["')
