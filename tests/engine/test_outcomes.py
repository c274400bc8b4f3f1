"""Reported outcomes move articles a little, visibly, and never further than a bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases.events import Outcome
from engine.cases.store import CaseStore
from engine.cases.votes import Vote
from engine.expert import Expert
from engine.explanation import how_known
from engine.findings import Candidate, Rating
from engine.helpdesk import CaseView, Helpdesk
from engine.outcomes import FEWEST_CASES, LARGEST_FACTOR, REFRESHED_AFTER, Learning, experience_of
from tests.engine.conftest import clock, randbytes

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
SHARED = "The spooler refused the document of HP-7 for an unnamed reason."
HELPED, FAILED, PARTLY = Outcome.HELPED, Outcome.DID_NOT_HELP, Outcome.PARTLY


def votes(*outcomes: Outcome, article: str = "x") -> list[Vote]:
    return [Vote(article, outcome, NOON) for outcome in outcomes]


def factor(*outcomes: Outcome) -> float:
    return experience_of(votes(*outcomes))["x"].factor


# --- What votes say ---------------------------------------------------------------------------------------------------


def test_a_resolution_that_helps_makes_its_article_likelier() -> None:
    assert factor(*[HELPED] * 10) > 1


def test_one_that_does_not_help_makes_it_less_likely_by_as_much() -> None:
    assert factor(*[FAILED] * 10) == pytest.approx(1 / factor(*[HELPED] * 10))


def test_even_chances_move_nothing() -> None:
    assert factor(*[HELPED, FAILED] * 10) == 1


def test_partly_counts_half() -> None:
    assert factor(*[PARTLY] * 10) == 1


def test_fewer_than_a_handful_of_cases_say_nothing() -> None:
    assert factor(*[HELPED] * (FEWEST_CASES - 1)) == 1


def test_a_handful_of_cases_says_something() -> None:
    assert factor(*[HELPED] * FEWEST_CASES) > 1


@given(st.lists(st.sampled_from(Outcome), min_size=1, max_size=200))
def test_no_votes_move_an_article_further_than_the_bound(outcomes: list[Outcome]) -> None:
    assert 1 / LARGEST_FACTOR < factor(*outcomes) < LARGEST_FACTOR


@given(st.lists(st.sampled_from(Outcome), min_size=FEWEST_CASES, max_size=50))
def test_another_success_never_makes_an_article_less_likely(outcomes: list[Outcome]) -> None:
    assert factor(*outcomes, HELPED) >= min(factor(*outcomes), LARGEST_FACTOR)


def test_votes_on_one_article_move_no_other() -> None:
    both = experience_of([*votes(*[HELPED] * 9), *votes(*[FAILED] * 9, article="y")])
    assert both["x"] == experience_of(votes(*[HELPED] * 9))["x"]


# --- How seldom they are read -----------------------------------------------------------------------------------------


class Reader:
    """Counts how often it is read; its clock is set by hand."""

    def __init__(self) -> None:
        self.reads, self.now = 0, 0.0
        self.learning = Learning(self.read, lambda: self.now)

    def read(self) -> list[Vote]:
        self.reads += 1
        return votes(HELPED)


def test_votes_are_not_read_again_for_every_turn() -> None:
    reader = Reader()
    assert [reader.learning.experience()["x"].tried for _ in range(3)] == [1, 1, 1]
    assert reader.reads == 1


def test_votes_are_read_again_after_a_while() -> None:
    reader = Reader()
    reader.learning.experience()
    reader.now += REFRESHED_AFTER
    reader.learning.experience()
    assert reader.reads == 2


def test_votes_are_read_again_when_one_was_cast() -> None:
    reader = Reader()
    reader.learning.experience()
    reader.learning.look_again()
    reader.learning.experience()
    assert reader.reads == 2


# --- What they do to cases --------------------------------------------------------------------------------------------


@pytest.fixture
def open_desk(expert: Expert, tmp_path: Path) -> Iterator[Callable[..., Helpdesk]]:
    """Opens a helpdesk that learns, or one that does not, over the same store."""
    store = CaseStore.open(f"sqlite:///{tmp_path / 'cases.sqlite3'}")
    random = randbytes()

    def opened(learns: bool = True) -> Helpdesk:
        return Helpdesk(expert, store, clock(), random, Learning(store.votes, lambda: 0.0) if learns else None)

    yield opened
    store.close()


@pytest.fixture
def desk(open_desk: Callable[..., Helpdesk]) -> Helpdesk:
    return open_desk()


def report(desk: Helpdesk, article: str, outcome: Outcome, times: int = 8) -> CaseView:
    for _ in range(times):
        view = desk.open_case(SHARED)
        view = desk.report_outcome(view.case.id, view.case.version, article, outcome)
    return view


def candidate(view: CaseView, article: str) -> Candidate:
    return next(each for each in view.standing.differential if each.article == article)


def test_of_two_causes_alike_the_one_that_helped_before_comes_first(desk: Helpdesk) -> None:
    assert desk.open_case(SHARED).standing.candidates()[0].article == "held-east"
    report(desk, "held-west", HELPED)
    assert desk.open_case(SHARED).standing.candidates()[0].article == "held-west"


def test_the_proof_tells_what_earlier_cases_reported(desk: Helpdesk) -> None:
    report(desk, "held-west", HELPED)
    proof = how_known(desk.kb, candidate(desk.open_case(SHARED), "held-west"))
    assert proof[-1].sentence == (
        "Its resolution helped in 8 of 8 earlier cases here, which makes it a little likelier to begin with."
    )


def test_a_proof_says_nothing_of_cases_that_moved_nothing(desk: Helpdesk) -> None:
    report(desk, "held-west", HELPED, times=FEWEST_CASES - 1)
    assert candidate(desk.open_case(SHARED), "held-west").experience is None


def test_no_outcome_establishes_or_excludes(desk: Helpdesk) -> None:
    report(desk, "held-west", FAILED, times=30)
    assert candidate(desk.open_case(SHARED), "held-west").rating is Rating.SUGGESTED


def test_a_case_does_not_learn_from_what_it_reports_itself(desk: Helpdesk) -> None:
    report(desk, "held-west", PARTLY, times=FEWEST_CASES - 1)
    view = report(desk, "held-west", HELPED, times=1)
    assert desk.view(view.case.id) == view


def test_outcomes_that_are_taken_back_move_nothing(desk: Helpdesk) -> None:
    before = desk.open_case(SHARED).standing
    for _ in range(8):
        view = report(desk, "held-west", HELPED, times=1)
        desk.undo(view.case.id, view.case.version)
    assert desk.open_case(SHARED).standing == before


def test_an_article_can_be_forgotten(desk: Helpdesk) -> None:
    before = desk.open_case(SHARED).standing
    report(desk, "held-west", HELPED)
    desk.forget_outcomes("held-west")
    assert desk.open_case(SHARED).standing == before


def test_a_helpdesk_that_does_not_learn_stays_as_it_is(open_desk: Callable[..., Helpdesk]) -> None:
    desk = open_desk(learns=False)
    before = desk.open_case(SHARED).standing
    report(desk, "held-west", HELPED)
    assert desk.open_case(SHARED).standing == before


def test_a_helpdesk_that_does_not_learn_counts_all_the_same(open_desk: Callable[..., Helpdesk]) -> None:
    desk = open_desk(learns=False)
    report(desk, "held-west", HELPED)
    assert desk.experience()["held-west"].tried == 8


def test_a_diagnosis_of_a_text_alone_does_not_depend_on_earlier_cases(desk: Helpdesk) -> None:
    before = desk.diagnose(SHARED)
    report(desk, "held-west", HELPED)
    assert desk.diagnose(SHARED) == before


def test_a_reply_answers_the_question_it_was_typed_at(desk: Helpdesk) -> None:
    view = desk.open_case(SHARED)
    replied = desk.add_text(view.case.id, view.case.version, "no", question="paper")
    assert replied.case.answers["paper"].answer == "no"


def test_a_helpdesk_learns_on_when_the_knowledge_base_changes(desk: Helpdesk) -> None:
    report(desk, "held-west", HELPED)
    assert desk.over(desk.expert).open_case(SHARED).standing.candidates()[0].article == "held-west"
