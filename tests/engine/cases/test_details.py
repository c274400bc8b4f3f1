"""What a person writes into items of the ticket is part of the case, replaced and taken back like anything else."""

from engine.cases.case import About, Change, changed
from engine.cases.events import DetailGiven, TurnUndone, stamp
from tests.engine.cases.histories import NOON, case_of

MONDAY, TUESDAY = DetailGiven("times", "Monday"), DetailGiven("times", "Tuesday")


def test_a_detail_is_part_of_the_case() -> None:
    assert case_of((MONDAY,)).details == {"times": "Monday"}


def test_the_last_text_of_an_item_stands() -> None:
    assert case_of((MONDAY,), (TUESDAY,)).details == {"times": "Tuesday"}


def test_an_empty_text_takes_a_detail_back() -> None:
    assert case_of((MONDAY,), (DetailGiven("times", " "),)).details == {}


def test_undoing_the_turn_brings_the_earlier_text_back() -> None:
    assert case_of((MONDAY,), (TUESDAY,), (TurnUndone(5),)).details == {"times": "Monday"}


def test_a_change_of_a_detail_is_told() -> None:
    assert changed(case_of((MONDAY,)), case_of((TUESDAY,))) == (Change(About.DETAIL, "times", "Monday", "Tuesday"),)


def test_secrets_are_removed_from_a_detail_before_it_is_stored() -> None:
    stored = stamp("case", 0, [DetailGiven("alerts", "password: hunter22!x")], NOON)
    assert "hunter22" not in repr(stored)
