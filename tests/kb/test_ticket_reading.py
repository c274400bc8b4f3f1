"""Facts about reading what a ticket holds, which answers escalate, and how strongly an article speaks."""

from __future__ import annotations

from pathlib import Path

from kb.model import Article, Severity, TicketItem, TicketSource, Vocabulary
from kb.reading import read_article
from kb.vocabulary_reading import read_vocabulary


def read(**files: str) -> tuple[Vocabulary, list[str]]:
    found, problems = read_vocabulary({Path(f"{name}.yaml"): text.encode() for name, text in files.items()})
    return found, [f"{problem.line}: {problem.message}" for problem in problems]


def item(text: str) -> TicketItem:
    return read(ticket=f"printer:\n  label: Printer\n{text}")[0].ticket[0]


def article(front: str) -> Article:
    found, _ = read_article(f"---\ntitle: Jam\nkind: unsupported\n{front}---\nBody\n".encode(), Path("jam.md"))
    assert found is not None
    return found


def test_items_of_a_ticket_keep_their_order() -> None:
    words = "tray: {label: Tray, ask: Which?}\nlamp: {label: Lamp, ask: Which?}"
    assert [each.id for each in read(ticket=words)[0].ticket] == ["tray", "lamp"]


def test_captures_that_are_named_are_a_source() -> None:
    assert item("  captures: [printer]\n").sources == (TicketSource.CAPTURES,)


def test_a_source_is_listed_once() -> None:
    assert item("  from: [answers]\n  answers: [power]\n").sources == (TicketSource.ANSWERS,)


def test_an_item_is_wanted_unless_it_is_optional() -> None:
    assert (item("  ask: Which?\n").optional, item('  ask: Which?\n  optional: "yes"\n').optional) == (False, True)


def test_a_source_nobody_knows_is_a_problem() -> None:
    words = "printer: {label: Printer, from: [texts, code]}"
    assert read(ticket=words)[1] == ["1: `from` names no part of a case: `code` (did you mean `codes`?)"]


def test_an_item_that_nothing_can_fill_is_a_problem() -> None:
    assert read(ticket="printer: {label: Printer}")[1] == ["1: `printer` needs `ask` or `from`: nothing can fill it"]


def test_a_vocabulary_without_a_ticket_asks_for_nothing() -> None:
    assert read(questions="power: {ask: On?, answers: {on: On}}")[0].ticket == ()


def test_an_answer_may_escalate() -> None:
    words = "smoke: {ask: Smoke?, answers: {much: Much, none: None}, escalates: [much]}"
    assert read(questions=words)[0].questions["smoke"].escalates == ("much",)


def test_an_escalating_answer_that_is_not_listed_is_a_problem() -> None:
    words = "smoke: {ask: Smoke?, answers: {much: Much}, escalates: [fire]}"
    assert read(questions=words)[1] == ["1: `escalates` names an answer that is not listed: `fire`"]


def test_a_configuration_is_unsupported_unless_its_article_says_less() -> None:
    assert (article("").severity, article("severity: not-recommended\n").severity) == tuple(Severity)


def test_a_severity_nobody_knows_is_a_problem() -> None:
    _, problems = read_article(b"---\ntitle: Jam\nkind: alert\nseverity: bad\n---\nBody\n", Path("jam.md"))
    assert problems[0].message == "`severity: bad` is not one of: unsupported, not-recommended"
