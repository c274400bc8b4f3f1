"""Checks that an article stands by the answers its proofs and walkthroughs consist of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.lint.rating import deriving, with_derived
from kb.model import Article, Condition, Group, KnowledgeBase, Problem, Question, Rating, Status
from kb.relations import FREQUENCIES, chance

SHOWN = FREQUENCIES["sometimes"]
"""What proves a cause is shown by it at least so often."""

Shown = Mapping[str, Mapping[str, float]]
"""Question -> answer -> how often the cause shows it (0..1)."""


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """Three sorts of problems: a proof that its cause hardly shows, a walked answer of which the article says nothing,
    and a shown one by which nobody walks.
    """
    questions, derived = kb.vocabulary.questions, deriving(kb.vocabulary.questions)
    for article in kb.articles.values():
        shown = _shown(article)
        yield from _not_shown(article, shown)
        yield from _not_spoken_of(article, shown, questions)
        if article.status is Status.CURRENT:
            walked = _leading_by(article, derived)
            idle = {question: frequencies for question, frequencies in shown.items() if question not in walked}
            yield from _not_walked(article, idle, questions)


def _not_shown(article: Article, shown: Shown) -> Iterator[Problem]:
    for group in article.confirmed_by:
        for condition in group.conditions:
            if condition.question in shown and not _is_shown(condition, shown[condition.question]):
                text = f"proves the cause by `{condition.question}`, which `shows` says hardly ever answers so"
                yield Problem(article.file, group.line, text)


def _not_spoken_of(article: Article, shown: Shown, questions: Mapping[str, Question]) -> Iterator[Problem]:
    spoken_of = _spoken_of(article, questions)
    for walkthrough in article.walkthroughs:
        for question, answer in walkthrough.answers.items():
            if question not in spoken_of:
                text = f"nothing in the article speaks of `{question}`: a relation is missing or the answer idle"
                yield Problem(article.file, walkthrough.line, text)
            elif walkthrough.rated is not Rating.EXCLUDED and not _may_answer(article, question, answer, shown):
                text = f"leads to the cause by `{question}: {answer}`, which `shows` does not name"
                yield Problem(article.file, walkthrough.line, text)


def _not_walked(article: Article, idle: Shown, questions: Mapping[str, Question]) -> Iterator[Problem]:
    """What the cause shows more often than chance would must be said on the way to it; `idle` is what is not."""
    for question, frequencies in idle.items():
        if max(frequencies.values()) > chance(questions.get(question)):
            text = f"no walkthrough leads to the cause by `{question}`, which `shows` speaks of: add one"
            yield Problem(article.file, article.lines["shows"], text)


def _leading_by(article: Article, derived: Mapping[str, Question]) -> frozenset[str]:
    """The questions whose answers lead to the cause in some walkthrough."""
    leading = (each for each in article.walkthroughs if each.rated is not Rating.EXCLUDED)
    return frozenset(question for each in leading for question in with_derived(each.answers, derived))


def _shown(article: Article) -> Shown:
    shown: dict[str, dict[str, float]] = {}
    for shows in article.shows:
        shown.setdefault(shows.question, {})[shows.answer] = shows.frequency
    return shown


def _is_shown(condition: Condition, frequencies: Mapping[str, float]) -> bool:
    return any(frequencies.get(answer, 0.0) >= SHOWN for answer in condition.answers)


def _may_answer(article: Article, question: str, answer: str, shown: Shown) -> bool:
    """Whether a question that `shows` speaks of may have this answer: it is shown, or a relation wants it."""
    frequencies = shown.get(question)
    if frequencies is None or frequencies.get(answer, 0.0) > FREQUENCIES["never"]:
        return True
    wanted = (each for group in (article.requires, *article.confirmed_by) for each in group.conditions)
    return any(each.question == question and answer in each.answers for each in wanted)


def _spoken_of(article: Article, questions: Mapping[str, Question]) -> frozenset[str]:
    """The questions of its relations, those asked before them, and those from which an answer to them follows."""
    groups = (article.requires, *article.confirmed_by, *article.ruled_out_by)
    found = {name for group in groups for name in _names(group)} | {shows.question for shows in article.shows}
    waiting = [*found]
    while waiting:
        question = questions.get(waiting.pop())
        if question is not None:
            leading = (*question.only_if, *(group for _, group in question.derived))
            new = {name for group in leading for name in _names(group)} - found
            found |= new
            waiting += new
    return frozenset(found)


def _names(group: Group) -> frozenset[str]:
    return frozenset(condition.question for condition in group.conditions)
