"""Checks that every question and answer used anywhere is declared in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.form import meant
from kb.model import Article, Group, KnowledgeBase, Problem, Question, Vocabulary
from kb.placeholders import placeholders

PSEUDO_QUESTIONS = frozenset({"alert", "code"})
"""Findings that come from the paste alone; conditions may use them and no vocabulary declares them."""

Use = tuple[int, str, str]
"""Line, question, answer."""


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a question or answer that the vocabulary does not know."""
    for article in kb.articles.values():
        for line, question, answer in _uses(article):
            if text := _unknown(question, answer, kb.vocabulary):
                yield Problem(article.file, line, text)
        for text in _unknown_choices(article, kb.vocabulary):
            yield Problem(article.file, article.lines["alerts"], text)
    file = kb.folder / "vocabulary" / "questions.yaml"
    for asked in kb.vocabulary.questions.values():
        for _, question, answer in _uses_of_question(asked):
            if text := _unknown(question, answer, kb.vocabulary):
                yield Problem(file, asked.line, text)


def _uses(article: Article) -> Iterator[Use]:
    yield from _of_groups((article.requires, *article.confirmed_by, *article.ruled_out_by))
    yield from ((shows.line, shows.question, shows.answer) for shows in article.shows)
    for walkthrough in article.walkthroughs:
        said = walkthrough.answers.items()
        yield from ((walkthrough.line, question, answer) for question, answer in said if question != "code")


def _uses_of_question(question: Question) -> Iterator[Use]:
    yield from _of_groups(question.only_if)
    yield from _of_groups(group for _, group in question.derived)


def _of_groups(groups: Iterable[Group]) -> Iterator[Use]:
    for group in groups:
        for condition in group.conditions:
            if condition.question not in PSEUDO_QUESTIONS:
                yield from ((group.line, condition.question, answer) for answer in condition.answers)


def _unknown(question_id: str, answer: str, vocabulary: Vocabulary) -> str:
    """What is unknown about the pair, or nothing."""
    question = vocabulary.questions.get(question_id)
    if question is None:
        return f"there is no question `{question_id}`{meant(question_id, vocabulary.questions)}"
    if question.answer(answer) is None:
        answers = [known.id for known in question.answers]
        return f"`{question_id}` has no answer `{answer}`{meant(answer, answers)}"
    return ""


def _unknown_choices(article: Article, vocabulary: Vocabulary) -> Iterator[str]:
    """A choice `{question:a|b}` offers answers, or words by which the question hears one."""
    choices = (found for template in article.alerts for found in placeholders(template) if found.options)
    for choice in choices:
        question = vocabulary.questions.get(choice.name)
        if question is None:
            yield f"there is no question `{choice.name}`{meant(choice.name, vocabulary.questions)}"
            continue
        heard = {word.casefold() for answer in question.answers for word in (answer.id, *answer.heard_as)}
        for option in choice.options:
            if option.casefold() not in heard:
                yield f"`{option}` is neither an answer of `{choice.name}` nor in its `heard_as`"
