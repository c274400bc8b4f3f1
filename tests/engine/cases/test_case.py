"""What a case amounts to after answers, edits, undos and outcomes."""

from dataclasses import replace

import pytest

from engine.cases.case import About, BrokenHistory, Case, Change, GivenAnswer, GivenText, NothingToUndo, changed
from engine.cases.events import (
    ArticlePicked,
    CaseClosed,
    CaseOpened,
    Outcome,
    QuestionAnswered,
    ResolutionTried,
    StepShown,
    TextPasted,
    TurnUndone,
    stamp,
)
from tests.engine.cases.histories import NOON, case_of, history

A, B, C = QuestionAnswered("a", "yes"), QuestionAnswered("b", "yes"), QuestionAnswered("c", "yes")


def test_a_case_remembers_how_it_was_opened() -> None:
    case = case_of()
    assert (case.id, case.kb_version, case.channel, case.opened_at) == ("case", "v1", "web", NOON)


def test_the_version_of_a_case_is_its_last_event() -> None:
    assert case_of((A,)).version == 4


def test_texts_are_kept_in_order_with_the_question_they_answer() -> None:
    case = case_of((TextPasted("alert"),), (TextPasted("on premises", from_question="deployment"),))
    assert case.texts == (GivenText("alert", "", 3), GivenText("on premises", "deployment", 5))


def test_an_answer_keeps_the_words_it_was_mapped_from() -> None:
    case = case_of((QuestionAnswered("a", "yes", typed="sure"),))
    assert case.answers["a"] == GivenAnswer("a", "yes", "sure", 3)


def test_answers_stand_in_the_order_of_the_questions() -> None:
    assert list(case_of((B,), (A,)).answers) == ["b", "a"]


def test_a_changed_answer_takes_the_place_of_the_earlier_one() -> None:
    assert list(case_of((A,), (B,), (QuestionAnswered("a", "no"),)).answers) == ["a", "b"]


def test_a_changed_answer_marks_those_given_after_the_earlier_one_as_kept() -> None:
    case = case_of((A,), (B,), (C,), (QuestionAnswered("b", "no"),))
    assert [given.kept for given in case.answers.values()] == [False, False, True]


def test_an_answer_given_again_is_no_longer_only_kept() -> None:
    assert not case_of((A,), (B,), (QuestionAnswered("a", "no"),), (B,)).answers["b"].kept


def test_repeating_an_answer_marks_nothing_as_kept() -> None:
    assert not case_of((A,), (B,), (A,)).answers["b"].kept


def test_the_last_outcome_of_an_article_counts() -> None:
    tries = (ResolutionTried("x", Outcome.DID_NOT_HELP),), (ResolutionTried("x", Outcome.HELPED),)
    assert case_of(*tries).tried == {"x": Outcome.HELPED}


def test_an_article_picked_twice_is_picked_once() -> None:
    assert case_of((ArticlePicked("x"),), (ArticlePicked("y"),), (ArticlePicked("x"),)).picked == ("x", "y")


def test_a_case_is_open_until_it_is_closed() -> None:
    assert (case_of((A,)).closed, case_of((A,), (CaseClosed("resolved"),)).closed) == (None, "resolved")


def test_an_undo_takes_back_everything_said_in_the_last_turn() -> None:
    assert case_of((A,), (B, TextPasted("more")), (TurnUndone(5),)).answers.keys() == {"a"}


def test_a_second_undo_takes_back_the_turn_before() -> None:
    assert not case_of((A,), (B,), (TurnUndone(5),), (TurnUndone(3),)).answers


def test_an_undone_edit_brings_the_earlier_answer_back() -> None:
    assert case_of((A,), (QuestionAnswered("a", "no"),), (TurnUndone(5),)).answers["a"].answer == "yes"


def test_an_undone_edit_leaves_no_answer_marked_as_kept() -> None:
    assert not case_of((A,), (B,), (QuestionAnswered("a", "no"),), (TurnUndone(7),)).answers["b"].kept


def test_undoing_the_close_opens_a_case_again() -> None:
    assert case_of((CaseClosed("resolved"),), (TurnUndone(3),)).closed is None


def test_the_undo_that_is_offered_takes_back_the_last_turn_that_stands() -> None:
    assert case_of((A,), (B,), (TurnUndone(5),)).undo() == TurnUndone(3)


def test_the_opening_turn_cannot_be_undone() -> None:
    with pytest.raises(NothingToUndo):
        case_of().undo()


def test_the_text_a_case_was_opened_with_cannot_be_undone() -> None:
    opened = [CaseOpened("v1", "web"), TextPasted("alert"), StepShown("ask", "q")]
    assert not Case.replay(stamp("case", 0, opened, NOON)).can_undo


def test_the_step_of_a_turn_taken_back_is_not_shown_any_more() -> None:
    told = [CaseOpened("v1", "web"), StepShown("ask", "a"), A, StepShown("ask", "b"), TurnUndone(3)]
    assert Case.replay(stamp("case", 0, told, NOON)).shown == StepShown("ask", "a")


def test_a_step_shown_after_an_undo_belongs_to_the_turn_before() -> None:
    told = [CaseOpened("v1", "web"), StepShown("ask", "a"), A, TurnUndone(3), StepShown("ask", "again")]
    assert Case.replay(stamp("case", 0, told, NOON)).turns[-1].shown == StepShown("ask", "again")


@pytest.mark.parametrize(
    "events",
    [
        (),
        history((A,))[1:],
        (*history((A,))[:2], history((A,), (B,))[4]),
        (*history((A,)), history((A,))[-1]),
        (history()[0], replace(history()[1], case_id="other")),
        history((CaseOpened("v1", "web"),)),
        history((A,), (B,), (TurnUndone(3),)),
        history((TurnUndone(1),)),
        history((A,), (TurnUndone(3),), (TurnUndone(3),)),
    ],
    ids=[
        "no events",
        "does not begin with CaseOpened",
        "a gap",
        "an event twice",
        "an event of another case",
        "opened twice",
        "a turn taken back that was not the last",
        "the opening turn taken back",
        "a turn taken back twice",
    ],
)
def test_events_that_are_no_history_are_refused(events: tuple[object, ...]) -> None:
    with pytest.raises(BrokenHistory):
        Case.replay(events)  # type: ignore[arg-type]


def test_nothing_has_changed_between_a_case_and_itself() -> None:
    assert changed(case_of((A,)), case_of((A,))) == ()


@pytest.mark.parametrize(
    ("said", "change"),
    [
        (TextPasted("more"), Change(About.TEXT, "5", None, "more")),
        (QuestionAnswered("a", "no"), Change(About.ANSWER, "a", "yes", "no")),
        (B, Change(About.ANSWER, "b", None, "yes")),
        (ResolutionTried("x", Outcome.PARTLY), Change(About.OUTCOME, "x", None, "partly")),
        (ArticlePicked("x"), Change(About.PICKED, "x", None, "x")),
        (CaseClosed("resolved"), Change(About.CLOSED, "", None, "resolved")),
        (TurnUndone(3), Change(About.ANSWER, "a", "yes", None)),
    ],
)
def test_each_thing_said_is_one_change(said: QuestionAnswered, change: Change) -> None:
    assert changed(case_of((A,)), case_of((A,), (said,))) == (change,)


def test_changes_come_in_the_order_in_which_things_were_said() -> None:
    after = case_of((C, B, A, TextPasted("more")))
    assert [change.subject for change in changed(case_of(), after)] == ["6", "c", "b", "a"]


def test_a_closed_case_is_open_again_when_more_is_said() -> None:
    assert case_of((CaseClosed("resolved"),), (A,)).closed is None
