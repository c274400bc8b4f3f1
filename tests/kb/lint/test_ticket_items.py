"""A ticket that names only what is declared passes; anything else is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kb.lint import ticket_items
from kb.vocabulary_reading import read_vocabulary
from tests.kb.lint.knowledge import QUESTIONS, knowledge_base, vocabulary


def messages(ticket: str) -> list[str]:
    items = read_vocabulary({Path("ticket.yaml"): ticket.encode()})[0].ticket
    kb = replace(knowledge_base(), vocabulary=replace(vocabulary(QUESTIONS), ticket=items))
    return [f"{problem.line}: {problem.message}" for problem in ticket_items.check(kb)]


def test_declared_captures_and_questions_pass() -> None:
    assert messages("place: {label: Place, captures: [tray], answers: [tray_state]}") == []


def test_a_capture_that_is_not_declared_is_found() -> None:
    expected = "1: `place` names a capture that is not declared: `trey` (did you mean `tray`?)"
    assert messages("place: {label: Place, captures: [trey]}") == [expected]


def test_a_question_that_is_not_declared_is_found() -> None:
    expected = "1: `place` names a question that is not declared: `weather`"
    assert messages("place: {label: Place, answers: [weather]}") == [expected]
