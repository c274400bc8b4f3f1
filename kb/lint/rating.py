"""Rates one article on a set of answers by reading its relations, as quickly as a check of thousands needs it.

The rules of the interview are another matter, and decide: this reads the same relations without them, and the tests
compare the two on every walkthrough.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from kb.model import Article, Condition, Group, Question, Rating
from kb.relations import chance

Said = Mapping[str, Set[str]]
"""Question -> its answers: one that was given, or all that follow from what was given."""


@dataclass(frozen=True, slots=True)
class Rated:
    """The rating, and the groups of `confirmed_by`, `ruled_out_by` and `requires` that speak for it."""

    rating: Rating
    groups: tuple[Group, ...] = ()


def rate(article: Article, said: Said, questions: Mapping[str, Question]) -> Rated:
    """What the article's relations say to these answers."""
    excluding = [group for group in article.ruled_out_by if holds(group, said)]
    if any(said.get(each.question) and not _met(each, said) for each in article.requires.conditions):
        excluding.append(article.requires)
    if excluding:
        return Rated(Rating.EXCLUDED, tuple(excluding))
    proving = [group for group in article.confirmed_by if holds(group, said)]
    if proving and holds(article.requires, said):
        return Rated(Rating.ESTABLISHED, tuple(proving))
    return Rated(Rating.SUGGESTED if _is_suggested(article, said, questions) else Rating.UNCLEAR)


def with_derived(answers: Mapping[str, str], questions: Mapping[str, Question]) -> Said:
    """The answers, and those that follow from them to questions nobody answered."""
    said: dict[str, set[str]] = {question: {answer} for question, answer in answers.items()}
    unanswered = [each for each in questions.values() if each.derived and each.id not in answers]
    grows = True
    while grows:
        before = sum(map(len, said.values()))
        for question in unanswered:
            following = {answer for answer, group in question.derived if holds(group, said)}
            if following:
                said.setdefault(question.id, set()).update(following)
        grows = sum(map(len, said.values())) > before
    return said


def deriving(questions: Mapping[str, Question]) -> Mapping[str, Question]:
    """Those whose answers may follow from others; all that `with_derived` needs, and few."""
    return {name: question for name, question in questions.items() if question.derived}


def _is_suggested(article: Article, said: Said, questions: Mapping[str, Question]) -> bool:
    """Whether a condition of a proof holds, or an answer that the cause shows more often than chance would."""
    named = (condition for group in article.confirmed_by for condition in group.conditions)
    return any(_met(condition, said) for condition in named) or any(
        shows.answer in said.get(shows.question, ()) and shows.frequency > chance(questions.get(shows.question))
        for shows in article.shows
    )


def holds(group: Group, said: Said) -> bool:
    """Whether every condition of the group is met."""
    return all(_met(condition, said) for condition in group.conditions)


def _met(condition: Condition, said: Said) -> bool:
    return not said.get(condition.question, frozenset()).isdisjoint(condition.answers)
