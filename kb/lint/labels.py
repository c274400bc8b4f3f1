"""Checks that questions, and the answers of one question, can be told apart by their words."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import KnowledgeBase, Problem


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a question that asks what another asks, and one an answer worded as another of its question."""
    file = kb.folder / "vocabulary" / "questions.yaml"
    asked: dict[str, str] = {}
    for question in kb.vocabulary.questions.values():
        first = asked.setdefault(_folded(question.ask), question.id)
        if first != question.id:
            yield Problem(file, question.line, f"`{question.id}` asks the same as `{first}`")
        owners: dict[str, str] = {}
        for answer in question.answers:
            owner = owners.setdefault(_folded(answer.label), answer.id)
            if owner != answer.id:
                text = f"the answers `{owner}` and `{answer.id}` of `{question.id}` have the same words"
                yield Problem(file, question.line, text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
