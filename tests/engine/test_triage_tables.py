"""Exports as users really get them become tables; what is none is refused at once, with words that help."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from engine.table_reading import read_table
from engine.tables import LARGEST_FILE, Table, UnreadableTable

CSV = "Text;Level;Error Code\nPaper jam;Error;12345\n"
ODATA = {
    "@odata.context": "https://x/$metadata#tracelogs",
    "value": [
        {
            "text": "Paper jam",
            "level": 3,
            "level@OData.Community.Display.V1.FormattedValue": "Error",
            "tracecode": -2147220891,
            "tracecode@OData.Community.Display.V1.FormattedValue": "-2,147,220,891",
            "_regardingobjectid_value": "0000",
            "_regardingobjectid_value@OData.Community.Display.V1.FormattedValue": "East",
            "_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "mailbox",
        }
    ],
}


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def workbook(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_separator_is_understood(separator: str) -> None:
    table = read_table(CSV.replace(";", separator).encode())
    assert (table.columns, cells(table)) == (("Text", "Level", "Error Code"), [("Paper jam", "Error", "12345")])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_encoding_of_spreadsheets_is_understood(encoding: str) -> None:
    assert cells(read_table(CSV.replace("jam", "jäm").encode(encoding)))[0][0] == "Paper jäm"


def test_the_line_that_announces_the_separator_is_no_heading() -> None:
    assert read_table(f"sep=;\n{CSV}".encode()).columns == ("Text", "Level", "Error Code")


def test_a_line_end_within_quotes_belongs_to_the_cell() -> None:
    assert cells(read_table(b'Text,Level\n"Paper\njam",Error\n')) == [("Paper\njam", "Error")]


def test_pasted_lines_are_alerts() -> None:
    assert cells(read_table(b"Paper jam, again and again.\nNo power.\n")) == [
        ("Paper jam, again and again.",),
        ("No power.",),
    ]


def test_pasted_lines_are_numbered_from_one() -> None:
    assert [row.number for row in read_table(b"Paper jam.\n\nNo power.\n").rows] == [1, 3]


def test_one_column_with_a_known_heading_is_a_table() -> None:
    assert read_table(b"Alert\nPaper jam\n").columns == ("Alert",)


def test_columns_of_the_same_name_are_told_apart() -> None:
    assert read_table(b"Text,Text,\na,b,\n").columns == ("Text", "Text (2)")


def test_a_row_with_more_cells_than_columns_is_named() -> None:
    assert [str(bad) for bad in read_table(b"Text,Level\na,b,c,d\nx,y\n").bad] == [
        "Row 2: it has 4 cells, but there are 2 columns."
    ]


def test_a_cell_that_is_too_long_is_named() -> None:
    table = read_table(b"Text,Level\nshort,Error\n" + b"x" * 20_001 + b",Error\n")
    assert [str(bad) for bad in table.bad] == ["Row 3, column Text: 20,001 characters; 20,000 are the most."]


def test_an_odata_answer_shows_what_people_read_and_codes_as_numbers() -> None:
    table = read_table(json.dumps(ODATA).encode())
    assert dict(zip(table.columns, table.rows[0].cells, strict=True)) == {
        "text": "Paper jam",
        "level": "Error",
        "tracecode": "-2147220891",
        "_regardingobjectid_value": "East",
    }


def test_one_page_of_several_is_told() -> None:
    assert "one page of several" in read_table(json.dumps({**ODATA, "@odata.nextLink": "x"}).encode()).notes[0]


@pytest.mark.parametrize(
    "text", ['[{"text": "a"}, {"text": "b"}]', '{"text": "a"}\n{"text": "b"}\n', '["a", "b"]', '{"value": ["a", "b"]}']
)
def test_lists_and_lines_of_json_are_rows(text: str) -> None:
    assert cells(read_table(text.encode())) == [("a",), ("b",)]


def test_a_line_in_brackets_is_no_json() -> None:
    assert cells(read_table(b"[Error] Paper jam.\nNo power.\n"))[0] == ("[Error] Paper jam.",)


def test_a_workbook_is_read_with_its_row_numbers() -> None:
    table = read_table(workbook(["Text", "Error Code"], [], ["Paper jam", 12345.0], [None, None], ["No power", None]))
    assert [(row.number, row.cells) for row in table.rows] == [(3, ("Paper jam", "12345")), (5, ("No power", ""))]


def test_the_sheet_with_known_headings_is_taken() -> None:
    book = Workbook()
    book.worksheets[0].append(["About this file"])
    sheet = book.create_sheet()
    sheet.append(["Text"])
    sheet.append(["Paper jam"])
    written = io.BytesIO()
    book.save(written)
    assert cells(read_table(written.getvalue())) == [("Paper jam",)]


ENTITIES = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook>&e;</workbook>'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty"),
        (b" \n\n", "The file is empty"),
        (b"Text,Level\n", "nothing to triage"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text, CSV, JSON or XLSX file"),
        (b"\xd0\xcf\x11\xe0rest", "Save it as .xlsx"),
        (b"PK\x03\x04rest", "cannot be unpacked"),
        (zipped(a=b"x" * 70_000_000), "unpacks to more than"),
        (zipped(**{"xl/workbook.xml": ENTITIES}), "cannot be read"),
        (b"x" * (LARGEST_FILE + 1), "larger than 10 MB"),
        (",".join(f"c{n}" for n in range(200)).encode() + b"\n" + b"1," * 199 + b"1\n", "200 columns"),
        (b"Text,Level\n" + b"a,b\n" * 10_001, "more than 10,000 rows"),
        (b"\xef\xbb\xbf", "The file is empty"),
        (b"%PDF-1.7\n1 0 obj", "This is a PDF"),
        (b"{\\rtf1 alert}", "RTF"),
        (b"\r\n<!DOCTYPE html><html><table>", "This is a web page"),
        (b'<?xml version="1.0"?><Workbook/>', "This is XML"),
        (b"alert\n" * 10_100, "more than 10,000 rows"),
        (zipped(**{"xl/worksheets/sheet1.xml": b"<row r='1'></row>" * 60_000}), "more than 10,000 rows"),
        (b'{"text": ', "This JSON cannot be read"),
        (b'[{"a":' * 100_000, "This JSON cannot be read"),
        (b"[]", "nothing to triage"),
    ],
)
def test_what_is_no_table_is_refused_with_words_that_help(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableTable, match=why):
        read_table(content)


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("alerts.csv", CSV)
    with pytest.raises(UnreadableTable, match="Unpack it first"):
        read_table(written.getvalue())


def test_a_workbook_with_too_many_columns_is_refused() -> None:
    with pytest.raises(UnreadableTable, match="columns"):
        read_table(workbook([f"c{n}" for n in range(200)], ["x"] * 200))
