"""Checks that words in free text suggest at most one answer of a question."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import KnowledgeBase, Problem


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a phrase that two answers of the same question are heard by."""
    file = kb.folder / "vocabulary" / "questions.yaml"
    for question in kb.vocabulary.questions.values():
        owners: dict[str, str] = {}
        for answer in question.answers:
            for phrase in answer.heard_as:
                owner = owners.setdefault(" ".join(phrase.casefold().split()), answer.id)
                if owner != answer.id:
                    text = f"`{phrase}` suggests both `{owner}` and `{answer.id}` of `{question.id}`"
                    yield Problem(file, question.line, text)
