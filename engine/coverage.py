"""Tells what the examples and walkthroughs of a knowledge base exercise, and what in it nobody exercises or uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from engine.findings import Finding, Origin, Recognition, Verdict
from engine.inference.consultation import Consultation
from engine.inference.rulebook import compile_rulebook
from engine.recognition.codes import canonical_code
from engine.recognition.outlines import outlines_of
from engine.recognition.patterns import Claim
from engine.recognition.recogniser import Recogniser
from engine.recognition.synonyms import synonyms_of
from kb.model import Article, Group, Kind, KnowledgeBase, Question, Rating, Status, Vocabulary
from kb.placeholders import placeholders

NO_CAUSES = (Kind.PROCEDURE, Kind.PRACTICE)
"""Kinds that nobody needs to establish: they are found by search and by links."""

ArticleAnd = tuple[str, str]
"""The id of an article, and an alert or a code of it, or the rating it is walked to."""

QuestionAnswer = tuple[str, str]


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
    rating) of those that
    its relations can lead to. `failed` are (article, line, what is wrong).
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
    articles = [article for article in kb.articles.values() if article.status is Status.CURRENT]
    recogniser, rules = Recogniser(kb), Consultation(compile_rulebook(kb, canonical_code))
    recognised = [
        (article, example.line, recogniser.recognise(example.paste))
        for article in articles
        for example in article.examples
    ]
    walked = [
        (article, walkthrough.line, walkthrough.rated, _rating(rules, article, walkthrough.answers))
        for article in articles
        for walkthrough in article.walkthroughs
    ]
    said = {*_answers_in(recognised), *_answers_walked(articles)}
    used = {pair for article in articles for pair in _used_by(article, kb.vocabulary)}
    used |= {pair for question in kb.vocabulary.questions.values() for pair in _used_by_question(question)}
    asked = kb.vocabulary.questions.values()
    pairs = tuple((question.id, answer.id) for question in asked for answer in question.answers)
    sentences = outlines_of(kb, synonyms_of(kb.vocabulary.synonyms)).values()
    own = frozenset(claims[0].article for claims in sentences if len(claims) == 1)
    return Coverage(
        alerts=Measured(tuple(_alerts(articles)), frozenset(_alerts_in(recognised, sentences))),
        codes=Measured(tuple(_codes(articles)), frozenset(_codes_in(recognised))),
        questions=Measured(tuple((question.id,) for question in asked), frozenset((each,) for each, _ in said)),
        answers=Measured(pairs, frozenset(said)),
        ratings=Measured(
            tuple(pair for article in articles for pair in _reachable(article, own)),
            frozenset((*_ratings_walked(walked), *_established_by(recognised))),
        ),
        unused_questions=tuple(each.id for each in asked if each.id not in {question for question, _ in used}),
        unused_answers=tuple(pair for pair in pairs if pair not in used),
        never_established=tuple(
            article.id for article in articles if article.kind not in NO_CAUSES and not _provable(article, own)
        ),
        failed=(*_not_recognised(recognised), *_not_reached(walked)),
    )


_Recognised = tuple[Article, int, Recognition]
_Walked = tuple[Article, int, Rating, Rating]
"""Article, line, the rating its author says, the rating it has."""


def _rating(rules: Consultation, article: Article, answers: Mapping[str, str]) -> Rating:
    findings = [Finding(question, answer, Origin.ANSWERED) for question, answer in answers.items()]
    ratings = {each.article: each.rating for each in rules.consult(findings).conclusions}
    return ratings.get(article.id, Rating.UNCLEAR)


# --- what there is ----------------------------------------------------------------------------------------------------


def _alerts(articles: Iterable[Article]) -> Iterator[ArticleAnd]:
    yield from ((article.id, alert) for article in articles for alert in article.alerts)


def _codes(articles: Iterable[Article]) -> Iterator[ArticleAnd]:
    yield from ((article.id, code) for article in articles for code in article.codes)


def _provable(article: Article, own: frozenset[str]) -> bool:
    """Whether something establishes it: answers, a sentence of its own, or a code beside a sentence it shares."""
    return bool(article.confirmed_by or article.id in own or (article.alerts and article.codes))


def _reachable(article: Article, own: frozenset[str]) -> Iterator[ArticleAnd]:
    if _provable(article, own):
        yield article.id, Rating.ESTABLISHED
    if article.ruled_out_by or article.requires.conditions:
        yield article.id, Rating.EXCLUDED


def _used_by(article: Article, vocabulary: Vocabulary) -> Iterator[QuestionAnswer]:
    """The answers that relations name, and those that a choice of words in an alert gives."""
    yield from _named((article.requires, *article.confirmed_by, *article.ruled_out_by))
    yield from ((shows.question, shows.answer) for shows in article.shows)
    for choice in chain.from_iterable(placeholders(alert) for alert in article.alerts):
        question = vocabulary.questions.get(choice.name)
        options = {option.casefold() for option in choice.options}
        for answer in question.answers if question and options else ():
            if options & {text.casefold() for text in (answer.id, answer.label, *answer.heard_as)}:
                yield choice.name, answer.id


def _used_by_question(question: Question) -> Iterator[QuestionAnswer]:
    yield from _named(chain(question.only_if, (group for _, group in question.derived)))
    yield from ((question.id, answer) for answer in question.escalates)


def _named(groups: Iterable[Group]) -> Iterator[QuestionAnswer]:
    for group in groups:
        for condition in group.conditions:
            yield from ((condition.question, answer) for answer in condition.answers)


# --- what is exercised ------------------------------------------------------------------------------------------------


def _alerts_in(recognised: Iterable[_Recognised], sentences: Iterable[Sequence[Claim]]) -> Iterator[ArticleAnd]:
    """The template of the example's own article, which may write a shared sentence in its own way."""
    same: defaultdict[ArticleAnd, set[ArticleAnd]] = defaultdict(set)
    for claims in sentences:
        for claim in claims:
            same[claim.article, claim.template] |= {(each.article, each.template) for each in claims}
    for article, _, recognition in recognised:
        for alert in recognition.alerts:
            if alert.verdict is Verdict.EXACT and article.id in alert.claimants:
                yield from (pair for pair in same[alert.article, alert.template] if pair[0] == article.id)


