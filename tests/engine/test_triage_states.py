"""Columns of test results answer questions of the vocabulary: mailboxes without any alert are grouped by what fails."""

from __future__ import annotations

import pytest

from engine.bootstrap import open_expert
from engine.expert import Expert
from engine.settings import Settings
from engine.table_reading import read_text
from engine.triage import triage
from engine.triage_columns import guess_roles
from engine.triage_result import Triage
from tests.engine.printers import write_printers

STATE = """
tray_state:
  {ask: What is the Tray Test Status of the printer?, answers: {success: Success, failure: Failure, not-run: Not Run}}
"""
STUCK = """---
title: The tray is stuck
kind: symptom
confirmed_by: [{tray_state: failure, lamp: red}]
shows: {tray_state: {failure: always}, lamp: {red: always}}
---
## Resolution
1. Shake it.
"""
TABLE = "Name,Tray Test Status,Belt Status\nEast,Failure,Success\nWest,Success,Success\nNorth,Failure,Not Run\n"


@pytest.fixture(scope="module")
def expert(tmp_path_factory: pytest.TempPathFactory) -> Expert:
    folder = tmp_path_factory.mktemp("states")
    kb = write_printers(folder / "kb")
    with (kb / "vocabulary" / "questions.yaml").open("a", encoding="utf-8") as questions:
        questions.write(STATE)
    (kb / "articles" / "stuck.md").write_text(STUCK, encoding="utf-8")
    return open_expert(Settings(kb_folder=kb, var_folder=folder / "var"))


def triaged(expert: Expert, text: str, **answers: dict[str, str]) -> Triage:
    table = read_text(text)
    return triage(expert, table, guess_roles(table), answers)


def test_columns_of_test_results_are_states(expert: Expert) -> None:
    assert " ".join(guess_roles(read_text(TABLE))) == "mailbox state state"


def test_what_fails_alike_is_asked_about_once(expert: Expert) -> None:
    found = triaged(expert, TABLE)
    assert [(group.title, [name for name, _ in group.affected]) for group in found.open] == [
        ("Tray Test Status: Failure", ["East", "North"])
    ]


def test_an_answer_and_the_state_together_give_the_cause(expert: Expert) -> None:
    asked = triaged(expert, TABLE).open[0]
    found = triaged(expert, TABLE, **{asked.asked_as: {"lamp": "red"}})
    assert [(group.title, len(group.placed)) for group in found.lasting] == [("The tray is stuck", 2)]


def test_where_nothing_fails_there_is_nothing_to_report(expert: Expert) -> None:
    assert [row.number for row in triaged(expert, TABLE).quiet] == [3]


def test_the_numbers_of_the_table_mailbox_are_states(expert: Expert) -> None:
    found = triaged(expert, "name,incomingemailstatus,outgoingemailstatus\nEast,2,1\nWest,0,1\n")
    assert ([cluster.lines[0].shown for cluster in found.clusters], len(found.quiet)) == (
        ["incomingemailstatus: Failure"],
        1,
    )
