"""Checks that no question waits for itself: `only_if` asks another question first, and that must end somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.model import KnowledgeBase, Problem, Question


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a question that can only be asked after itself."""
    questions = kb.vocabulary.questions
    file = kb.folder / "vocabulary" / "questions.yaml"
    for question in questions.values():
        if question.id in _asked_before(question, questions):
            yield Problem(file, question.line, f"`{question.id}` waits for itself through `only_if`")


def _asked_before(question: Question, questions: Mapping[str, Question]) -> frozenset[str]:
    """The ids of all questions that `only_if` conditions lead to from here."""
    found: set[str] = set()
    waiting = [question]
    while waiting:
        for name in _conditions(waiting.pop()) - found:
            found.add(name)
            waiting += [questions[name]] if name in questions else []
    return frozenset(found)


def _conditions(question: Question) -> set[str]:
    return {condition.question for group in question.only_if for condition in group.conditions}
