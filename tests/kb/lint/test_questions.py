"""Every check of questions accepts good ones and finds what is wrong with bad ones."""

from __future__ import annotations

import pytest

from kb.lint import Check, heard_twice, question_circles
from tests.kb.lint.knowledge import QUESTIONS, knowledge_base


def found(check: Check, questions: str) -> list[str]:
    """What a check finds in the questions of the printer and these."""
    problems = check(knowledge_base(questions=QUESTIONS + questions))
    return [f"{problem.line}: {problem.message}" for problem in problems]


def test_a_question_that_waits_for_another_passes() -> None:
    assert found(question_circles.check, "lid: {ask: Lid?, answers: {a: A}, only_if: {job: print}}") == []


@pytest.mark.parametrize("condition", ["lid: a", "door: a"])
def test_a_question_that_waits_for_itself_is_found(condition: str) -> None:
    lid = f"lid: {{ask: Lid?, answers: {{a: A}}, only_if: {{{condition}}}}}\n"
    door = "door: {ask: Door?, answers: {a: A}, only_if: {lid: a}}"
    assert "6: `lid` waits for itself through `only_if`" in found(question_circles.check, lid + door)


def test_words_that_suggest_one_answer_pass() -> None:
    text = "lid: {ask: Lid?, answers: {a: A, b: B}, heard_as: {a: [open lid], b: [shut lid]}}"
    assert found(heard_twice.check, text) == []


def test_words_that_suggest_two_answers_are_found() -> None:
    text = "lid: {ask: Lid?, answers: {a: A, b: B}, heard_as: {a: [open lid], b: [Open lid]}}"
    assert found(heard_twice.check, text) == ["6: `Open lid` suggests both `a` and `b` of `lid`"]
