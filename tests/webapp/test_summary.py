"""The summary of a case may leave the house: complete, and without names, addresses and secrets."""

from __future__ import annotations

import pytest

from engine.cases.events import Outcome
from engine.helpdesk import Helpdesk
from tests.webapp.pages import DESCALE
from webapp.presenters.summary import summary


@pytest.fixture
def told(desk: Helpdesk) -> str:
    """The summary of a case with a paste, an outcome, an answer and a question that nobody could answer."""
    view = desk.open_case(f"{DESCALE} Write to ada@coffee.example, password: hunter2")
    view = desk.report_outcome(view.case.id, view.case.version, "descale", Outcome.DID_NOT_HELP)
    view = desk.answer(view.case.id, view.case.version, "power", "yes")
    view = desk.answer(view.case.id, view.case.version, "noise", "unknown")
    return summary(desk.kb, view)


@pytest.mark.parametrize("secret", ["Ada Byron", "ada@coffee.example", "hunter2"])
def test_what_is_personal_or_secret_is_not_in_it(told: str, secret: str) -> None:
    assert secret not in told


def test_parts_are_one_blank_line_apart(told: str) -> None:
    assert "\n\n\n" not in told


@pytest.mark.parametrize(
    "line",
    [
        "# Summary of the case",
        "- Is the machine on? **Yes**",
        "- Not known: What do you hear?",
        "- This did not help: The machine has to be descaled",
    ],
)
def test_what_was_said_and_tried_is_in_it(told: str, line: str) -> None:
    assert line in told.splitlines()


def test_the_paste_is_quoted(told: str) -> None:
    assert "> The machine North must be descaled" in told


def test_what_is_merely_possible_is_left_out_once_a_cause_is_established(desk: Helpdesk) -> None:
    found = summary(desk.kb, desk.open_case(f"{DESCALE} The coffee tastes watery.")).partition("## Found")[2]
    assert found.strip().splitlines() == ["- The machine has to be descaled (established)"]
