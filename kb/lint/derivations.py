"""Checks that every answer which follows from other answers is arrived at in some walkthrough."""

from __future__ import annotations

from collections.abc import Iterator

from kb.lint.rating import deriving, with_derived
from kb.model import KnowledgeBase, Problem


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem an answer under `derived` that follows from the answers of no walkthrough."""
    derived = deriving(kb.vocabulary.questions)
    reached = {
        (question, answer)
        for article in kb.articles.values()
        for walkthrough in article.walkthroughs
        for question, answers in with_derived(walkthrough.answers, derived).items()
        for answer in answers - {walkthrough.answers.get(question)}
    }
    file = kb.folder / "vocabulary" / "questions.yaml"
    for question in derived.values():
        for answer in dict.fromkeys(answer for answer, _ in question.derived):
            if (question.id, answer) not in reached:
                text = f"no walkthrough derives `{question.id}: {answer}`: add one, so that a slip in it shows"
                yield Problem(file, question.line, text)
