"""Ways into a case other than a text: an answer to one of the questions that are offered before anything is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.model import Group, Question, Vocabulary


def ways_in(vocabulary: Vocabulary) -> tuple[Question, ...]:
    """The questions whose authors gave them a `way_in`, else the first question of the vocabulary, if it has any."""
    offered = tuple(question for question in vocabulary.questions.values() if question.way_in)
    return offered or tuple(vocabulary.questions.values())[:1]


def begun_with(vocabulary: Vocabulary, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers, each after those that its question waits for (`only_if`) and that can be but one.

    Who says where a connector fails has said that there is a connector.
    """
    told: dict[str, str] = {}
    for question, answer in answers.items():
        _tell(vocabulary, question, answer, told, answers)
    return told


def _tell(
    vocabulary: Vocabulary, name: str, answer: str, told: dict[str, str], given: Mapping[str, str], above: str = ""
) -> None:
    question = vocabulary.questions.get(name)
    waits_for = question.only_if[0] if question and len(question.only_if) == 1 else Group(())
    for wanted, only in _single(waits_for):
        if wanted not in told and wanted != above:
            _tell(vocabulary, wanted, given.get(wanted, only), told, given, above=name)
    told.setdefault(name, answer)


def _single(group: Group) -> Iterator[tuple[str, str]]:
    return ((each.question, each.answers[0]) for each in group.conditions if len(each.answers) == 1)
