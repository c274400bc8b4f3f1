"""What a ticket holds, what it lacks, what is taken out of it, and how it is written down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from engine.bootstrap import open_expert
from engine.cases.events import Outcome
from engine.cases.store import CaseStore
from engine.escalation import REQUESTED, Bundle, BundleItem, redacted
from engine.escalation_forms import as_html, as_json, as_markdown
from engine.expert import Expert, Inputs
from engine.helpdesk import CaseView, Helpdesk, TextTooLong, UnknownItem
from engine.interview import Escalate, Resolve
from engine.settings import Settings
from tests.engine.cases.histories import NOON
from tests.engine.conftest import clock, randbytes
from tests.engine.printers import QUESTIONS, write_printers

JAM = "Printer LaserJet 7 reports a paper jam in tray two. The job of ann@example.com was held. PrinterJammed"
TICKET = """
steps: {label: Steps, ask: Which steps?}
people: {label: People, ask: Who?, captures: [printer], personal: "yes"}
alerts: {label: Alerts, ask: Which alert?, from: [texts]}
codes: {label: Codes, ask: Which code?, from: [codes]}
lamp: {label: Lamp, ask: Which lamp?, answers: [lamp]}
known: {label: Known, from: [answers], optional: "yes"}
tried: {label: Tried, ask: What was tried?, from: [tried]}
"""
SMOKE = """
smoke: {ask: Is there smoke?, answers: {much: Much, none: None}, escalates: [much]}
"""
CAPTURES = 'printer: {label: Printer, placeholder: the printer, personal: "yes"}\njob: {label: Job}\n'


@pytest.fixture(scope="module")
def printers(tmp_path_factory: pytest.TempPathFactory) -> Expert:
    folder = tmp_path_factory.mktemp("tickets")
    words = write_printers(folder / "kb") / "vocabulary"
    (words / "ticket.yaml").write_text(TICKET, encoding="utf-8")
    (words / "questions.yaml").write_text(QUESTIONS + SMOKE, encoding="utf-8")
    (words / "captures.yaml").write_text(CAPTURES, encoding="utf-8")
    return open_expert(Settings(kb_folder=folder / "kb", var_folder=folder / "var"))


@pytest.fixture
def desk(printers: Expert, tmp_path: Path) -> Iterator[Helpdesk]:
    store = CaseStore.open(f"sqlite:///{tmp_path / 'cases.sqlite3'}")
    yield Helpdesk(printers, store, clock(), randbytes())
    store.close()


def jam(desk: Helpdesk) -> CaseView:
    return desk.open_case(JAM)


def answered(desk: Helpdesk, question: str, answer: str, view: CaseView | None = None) -> CaseView:
    view = view or jam(desk)
    return desk.answer(view.case.id, view.case.version, question, answer)


def item(desk: Helpdesk, view: CaseView, name: str) -> BundleItem:
    return next(each for each in desk.ticket(view.case.id).items if each.id == name)


def written(desk: Helpdesk, view: CaseView, **details: str) -> CaseView:
    return desk.give_details(view.case.id, view.case.version, details)


def test_a_ticket_holds_every_item_the_vocabulary_lists(desk: Helpdesk) -> None:
    items = desk.ticket(jam(desk).case.id).items
    assert [each.id for each in items] == ["steps", "people", "alerts", "codes", "lamp", "known", "tried"]


def test_what_was_pasted_is_in_the_ticket(desk: Helpdesk) -> None:
    assert item(desk, jam(desk), "alerts").values == (JAM,)


def test_a_capture_is_in_the_item_that_names_it(desk: Helpdesk) -> None:
    assert item(desk, jam(desk), "people").values == ("Printer: LaserJet 7",)


def test_a_code_is_in_the_ticket(desk: Helpdesk) -> None:
    assert "PrinterJammed" in item(desk, jam(desk), "codes").value


def test_an_answer_is_in_the_item_that_names_its_question(desk: Helpdesk) -> None:
    assert item(desk, answered(desk, "lamp", "red"), "lamp").value == "What does the lamp do? Red"


def test_an_answer_with_an_item_of_its_own_is_not_told_twice(desk: Helpdesk) -> None:
    assert "lamp" not in item(desk, answered(desk, "lamp", "red"), "known").value


def test_what_a_person_does_not_know_is_told(desk: Helpdesk) -> None:
    assert item(desk, answered(desk, "noise", "unknown"), "known").values == ("What do you hear? I don't know",)


def test_what_a_person_does_not_know_is_still_asked_for(desk: Helpdesk) -> None:
    assert item(desk, answered(desk, "lamp", "unknown"), "lamp").missing


def test_what_was_tried_is_told_with_what_came_of_it(desk: Helpdesk) -> None:
    view = jam(desk)
    view = desk.report_outcome(view.case.id, view.case.version, "jam", Outcome.DID_NOT_HELP)
    assert item(desk, view, "tried").values == ("Paper jam: did not help",)


def test_an_item_that_nothing_fills_is_missing(desk: Helpdesk) -> None:
    assert [each.id for each in desk.ticket(jam(desk).case.id).missing] == ["steps", "lamp", "tried"]


def test_an_item_that_the_person_fills_is_not_missing(desk: Helpdesk) -> None:
    view = written(desk, jam(desk), steps="Print two pages")
    assert item(desk, view, "steps") == BundleItem("steps", "Steps", ("Print two pages",), False, "Which steps?")


def test_a_ticket_can_be_had_at_any_time(desk: Helpdesk) -> None:
    assert desk.ticket(jam(desk).case.id).because == REQUESTED


def test_a_detail_given_again_is_no_new_turn(desk: Helpdesk) -> None:
    view = written(desk, jam(desk), steps="Print")
    assert written(desk, view, steps="Print").case.version == view.case.version


def test_an_item_the_ticket_does_not_have_is_refused(desk: Helpdesk) -> None:
    with pytest.raises(UnknownItem, match="alerts, codes, known"):
        written(desk, jam(desk), weather="fine")


def test_a_detail_as_long_as_a_log_is_refused(desk: Helpdesk) -> None:
    with pytest.raises(TextTooLong):
        written(desk, jam(desk), steps="x" * 20_001)


def test_an_answer_that_escalates_ends_the_interview(printers: Expert) -> None:
    assert printers.consider(Inputs(answers={"smoke": "much", "lamp": "red"})).step == Escalate("criteria")


def test_another_answer_to_the_same_question_does_not(printers: Expert) -> None:
    assert not isinstance(printers.consider(Inputs(answers={"smoke": "none", "lamp": "red"})).step, Escalate)


def test_a_cause_that_is_established_is_tried_first(printers: Expert) -> None:
    assert isinstance(printers.consider(Inputs((JAM,), {"smoke": "much"})).step, Resolve)


def test_when_it_was_tried_in_vain_the_case_is_escalated(printers: Expert) -> None:
    inputs = Inputs((JAM,), {"smoke": "much"}, {"jam": "did-not-help"})
    assert printers.consider(inputs).step == Escalate("criteria")


def test_the_ticket_says_why_the_interview_gave_up(desk: Helpdesk) -> None:
    view = answered(desk, "smoke", "much", desk.open_case())
    assert desk.ticket(view.case.id).because == "criteria"


def without_names(desk: Helpdesk, view: CaseView) -> str:
    return as_json(redacted(desk.ticket(view.case.id)))


@pytest.mark.parametrize("name", ["LaserJet", "ann@example.com"])
def test_names_and_addresses_are_taken_out_on_request(desk: Helpdesk, name: str) -> None:
    assert name not in without_names(desk, jam(desk))


def test_names_stay_where_nobody_asks_to_take_them_out(desk: Helpdesk) -> None:
    assert "LaserJet 7" in as_json(desk.ticket(jam(desk).case.id))


def test_who_is_named_in_a_personal_item_is_taken_out_everywhere(desk: Helpdesk) -> None:
    view = written(desk, jam(desk), people="Ann Lee, Bob", steps="ANN LEE prints, then Bob does")
    assert (
        json.loads(without_names(desk, view))["items"][0]["value"]
        == "\u2039people-1\u203a prints, then \u2039people-2\u203a does"
    )


def test_the_same_name_has_the_same_placeholder_in_every_item(desk: Helpdesk) -> None:
    view = written(desk, jam(desk), steps="eve@example.com and ann@example.com print")
    assert json.loads(without_names(desk, view))["items"][2]["value"].count("\u2039email-2\u203a") == 1


def test_a_secret_is_in_no_ticket(desk: Helpdesk) -> None:
    view = written(desk, desk.open_case(f"{JAM} password: hunter22!x"), steps="pwd=hunter22!x")
    assert "hunter22" not in as_json(desk.ticket(view.case.id))


def ticket(*values: str, ask: str = "Which?") -> Bundle:
    return Bundle("c1", NOON, "v1", "tried", (BundleItem("steps", "Steps", values, not values, ask),))


@given(st.text())
@example("password:")
def test_redacting_keeps_every_value_in_its_place(text: str) -> None:
    assert redacted(ticket(text, "end")).items[0].values[1] == "end"


class Page(HTMLParser):
    """The tags of a page and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


