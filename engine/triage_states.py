"""Takes columns of states, such as the test results of a mailbox, for answers to questions of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from engine.tables import Row, Table
from engine.triage_columns import Role
from kb.model import KnowledgeBase, Question

NO_QUESTIONS: Mapping[int, Question] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class States:
    """What the states of a row say: answers (question, answer), and which columns tell of a failure.

    `untold` are failures that no question takes up: they stand for themselves in the text.
    """

    answers: tuple[tuple[str, str], ...]
    failures: tuple[str, ...]
    untold: tuple[str, ...]


def questions_of(kb: KnowledgeBase, table: Table, roles: Sequence[Role]) -> Mapping[int, Question]:
    """Column of states -> the one question of the vocabulary that asks for what its heading names."""
    found = {place: _asking_for(kb, table.columns[place]) for place, role in enumerate(roles) if role is Role.STATE}
    return {place: questions[0] for place, questions in found.items() if len(questions) == 1}


def states_of(row: Row, columns: Sequence[str], places: Sequence[int], questions: Mapping[int, Question]) -> States:
    """The states in a row; nothing of it counts unless one is a failure."""
    failures = tuple(f"{columns[place]}: Failure" for place in places if _state(row, place) == FAILURE)
    if not failures:
        return States((), (), ())
    answers = tuple(
        (questions[place].id, answer)
        for place in places
        if place in questions and (answer := _answer(questions[place], _state(row, place)))
    )
    untold = tuple(
        f"{columns[place]}: Failure" for place in places if place not in questions and _state(row, place) == FAILURE
    )
    return States(answers, failures, untold)


def _asking_for(kb: KnowledgeBase, column: str) -> list[Question]:
    heading = _letters(column)
    if len(heading) < _SHORTEST_HEADING:
        return []
    return [
        question
        for question in kb.vocabulary.questions.values()
        if heading == _letters(question.id) or heading in _letters(question.ask)
    ]


def _state(row: Row, place: int) -> str:
    cell = row.cells[place].strip().casefold()
    return _SAME.get(cell, cell)


def _answer(question: Question, state: str) -> str:
    named = {_letters(name): answer.id for answer in question.answers for name in (answer.id, answer.label)}
    return named.get(_letters(state), "")


def _letters(text: str) -> str:
    return _SIGN.sub("", text.casefold())


FAILURE = "failure"
_SAME = {"0": "not run", "1": "success", "2": FAILURE, "failed": FAILURE, "error": FAILURE, "succeeded": "success"}
"""The numbers are those of the status columns in the table Mailbox."""
_SIGN = re.compile(r"[\W_]+")
_SHORTEST_HEADING = 8
