"""Every export people really have is triaged: the right columns, whom it concerns, when it was, the right group."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

import pytest

from engine.expert import Expert
from engine.table_reading import read_table
from engine.triage import triage
from engine.triage_columns import guess_roles
from engine.triage_result import Triage
from tests.engine.exports import as_bytes, german_excel, merged, odata_record, unicode_text, workbook

JAM = "Printer {} reports a paper jam in tray two."
NAME = "Müller, Jörg"
ALERT = JAM.format(NAME)
NOON = datetime(2026, 5, 13, 12, 30)  # noqa: DTZ001 (as exported)
HEADINGS = ("Text", "Level", "Regarding", "Created On")
ROW = (ALERT, "Error", NAME, "2026-05-13 12:30")
EVENT = {**odata_record(ALERT, NAME), "createdon": "2026-05-13T12:30:00Z"}
DAY = {**EVENT, "createdon@OData.Community.Display.V1.FormattedValue": "5/13/2026 12:30 PM"}

EXPORTS: Mapping[str, bytes] = MappingProxyType(
    {
        "German Excel": german_excel(
            [("Text", "Ebene", "Bezug", "Erstellt am"), (ALERT, "Fehler", NAME, "13.05.2026 12:30")]
        ),
        "Unicode text": unicode_text([HEADINGS, (ALERT, "Warning", NAME, "5/13/2026 12:30 PM")]),
        "OData": as_bytes({"@odata.context": "x", "value": [DAY]}),
        "older OData": as_bytes({"d": {"results": [DAY], "__next": "x"}}),
        "an answer within an answer": as_bytes({"statusCode": 200, "body": {"value": [DAY]}}),
        "a list of pages": as_bytes([{"value": []}, {"value": [DAY]}]),
        "pages as JSON lines": as_bytes({"value": [DAY]}) + b"\n" + as_bytes({"value": []}),
        "one object": as_bytes(DAY),
        "JSON lines": as_bytes(DAY) + b"\n",
        "a sheet about the file first": workbook(About=[("Alerts of May",), ("by J. Doe",)], Alerts=[HEADINGS, ROW]),
        "titles above the headings": workbook(
            Alerts=[("Alerts of May",), (), ("Exported by", "J. Doe"), HEADINGS, ROW]
        ),
        "merged cells above the headings": merged(
            workbook(Alerts=[("Alert", None, "Where", None), HEADINGS, ROW]), "A1:B1", "C1:D1"
        ),
        "times as numbers": workbook(Alerts=[("Text", "Regarding", "Created On"), (ALERT, NAME, 46155.5208333)]),
        "titles above in CSV": b"Alerts of May,,,\n,,,\n" + german_excel([HEADINGS, ROW]).replace(b";", b",")[3:],
        "headings with asides": german_excel(
            [("Alert text", "Regarding (lookup)", "Created On (UTC)"), (ALERT, NAME, "2026-05-13 12:30")]
        ),
        "made to be sent back": workbook(
            Alerts=[
                ("(Do Not Modify) Trace Log", "(Do Not Modify) Modified On", "Text", "Regarding"),
                ("6b29fc40-ca47-1067-b31d-00dd010662da", NOON, ALERT, NAME),
            ]
        ),
        "pasted lines of a log": f"2026-05-13 12:30:00 ERROR {ALERT}\n".encode(),
        "pasted lines in brackets": f"[13/May/2026:12:30:00] {ALERT}\n".encode(),
        "pasted from a grid": "\n".join("\t".join(row) for row in (HEADINGS, ROW)).encode(),
    }
)


def triaged(expert: Expert, content: bytes) -> Triage:
    table = read_table(content)
    return triage(expert, table, guess_roles(table))


@pytest.mark.parametrize("export", EXPORTS)
def test_an_export_gives_the_cause_with_whom_it_concerns_and_when(expert: Expert, export: str) -> None:
    groups = triaged(expert, EXPORTS[export]).groups
    assert [(group.title, group.affected, group.placed[0].line.at) for group in groups] == [
        ("Paper jam", ((NAME, 1),), NOON)
    ]


@pytest.mark.parametrize("export", EXPORTS)
def test_no_row_of_an_export_is_taken_for_another(expert: Expert, export: str) -> None:
    found = triaged(expert, EXPORTS[export])
    assert (len(found.table.rows), found.bad, found.clusters) == (1, (), ())


def test_rows_keep_the_numbers_they_have_in_the_sheet(expert: Expert) -> None:
    assert triaged(expert, EXPORTS["titles above the headings"]).table.rows[0].number == 5


def test_where_the_headings_were_found_is_told(expert: Expert) -> None:
    assert triaged(expert, EXPORTS["titles above in CSV"]).table.notes == ("The headings were taken from row 3.",)


def test_an_older_odata_answer_tells_that_there_is_more(expert: Expert) -> None:
    assert "one page of several" in triaged(expert, EXPORTS["older OData"]).table.notes[0]


def test_failed_items_give_their_codes(expert: Expert) -> None:
    failed = "itemsubject,lastsyncerror,lastsyncerrorcode,retries,owner\nMeeting,PrinterJammed,-2147220958,3,Ada\n"
    assert triaged(expert, failed.encode()).groups[0].affected == (("Ada", 1),)


def test_a_cell_of_a_million_characters_is_one_bad_row(expert: Expert) -> None:
    found = triaged(expert, b"Text,Level\n" + b"x" * 1_000_000 + f",b\n{ALERT},Error\n".replace(NAME, "East").encode())
    assert ([str(bad) for bad in found.bad], len(found.groups)) == (
        ["Row 2, column Text: 1,000,000 characters; 20,000 are the most."],
        1,
    )


def test_a_quotation_mark_that_is_missing_is_suspected(expert: Expert) -> None:
    table = read_table(b'Text,Level\n"x,Error\n' + b"y,Error\n" * 5_000)
    assert "quotation mark is missing" in str(table.bad[0])


def test_another_encoding_is_told(expert: Expert) -> None:
    assert "read as Windows-1252" in read_table("Text;Name\nJörg;x\n".encode("cp1252")).notes[0]


@pytest.mark.parametrize("encoding", ["utf-32", "utf-16-be"])
def test_rare_encodings_are_read(encoding: str) -> None:
    assert read_table("Text;Level\nPaper jam;Error\n".encode(encoding)).columns == ("Text", "Level")


def test_a_stray_nul_does_no_harm() -> None:
    assert read_table(b"Text;Level\nPaper jam in tray two\0;Error\n").rows[0].cells[0] == "Paper jam in tray two"