PRINTED = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), include_characters="\n"), min_size=1)
HEAVY = "<script>alert(1)</script>"


@given(PRINTED)
@example(HEAVY)
def test_what_a_person_wrote_is_text_in_html(text: str) -> None:
    assert Page(as_html(ticket(text))).tags == Page(as_html(ticket("x"))).tags


@given(PRINTED)
@example(HEAVY)
def test_html_holds_what_a_person_wrote_to_the_character(text: str) -> None:
    assert text in Page(as_html(ticket(text))).text


LINE = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1).map(str.strip).filter(bool)


def rendered(markdown: str) -> list[str]:
    return Page(Markdown(extensions=["fenced_code", "tables"]).convert(markdown)).tags


@given(LINE)
@example(HEAVY)
@example("# Heading")
@example("1. first")
@example("- point")
@example("> quote")
@example("[a](javascript:b)")
@example("http://example.com/_a_")
def test_a_line_a_person_wrote_is_text_in_markdown(text: str) -> None:
    assert rendered(as_markdown(ticket(text))) == rendered(as_markdown(ticket("x")))


@given(st.lists(LINE, min_size=2).map("\n".join))
@example("```\n# Heading")
@example("~~~~\n````\n<b>")
def test_lines_a_person_wrote_are_a_block_in_markdown(text: str) -> None:
    assert rendered(as_markdown(ticket(text))) == rendered(as_markdown(ticket("x\ny")))


@pytest.mark.parametrize("write", [as_markdown, as_html, as_json])
def test_every_form_asks_for_what_is_missing(write: object) -> None:
    assert callable(write)
    assert "Which lamp?" in write(ticket(ask="Which lamp?"))


def test_json_lists_what_is_missing() -> None:
    assert json.loads(as_json(ticket()))["missing"] == ["steps"]


def test_the_forms_say_why_the_case_is_handed_over() -> None:
    assert "Everything that fits was tried" in as_markdown(ticket("x"))


def test_what_a_terminal_would_obey_is_left_out_of_markdown() -> None:
    assert "\x1b" not in as_markdown(ticket("\x1b[2Jred", "two\n\x1blines"))
