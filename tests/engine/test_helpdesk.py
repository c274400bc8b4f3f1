"""The jobs of the helpdesk over real parts: open, answer, type, report, undo, come back."""

from __future__ import annotations

import pytest

from engine.cases.case import NothingToUndo
from engine.cases.events import Outcome
from engine.cases.store import CaseMovedOn, UnknownCase
from engine.helpdesk import LONGEST_TEXT, CaseView, Helpdesk, NothingPasted, TextTooLong, UnknownAnswer, UnknownArticle
from engine.interview import Ask, Finished, Resolve

JAM = "Printer <HP, 7th floor> reports a paper jam in tray two."


def opened(helpdesk: Helpdesk, text: str = "") -> CaseView:
    return helpdesk.open_case(text)


def test_a_pasted_alert_leads_to_its_resolution_with_the_name_from_the_paste(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk, JAM)
    (resolution,) = helpdesk.resolutions(view.standing)
    assert resolution.captures["printer"] == "HP, 7th floor"


def test_a_case_stands_as_before_when_one_comes_back_by_its_id(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk, JAM)
    assert helpdesk.view(view.case.id) == view


def test_a_case_from_nothing_asks_a_question(helpdesk: Helpdesk) -> None:
    assert isinstance(opened(helpdesk).standing.step, Ask)


def test_an_answer_moves_the_case_on(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk)
    assert isinstance(helpdesk.answer(view.case.id, view.case.version, "power", "no").standing.step, Resolve)


def test_an_earlier_answer_can_be_changed(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk)
    first = helpdesk.answer(view.case.id, view.case.version, "power", "no")
    second = helpdesk.answer(view.case.id, first.case.version, "power", "yes")
    assert [given.answer for given in second.case.answers.values()] == ["yes"]


def test_a_typed_answer_counts_as_the_button_it_names(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk)
    assert isinstance(view.standing.step, Ask)
    label = view.standing.step.question.answers[0].label
    typed = helpdesk.add_text(view.case.id, view.case.version, label.upper())
    assert typed.case.answers[view.standing.step.question.id].typed == label.upper()


def test_a_text_that_is_no_answer_is_a_further_paste(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk)
    assert isinstance(helpdesk.add_text(view.case.id, view.case.version, JAM).standing.step, Resolve)


def test_undo_takes_back_the_last_turn(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk)
    answered = helpdesk.answer(view.case.id, view.case.version, "power", "no")
    assert helpdesk.undo(view.case.id, answered.case.version).standing == view.standing


def test_the_opening_turn_cannot_be_undone(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk)
    with pytest.raises(NothingToUndo):
        helpdesk.undo(view.case.id, view.case.version)


def test_a_resolution_that_helped_closes_the_case(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk, JAM)
    closed = helpdesk.report_outcome(view.case.id, view.case.version, "jam", Outcome.HELPED)
    assert (closed.case.closed, closed.standing.step) == ("resolved", Finished("resolved"))


def test_undo_opens_a_closed_case_again(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk, JAM)
    closed = helpdesk.report_outcome(view.case.id, view.case.version, "jam", Outcome.HELPED)
    assert helpdesk.undo(view.case.id, closed.case.version).case.closed is None


def test_a_case_that_goes_on_after_it_was_closed_is_open_again(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk)
    closed = helpdesk.report_outcome(view.case.id, view.case.version, "no-power", Outcome.HELPED)
    assert helpdesk.add_text(view.case.id, closed.case.version, JAM).case.closed is None


def test_undo_that_leads_back_to_a_closed_case_is_no_turn_of_its_own(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk)
    closed = helpdesk.report_outcome(view.case.id, view.case.version, "no-power", Outcome.HELPED)
    more = helpdesk.answer(view.case.id, closed.case.version, "paper", "yes")
    back = helpdesk.undo(view.case.id, more.case.version)
    assert (len(back.case.turns), back.case.closed) == (2, "resolved")


def test_a_resolution_that_did_not_help_goes_on(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk, JAM)
    went_on = helpdesk.report_outcome(view.case.id, view.case.version, "jam", Outcome.DID_NOT_HELP)
    assert went_on.case.closed is None


def test_an_answer_from_a_stale_tab_collides(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk)
    helpdesk.answer(view.case.id, view.case.version, "power", "yes")
    with pytest.raises(CaseMovedOn):
        helpdesk.answer(view.case.id, view.case.version, "power", "no")


def test_a_case_from_a_search_hit_resolves_that_article(helpdesk: Helpdesk) -> None:
    view = helpdesk.open_case(article="empty-tray")
    (resolution,) = helpdesk.resolutions(view.standing)
    assert resolution.article.id == "empty-tray"


def test_a_case_may_begin_with_an_answer(helpdesk: Helpdesk) -> None:
    view = helpdesk.open_case(answers={"power": "no"})
    (resolution,) = helpdesk.resolutions(view.standing)
    assert resolution.article.id == "no-power"


def test_what_an_answer_waits_for_is_answered_with_it(helpdesk: Helpdesk) -> None:
    view = helpdesk.open_case(answers={"noise": "grinding"})
    assert {name: given.answer for name, given in view.case.answers.items()} == {"power": "yes", "noise": "grinding"}


def test_what_was_said_otherwise_stays(helpdesk: Helpdesk) -> None:
    view = helpdesk.open_case(answers={"noise": "grinding", "power": "no"})
    assert view.case.answers["power"].answer == "no"


def test_a_case_does_not_begin_with_an_answer_nobody_offered(helpdesk: Helpdesk) -> None:
    with pytest.raises(UnknownAnswer):
        helpdesk.open_case(answers={"power": "purple"})


def test_a_secret_in_a_paste_is_not_stored(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk, f"{JAM} password=Tulip-2217-Xy")
    assert "Tulip" not in helpdesk.view(view.case.id).case.texts[0].text


def test_an_empty_paste_is_refused_with_what_to_do(helpdesk: Helpdesk) -> None:
    with pytest.raises(NothingPasted, match="Paste the alert"):
        opened(helpdesk, " \n ")


def test_a_paste_that_is_too_long_is_refused_with_the_limit(helpdesk: Helpdesk) -> None:
    with pytest.raises(TextTooLong, match="20,000"):
        opened(helpdesk, "x" * (LONGEST_TEXT + 1))


def test_an_answer_that_is_not_offered_is_refused(helpdesk: Helpdesk) -> None:
    view = opened(helpdesk)
    with pytest.raises(UnknownAnswer):
        helpdesk.answer(view.case.id, view.case.version, "power", "purple")


def test_an_unknown_article_cannot_be_picked(helpdesk: Helpdesk) -> None:
    with pytest.raises(UnknownArticle):
        helpdesk.open_case(article="no-such-article")


def test_an_unknown_case_is_named_so(helpdesk: Helpdesk) -> None:
    with pytest.raises(UnknownCase):
        helpdesk.view("a" * 26)
