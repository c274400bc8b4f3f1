"""What nobody could answer is collected without names, alike with alike, and becomes the beginning of an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.cases.events import Outcome
from engine.helpdesk import CaseView, Helpdesk
from engine.interview import Ask, Escalate
from engine.misses import (
    Miss,
    UnknownMiss,
    Why,
    draft_of_miss,
    miss_named,
    misses_of,
    unanswered_cases,
    unanswered_texts,
)
from kb.authoring.placing import faults, place
from kb.model import Kind
from tests.kb.authoring.printer import printer_kb

JAM = "Printer <HP, 7th floor> reports a paper jam in tray two."
FOREIGN = "Purple flamingos dance around the mailbox of {}@example.com since Tuesday"


def of_texts(helpdesk: Helpdesk, *texts: str) -> tuple[Miss, ...]:
    return misses_of([*unanswered_texts(helpdesk.expert, texts)])


def of_cases(helpdesk: Helpdesk) -> tuple[Miss, ...]:
    return misses_of([*unanswered_cases(helpdesk)])


def given_up(helpdesk: Helpdesk, text: str) -> CaseView:
    """A case in which nothing helps and nothing is known."""
    view = helpdesk.open_case(text)
    while not isinstance(view.standing.step, Escalate):
        case, step = view.case, view.standing.step
        if isinstance(step, Ask):
            view = helpdesk.answer(case.id, case.version, step.question.id, step.question.answers[0].id)
        else:
            article = step.candidates[0].article  # type: ignore[union-attr]  # Whatever is left shows candidates.
            view = helpdesk.report_outcome(case.id, case.version, article, Outcome.DID_NOT_HELP)
    return view


def test_a_text_that_is_answered_is_no_miss(helpdesk: Helpdesk) -> None:
    assert of_texts(helpdesk, JAM) == ()


def test_texts_that_differ_by_names_are_one_miss(helpdesk: Helpdesk) -> None:
    found = of_texts(helpdesk, FOREIGN.format("dana"), "Nobody ate the banana", FOREIGN.format("joe"))
    assert [miss.count for miss in found] == [2, 1]


def test_no_address_is_kept(helpdesk: Helpdesk) -> None:
    assert "dana" not in of_texts(helpdesk, FOREIGN.format("dana"))[0].texts[0]


def test_a_miss_keeps_its_id_when_others_come_before_it(helpdesk: Helpdesk) -> None:
    alone = of_texts(helpdesk, FOREIGN.format("dana"))[0]
    assert alone.id in [miss.id for miss in of_texts(helpdesk, *["Nobody ate the banana"] * 3, FOREIGN.format("joe"))]


def test_a_case_that_was_not_recognised_is_a_miss(helpdesk: Helpdesk) -> None:
    helpdesk.open_case(FOREIGN.format("dana"))
    assert of_cases(helpdesk)[0].why == ((Why.NOT_RECOGNISED, 1),)


def test_a_case_that_was_escalated_is_a_miss(helpdesk: Helpdesk) -> None:
    given_up(helpdesk, JAM)
    assert of_cases(helpdesk)[0].why == ((Why.ESCALATED, 1),)


def test_the_names_of_an_escalated_alert_are_taken_out_where_they_are_personal(helpdesk: Helpdesk) -> None:
    given_up(helpdesk, f"{JAM} Write to dana@example.com")
    assert of_cases(helpdesk)[0].texts[0].endswith("Write to ‹email-1›")  # noqa: RUF001 (as it is printed)


def test_a_case_without_a_text_is_told_by_its_answers(helpdesk: Helpdesk) -> None:
    given_up(helpdesk, "")
    assert "Is the printer on? Yes." in of_cases(helpdesk)[0].texts[0]


def test_an_open_case_is_no_miss(helpdesk: Helpdesk) -> None:
    helpdesk.open_case(JAM)
    assert of_cases(helpdesk) == ()


def test_a_miss_can_be_named_by_its_place(helpdesk: Helpdesk) -> None:
    found = of_texts(helpdesk, FOREIGN.format("dana"), "Nobody ate the banana")
    assert miss_named(found, "2") is found[1]


def test_a_miss_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownMiss):
        miss_named((), "1")


def test_a_draft_has_the_text_as_an_example_that_the_checks_refuse_without_an_alert(
    helpdesk: Helpdesk, tmp_path: Path
) -> None:
    kb = printer_kb(tmp_path / "kb")
    placed = place(draft_of_miss(of_texts(helpdesk, FOREIGN.format("dana"))[0], kb), kb)
    assert placed.article is not None
    assert [example.paste[:16] for example in placed.article.examples] == ["Purple flamingos"]
    assert "an alert article needs `alerts`" in " ".join(map(str, faults(kb, [placed])))


def test_a_draft_of_answers_is_a_symptom_proved_by_them(tmp_path: Path) -> None:
    miss = Miss("abc", ("How is the tray? Jammed.",), 1, (), (("tray_state", "jammed"),))
    draft = draft_of_miss(miss, printer_kb(tmp_path / "kb"))
    assert (draft.kind, draft.answers) == (Kind.SYMPTOM, (("tray_state", "jammed"),))


def test_a_draft_does_not_take_the_id_of_an_article(tmp_path: Path) -> None:
    draft = draft_of_miss(Miss("abc", ("Paper jam!",), 1, ()), printer_kb(tmp_path / "kb"))
    assert draft.id == "paper-jam-abc"
