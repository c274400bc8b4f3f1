"""Reads what proves a new article, `question=answer`, and refuses what the vocabulary does not know."""

from __future__ import annotations

from kb.authoring.draft import NotWritten
from kb.form import meant
from kb.model import Vocabulary


class UnknownAnswer(NotWritten):
    """The vocabulary has no such question, or the question no such answer."""


def condition_of(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """The question and the answer that `question=answer` names. Raises UnknownAnswer."""
    question_id, equals, answer = (part.strip() for part in text.partition("="))
    if not equals:
        raise UnknownAnswer(f"`{text}` is not of the form question=answer.")
    question = vocabulary.questions.get(question_id)
    if question is None:
        raise UnknownAnswer(f"There is no question `{question_id}`{meant(question_id, vocabulary.questions)}.")
    if question.answer(answer) is None:
        raise UnknownAnswer(f"`{question_id}` has the answers {', '.join(each.id for each in question.answers)}.")
    return question_id, answer
