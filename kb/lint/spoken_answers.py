"""Checks that an article stands by the answers its proofs and walkthroughs consist of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

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
            yield from _not_walked(article, shown, _leading_by(article, derived), questions)


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


def _not_walked(
    article: Article, shown: Shown, walked: Mapping[str, Set[str]], questions: Mapping[str, Question]
) -> Iterator[Problem]:
    """Of what the cause shows more often than chance would, something must be said on the way to it, and all that it
    shows often.
    """
    for question, frequencies in shown.items():
        if question not in walked and max(frequencies.values()) > chance(questions.get(question)):
            text = f"no walkthrough leads to the cause by `{question}`, which `shows` speaks of: add one"
            yield Problem(article.file, article.lines["shows"], text)
        for answer in (answer for answer, frequency in frequencies.items() if frequency >= FREQUENCIES["often"]):
            if question in walked and answer not in walked[question]:
                text = f"no walkthrough leads to the cause by `{question}: {answer}`, which it shows often: add one"
                yield Problem(article.file, article.lines["shows"], text)


def _leading_by(article: Article, derived: Mapping[str, Question]) -> Mapping[str, Set[str]]:
    """The answers, by question, that lead to the cause in some walkthrough."""
    walked: defaultdict[str, set[str]] = defaultdict(set)
    for walkthrough in article.walkthroughs:
        if walkthrough.rated is not Rating.EXCLUDED:
            for question, answers in with_derived(walkthrough.answers, derived).items():
                walked[question] |= answers
    return walked


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
    if frequencies is None or frequencies.get(answer, 0.0) > FREQUENCIES["rarely"]:
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
