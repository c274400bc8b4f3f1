"""Checks that questions can be asked at all, and that nobody answers one that is not asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import islice

from kb.model import Group, KnowledgeBase, Problem, Question

Wanted = Mapping[str, frozenset[str]]
"""Question -> the answers that are all right; a question that is not there may have any answer."""

MOST_WAYS = 200
"""Ways to reach a question that are looked at."""


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a question whose `only_if` can never hold, and one a proof or walkthrough that no case can reach."""
    questions = kb.vocabulary.questions
    ways = {each.id: tuple(islice(_ways(each, questions, frozenset()), MOST_WAYS)) for each in questions.values()}
    file = kb.folder / "vocabulary" / "questions.yaml"
    for question in questions.values():
        if not ways[question.id]:
            yield Problem(file, question.line, f"`{question.id}` is never asked: its `only_if` cannot hold")
    for article in kb.articles.values():
        for group in article.confirmed_by:
            for text in _out_of_place(_wanted(group), ways):
                yield Problem(article.file, group.line, text)
        for walkthrough in article.walkthroughs:
            said = {question: frozenset({answer}) for question, answer in walkthrough.answers.items()}
            for text in _out_of_place(said, ways):
                yield Problem(article.file, walkthrough.line, text)


def _out_of_place(said: Wanted, ways: Mapping[str, tuple[Wanted, ...]]) -> Iterator[str]:
    for question in said:
        if ways.get(question) and not any(_joined(said, way) is not None for way in ways[question]):
            yield f"`{question}` is not asked after these answers: see its `only_if`"


def _ways(question: Question, questions: Mapping[str, Question], above: Set[str]) -> Iterator[Wanted]:
    """What must have been answered before the question is asked, in each way that this can be."""
    if not question.only_if or question.id in above:
        yield {}
        return
    for group in question.only_if:
        ways: list[Wanted] = [_wanted(group)]
        for condition in group.conditions:
            before = questions.get(condition.question)
            if before is not None:
                earlier = [*islice(_ways(before, questions, {*above, question.id}), MOST_WAYS)]
                ways = [*_all_joined(ways, earlier)]
        yield from ways


def _all_joined(ways: Iterable[Wanted], earlier: Iterable[Wanted]) -> Iterator[Wanted]:
    others = [*earlier]
    joined = (_joined(way, other) for way in ways for other in others)
    yield from islice((each for each in joined if each is not None), MOST_WAYS)


def _joined(first: Wanted, second: Wanted) -> Wanted | None:
    """What satisfies both, or None when nothing does."""
    both = {question: first.get(question, answers) & answers for question, answers in second.items()}
    return {**first, **both} if all(both.values()) else None


def _wanted(group: Group) -> Wanted:
    return {condition.question: frozenset(condition.answers) for condition in group.conditions}
