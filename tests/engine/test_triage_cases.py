"""A group of a triage becomes one case, with all that is known of it, or none."""

from __future__ import annotations

import pytest

from engine.helpdesk import Helpdesk, UnknownAnswer
from engine.table_reading import read_text
from engine.triage import triage
from engine.triage_cases import save_as_case
from engine.triage_columns import guess_roles
from engine.triage_result import Group

JAM = "Printer East reports a paper jam in tray two.\n"
REFUSED = "The spooler refused the document of East for an unnamed reason.\n"


def group_of(helpdesk: Helpdesk, text: str) -> Group:
    table = read_text(text)
    return triage(helpdesk.expert, table, guess_roles(table)).groups[0]


def test_the_answers_of_a_group_stand_in_its_case(helpdesk: Helpdesk) -> None:
    case = save_as_case(helpdesk, group_of(helpdesk, REFUSED), {"lamp": "red"})
    assert helpdesk.view(case).case.answers["lamp"].answer == "red"


def test_an_answer_that_there_is_no_longer_leaves_no_case_behind(helpdesk: Helpdesk) -> None:
    with pytest.raises(UnknownAnswer):
        save_as_case(helpdesk, group_of(helpdesk, JAM), {"gone": "yes"})
    assert list(helpdesk.cases()) == []