def _codes_in(recognised: Iterable[_Recognised]) -> Iterator[ArticleAnd]:
    for article, _, recognition in recognised:
        found = {code.canonical for code in recognition.codes}
        yield from ((article.id, code) for code in article.codes if (canonical_code(code) or code.lower()) in found)


def _answers_in(recognised: Iterable[_Recognised]) -> Iterator[QuestionAnswer]:
    for _, _, recognition in recognised:
        for alert in recognition.alerts:
            yield from ((finding.question, finding.answer) for finding in alert.findings)


def _answers_walked(articles: Iterable[Article]) -> Iterator[QuestionAnswer]:
    for article in articles:
        for walkthrough in article.walkthroughs:
            yield from walkthrough.answers.items()


def _ratings_walked(walked: Iterable[_Walked]) -> Iterator[ArticleAnd]:
    yield from ((article.id, has) for article, _, says, has in walked if has is says)


def _established_by(recognised: Iterable[_Recognised]) -> Iterator[ArticleAnd]:
    """An exact alert that only one article claims establishes it."""
    for article, _, recognition in recognised:
        alerts = (alert for alert in recognition.alerts if alert.verdict is Verdict.EXACT)
        if any(alert.claimants == (article.id,) for alert in alerts):
            yield article.id, Rating.ESTABLISHED


def _not_recognised(recognised: Iterable[_Recognised]) -> Iterator[tuple[str, int, str]]:
    for article, line, recognition in recognised:
        if article.alerts and not any(article.id in alert.claimants for alert in recognition.alerts):
            yield article.id, line, "the example is not recognised"


def _not_reached(walked: Iterable[_Walked]) -> Iterator[tuple[str, int, str]]:
    for article, line, says, has in walked:
        if has is not says:
            yield article.id, line, f"the walkthrough leads to {has}, not to {says}"
