"""Tells what the examples and walkthroughs of a knowledge base exercise, and what in it nobody exercises or uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.findings import Verdict
from engine.inference.consultation import Consultation
from engine.inference.rulebook import compile_rulebook
from engine.lint.never_established import is_provable, never_established, own_sentences
from engine.lint.recognising import Recognised, recognising
from engine.lint.unprinted_alerts import printed_alerts
from engine.recognition.codes import canonical_code, canonical_or_itself
from engine.walked import findings_of
from kb.lint.uses import QuestionAnswer, used_by_article, used_by_question
from kb.model import Article, KnowledgeBase, Rating

ArticleAnd = tuple[str, str]
"""The id of an article, and an alert or a code of it, or the rating it is walked to."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Of `all` things those that something exercises."""

    all: tuple[tuple[str, ...], ...]
    exercised: frozenset[tuple[str, ...]]

    @property
    def left(self) -> tuple[tuple[str, ...], ...]:
        """Those that nothing exercises, in their order."""
        return tuple(thing for thing in self.all if thing not in self.exercised)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is exercised of the current articles, and what no article uses.

    `alerts` and `codes` are (article, text), `questions` (id,), `answers` (question, answer), `ratings` (article,
    rating) of those that its relations can lead to. `failed` are (article, line, what is wrong).
    """

    alerts: Measured
    codes: Measured
    questions: Measured
    answers: Measured
    ratings: Measured
    unused_questions: tuple[str, ...]
    unused_answers: tuple[QuestionAnswer, ...]
    never_established: tuple[str, ...]
    failed: tuple[tuple[str, int, str], ...]


def coverage(kb: KnowledgeBase) -> Coverage:
    """The coverage of a knowledge base: every example is recognised and every walkthrough is walked."""
    tried = recognising(kb)
    articles, recognised, own = tried.articles, tried.examples, own_sentences(tried)
    rules = Consultation(compile_rulebook(kb, canonical_code))
    walked = [
        (article, walkthrough.line, walkthrough.rated, _rating(rules, article, walkthrough.answers))
        for article in articles
        for walkthrough in article.walkthroughs
    ]
    said = {*_answers_in(recognised), *_answers_walked(articles)}
    used = {pair for article in articles for pair in used_by_article(article, kb.vocabulary)}
    used |= {pair for question in kb.vocabulary.questions.values() for pair in used_by_question(question)}
    asked = kb.vocabulary.questions.values()
    pairs = tuple((question.id, answer.id) for question in asked for answer in question.answers)
    return Coverage(
        alerts=Measured(tuple(_alerts(articles)), printed_alerts(tried)),
        codes=Measured(tuple(_codes(articles)), frozenset(_codes_in(recognised))),
        questions=Measured(tuple((question.id,) for question in asked), frozenset((each,) for each, _ in said)),
        answers=Measured(pairs, frozenset(said)),
        ratings=Measured(
            tuple(pair for article in articles for pair in _reachable(article, own)),
            frozenset((*_ratings_walked(walked), *_established_by(recognised))),
        ),
        unused_questions=tuple(each.id for each in asked if each.id not in {question for question, _ in used}),
        unused_answers=tuple(pair for pair in pairs if pair not in used),
        never_established=tuple(article.id for article in never_established(tried)),
        failed=(*_not_recognised(recognised), *_not_reached(walked)),
    )


_Walked = tuple[Article, int, Rating, Rating]
"""Article, line, the rating its author says, the rating it has."""


def _rating(rules: Consultation, article: Article, answers: Mapping[str, str]) -> Rating:
    ratings = {each.article: each.rating for each in rules.consult(findings_of(answers)).conclusions}
    return ratings.get(article.id, Rating.UNCLEAR)


# --- what there is ----------------------------------------------------------------------------------------------------


def _alerts(articles: Iterable[Article]) -> Iterator[ArticleAnd]:
    yield from ((article.id, alert) for article in articles for alert in article.alerts)


def _codes(articles: Iterable[Article]) -> Iterator[ArticleAnd]:
    yield from ((article.id, code) for article in articles for code in article.codes)


def _reachable(article: Article, own: frozenset[str]) -> Iterator[ArticleAnd]:
    if is_provable(article, own):
        yield article.id, Rating.ESTABLISHED
    if article.ruled_out_by or article.requires.conditions:
        yield article.id, Rating.EXCLUDED


# --- what is exercised ------------------------------------------------------------------------------------------------


def _codes_in(recognised: Iterable[Recognised]) -> Iterator[ArticleAnd]:
    for each in recognised:
        found = {code.canonical for code in each.recognition.codes}
        for code in each.article.codes:
            if canonical_or_itself(code) in found:
                yield each.article.id, code


def _answers_in(recognised: Iterable[Recognised]) -> Iterator[QuestionAnswer]:
    for each in recognised:
        for alert in each.recognition.alerts:
            yield from ((finding.question, finding.answer) for finding in alert.findings)


def _answers_walked(articles: Iterable[Article]) -> Iterator[QuestionAnswer]:
    for article in articles:
        for walkthrough in article.walkthroughs:
            yield from walkthrough.answers.items()


def _ratings_walked(walked: Iterable[_Walked]) -> Iterator[ArticleAnd]:
    yield from ((article.id, has) for article, _, says, has in walked if has is says)


def _established_by(recognised: Iterable[Recognised]) -> Iterator[ArticleAnd]:
    """An exact alert that only one article claims establishes it."""
    for each in recognised:
        alerts = (alert for alert in each.recognition.alerts if alert.verdict is Verdict.EXACT)
        if any(alert.claimants == (each.article.id,) for alert in alerts):
            yield each.article.id, Rating.ESTABLISHED


def _not_recognised(recognised: Iterable[Recognised]) -> Iterator[tuple[str, int, str]]:
    for each in recognised:
        article = each.article
        if article.alerts and not any(article.id in alert.claimants for alert in each.recognition.alerts):
            yield article.id, each.example.line, "the example is not recognised"


def _not_reached(walked: Iterable[_Walked]) -> Iterator[tuple[str, int, str]]:
    for article, line, says, has in walked:
        if has is not says:
            yield article.id, line, f"the walkthrough leads to {has}, not to {says}"
