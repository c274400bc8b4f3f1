"""A triage without names: the same placeholder for the same name, in every row and every form."""

from __future__ import annotations

import pytest

from engine.expert import Expert
from engine.table_reading import read_text
from engine.triage import triage
from engine.triage_columns import guess_roles
from engine.triage_forms import as_csv, as_json, as_markdown
from engine.triage_html import as_html
from engine.triage_redaction import without_names
from engine.triage_result import Triage

JAM = "Printer {} reports a paper jam in tray two."
FIRST, SECOND = "\u2039mailbox-1\u203a", "\u2039mailbox-2\u203a"
SEVERAL = f"Text;Regarding;Owner\n{JAM.format('East')};East;Ada\n{JAM.format('West')};West;Bob\nEast is odd;East;Ada\n"


def redacted(expert: Expert, text: str) -> Triage:
    table = read_text(text)
    return without_names(expert.kb, triage(expert, table, guess_roles(table)))


def test_without_names_the_same_name_has_the_same_placeholder(expert: Expert) -> None:
    found = redacted(expert, SEVERAL)
    assert [row.cells for row in found.table.rows] == [
        (JAM.format(FIRST), FIRST, ""),
        (JAM.format(SECOND), SECOND, ""),
        (f"{FIRST} is odd", FIRST, ""),
    ]


def test_without_names_it_is_still_told_how_many_are_affected(expert: Expert) -> None:
    group = redacted(expert, SEVERAL).groups[0]
    assert dict(group.affected) == {FIRST: 1, SECOND: 1}


def test_without_names_nothing_of_them_is_left_in_any_form(expert: Expert) -> None:
    found = redacted(expert, SEVERAL)
    written = as_csv(found) + as_markdown(expert.kb, found) + as_html(expert.kb, found) + as_json(found)
    assert [name for name in ("East", "West", "Ada", "Bob") if name in written] == []


def test_the_name_of_another_row_is_left_out_too(expert: Expert) -> None:
    found = redacted(expert, f"Text;Regarding\n{JAM.format('East')};East\nask East;West\n")
    assert found.clusters[0].lines[0].text == f"ask {FIRST}"


def test_a_name_that_is_a_part_of_a_placeholder_spoils_none(expert: Expert) -> None:
    found = redacted(expert, f"Text;Regarding\n{JAM.format('East')};East\nask East 1;1\n")
    assert found.clusters[0].lines[0].text == f"ask {FIRST} {SECOND}"


@pytest.mark.parametrize("text", ["ask EAST", "ask (East)", "ask \u2039 East"])
def test_a_name_is_left_out_however_it_is_written(expert: Expert, text: str) -> None:
    found = redacted(expert, f"Text;Regarding\n{JAM.format('East')};East\n{text};x\n")
    assert "east" not in found.clusters[0].lines[0].text.casefold()
