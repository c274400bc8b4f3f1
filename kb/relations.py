"""Reads conditions, groups and frequencies: the relations between causes and answers, as their authors write them."""

from __future__ import annotations

from kb.form import list_of, text_of, texts_of
from kb.front_matter import Fields, Node, Text
from kb.model import Condition, Group, Question, Shows
from kb.problems import Problems

FREQUENCIES = {"always": 0.99, "usually": 0.9, "often": 0.7, "sometimes": 0.4, "rarely": 0.1, "never": 0.01}
"""What a word says as a probability; neither certain nor impossible, since only rules may decide."""


def groups_of(node: Node | None, problems: Problems, key: str) -> tuple[Group, ...]:
    """The groups of a list of mappings (a single mapping is a list of one); an unreadable group is left out whole."""
    groups = [group_of(item, problems, key) for item in list_of(node)]
    return tuple(group for group in groups if group.conditions)


def group_of(node: Node | None, problems: Problems, key: str) -> Group:
    """The group one mapping `{question: answer | [answer, …]}` stands for; empty when it cannot be read (reported)."""
    match node:
        case None:
            return Group(())
        case Fields():
            conditions = tuple(_condition(question, answers, problems) for question, answers in node.entries)
            readable = all(condition.answers for condition in conditions)
            return Group(conditions if readable else (), node.line)
        case _:
            problems.report(node.line, f"`{key}` must hold mappings such as `{{question: answer}}`")
            return Group((), node.line)


def _condition(question: Text, answers: Node, problems: Problems) -> Condition:
    return Condition(question.value, texts_of(answers, problems, question.value))


def shows_of(node: Node | None, problems: Problems) -> tuple[Shows, ...]:
    """The entries of `{question: {answer: frequency}}`."""
    entries = _entries(node, problems, "shows")
    return tuple(
        Shows(question.value, answer.value, frequency, answer.line)
        for question, answers in entries
        for answer, word in _entries(answers, problems, question.value)
        if (frequency := _frequency(word, problems, answer.value)) is not None
    )


def _entries(node: Node | None, problems: Problems, key: str) -> tuple[tuple[Text, Node], ...]:
    match node:
        case None:
            return ()
        case Fields():
            return node.entries
        case _:
            problems.report(node.line, f"`{key}` must be a mapping such as `{{answer: usually}}`")
            return ()


def _frequency(node: Node, problems: Problems, key: str) -> float | None:
    word = text_of(node, problems, key)
    number = FREQUENCIES.get(word, _number(word))
    if number is None or not 0 <= number <= 1:
        problems.report(node.line, f"`{key}: {word}` is neither a number from 0 to 1 nor {', '.join(FREQUENCIES)}")
        return None
    return number


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def chance(question: Question | None) -> float:
    """How often an answer is found when nothing is known; a question without a list of answers (a code) has none."""
    return 1 / max(2, len(question.answers)) if question is not None else 0.0
