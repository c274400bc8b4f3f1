"""Exports as the tools of administrators write them, made anew for each test: separated values, JSON, workbooks."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence

from openpyxl import Workbook

FORMATTED = "@OData.Community.Display.V1.FormattedValue"
Rows = Sequence[Sequence[object]]


def german_excel(rows: Rows) -> bytes:
    """Semicolons, a byte order mark and Windows line ends."""
    return ("\ufeff" + "".join(";".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)).encode()


def unicode_text(rows: Rows) -> bytes:
    """What spreadsheets call Unicode text: UTF-16 with tabs."""
    return "".join("\t".join(map(str, row)) + "\r\n" for row in rows).encode("utf-16")


def odata_record(text: str, mailbox: str) -> dict[str, object]:
    """One row of the table TraceLog, as a service returns it with all annotations."""
    return {
        "@odata.etag": 'W/"1"',
        "tracelogid": "6b29fc40-ca47-1067-b31d-00dd010662da",
        "text": text,
        "level": 3,
        f"level{FORMATTED}": "Error",
        "tracecode": -2147220958,
        f"tracecode{FORMATTED}": "-2,147,220,958",
        "createdon": "2026-05-03T12:30:00Z",
        f"createdon{FORMATTED}": "5/3/2026 12:30 PM",
        "_regardingobjectid_value": "0d7cfe5a-0c5c-4c4b-9b5e-0d7cfe5a0c5c",
        f"_regardingobjectid_value{FORMATTED}": mailbox,
        "_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "mailbox",
    }


def as_bytes(found: object) -> bytes:
    """JSON."""
    return json.dumps(found).encode()


def workbook(**sheets: Rows) -> bytes:
    """Sheets by name."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def merged(content: bytes, *ranges: str) -> bytes:
    """The workbook with cells of its first sheet merged."""
    import openpyxl  # noqa: PLC0415

    book = openpyxl.load_workbook(io.BytesIO(content))
    for each in ranges:
        book.worksheets[0].merge_cells(each)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
