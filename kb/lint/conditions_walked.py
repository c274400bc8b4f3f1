"""Checks that every condition of a question is met by the answers of some walkthrough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.lint.rating import Said, deriving, holds, with_derived
from kb.model import Group, KnowledgeBase, Problem


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a group of `only_if` after which no walkthrough answers the question."""
    questions = kb.vocabulary.questions
    derived = deriving(questions)
    walks = [
        (walkthrough.answers.keys(), with_derived(walkthrough.answers, derived))
        for article in kb.articles.values()
        for walkthrough in article.walkthroughs
    ]
    file = kb.folder / "vocabulary" / "questions.yaml"
    for question in questions.values():
        answering = [said for given, said in walks if question.id in given]
        for group in question.only_if if walks else ():
            if not _is_met(group, answering):
                text = f"no walkthrough answers `{question.id}` after {_told(group)}: add one, so that a slip shows"
                yield Problem(file, group.line or question.line, text)


def _is_met(group: Group, walks: Sequence[Said]) -> bool:
    return any(holds(group, said) for said in walks)


def _told(group: Group) -> str:
    return ", ".join(f"`{each.question}: {' or '.join(each.answers)}`" for each in group.conditions)
