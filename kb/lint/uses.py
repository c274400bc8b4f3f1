"""Finds the answers that articles, questions and tickets make use of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from kb.model import Article, Group, Question, Vocabulary
from kb.placeholders import placeholders

QuestionAnswer = tuple[str, str]


def used_by_article(article: Article, vocabulary: Vocabulary) -> Iterator[QuestionAnswer]:
    """The answers that relations name, and those that a choice of words in an alert gives."""
    yield from _named((article.requires, *article.confirmed_by, *article.ruled_out_by))
    yield from ((shows.question, shows.answer) for shows in article.shows)
    for choice in chain.from_iterable(placeholders(alert) for alert in article.alerts):
        question = vocabulary.questions.get(choice.name)
        options = {option.casefold() for option in choice.options}
        for answer in question.answers if question and options else ():
            if options & {text.casefold() for text in (answer.id, answer.label, *answer.heard_as)}:
                yield choice.name, answer.id


def used_by_question(question: Question) -> Iterator[QuestionAnswer]:
    """The answers on which it is asked or settled, and those of its own that escalate."""
    yield from _named(chain(question.only_if, (group for _, group in question.derived)))
    yield from ((question.id, answer) for answer in question.escalates)


def _named(groups: Iterable[Group]) -> Iterator[QuestionAnswer]:
    for group in groups:
        for condition in group.conditions:
            yield from ((condition.question, answer) for answer in condition.answers)
