"""Judges whether answers make a configuration unsupported: the verdict on one article, its reasons and what is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from engine.findings import Conclusion, Effect, Finding, Reason, RelationKind
from kb.model import Article, Group, Kind, KnowledgeBase, Question, Rating, Severity, Status, Vocabulary


class Support(StrEnum):
    """What is known of a configuration, the gravest first; what nobody answered is UNKNOWN, never SUPPORTED."""

    UNSUPPORTED = "unsupported"
    NOT_RECOMMENDED = "not-recommended"
    UNKNOWN = "unknown"
    SUPPORTED = "supported"


FAULTS = frozenset({Support.UNSUPPORTED, Support.NOT_RECOMMENDED})
"""The verdicts after which something should be changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """Another answer to one question; `before` is "" where the question was not answered."""

    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Item:
    """The verdict on one unsupported configuration.

    `reasons` are the relations that decide it, or while it is unknown those that speak for it so far. `open` are the
    questions whose answers would decide it. `changes` are the smallest changes of the answers, the best first, after
    which this is supported and nothing else becomes unsupported; there are some only where something is to change.
    """

    article: Article
    verdict: Support
    reasons: tuple[Reason, ...] = ()
    open: tuple[Question, ...] = ()
    changes: tuple[tuple[Change, ...], ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was entered, and what follows from it, that the verdict rests on."""
        return tuple(dict.fromkeys(finding for reason in self.reasons for finding in reason.findings))


def decidable(kb: KnowledgeBase) -> Iterator[Article]:
    """The current articles about unsupported configurations that answers alone can establish."""
    for article in kb.articles.values():
        asked = article.kind is Kind.UNSUPPORTED and article.status is Status.CURRENT
        if asked and any(_is_answerable(group, kb.vocabulary) for group in article.confirmed_by):
            yield article


def _is_answerable(group: Group, vocabulary: Vocabulary) -> bool:
    return all(condition.question in vocabulary.questions for condition in group.conditions)


def judge(
    article: Article, conclusion: Conclusion | None, known: Mapping[str, Finding], vocabulary: Vocabulary
) -> Item:
    """The verdict on one article, given what the rules concluded about it and what is known (question -> finding)."""
    rating = conclusion.rating if conclusion else Rating.UNCLEAR
    reasons = conclusion.reasons if conclusion else ()
    match rating:
        case Rating.ESTABLISHED:
            return Item(article, _GRAVITY[article.severity], _of(reasons, Effect.ESTABLISHES))
        case Rating.EXCLUDED:
            return Item(article, Support.SUPPORTED, _of(reasons, Effect.EXCLUDES))
        case _:
            return _undecided(article, known, vocabulary)


_GRAVITY = {Severity.UNSUPPORTED: Support.UNSUPPORTED, Severity.NOT_RECOMMENDED: Support.NOT_RECOMMENDED}


def _of(reasons: tuple[Reason, ...], effect: Effect) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason.effect is effect)


def _undecided(article: Article, known: Mapping[str, Finding], vocabulary: Vocabulary) -> Item:
    """Supported when an answer stands against every group that could establish the article, else unknown."""
    answerable = [group for group in article.confirmed_by if _is_answerable(group, vocabulary)]
    standing = [group for group in answerable if not _against(group, known)]
    if not standing:
        reasons = tuple(_reason(article, group, Effect.EXCLUDES, _against(group, known)) for group in answerable)
        return Item(article, Support.SUPPORTED, reasons)
    reasons = tuple(_reason(article, group, Effect.SUPPORTS, _towards(group, known)) for group in standing)
    wanted = {each.question for group in (*standing, article.requires) for each in group.conditions} - known.keys()
    still_open = tuple(question for question in vocabulary.questions.values() if question.id in wanted)
    return Item(article, Support.UNKNOWN, tuple(reason for reason in reasons if reason.findings), still_open)


def _against(group: Group, known: Mapping[str, Finding]) -> tuple[Finding, ...]:
    """The findings that keep the group from holding."""
    found = ((known.get(condition.question), condition.answers) for condition in group.conditions)
    return tuple(finding for finding, answers in found if finding and finding.answer not in answers)


def _towards(group: Group, known: Mapping[str, Finding]) -> tuple[Finding, ...]:
    return tuple(finding for condition in group.conditions if (finding := known.get(condition.question)))


def _reason(article: Article, group: Group, effect: Effect, findings: tuple[Finding, ...]) -> Reason:
    return Reason(article.id, RelationKind.CONFIRMED_BY, effect, findings, group.line)
