"""Makes experta rules of the relations the authors wrote down, once for each version of a knowledge base.

The stages, in the order they fire: DERIVE answers nobody needs to give · CLAIM, CONTEST, DECIDE which article a shared
sentence belongs to · CONFIRM · EXCLUDE · ESTABLISH what is confirmed and not excluded · SUPPORT · WEAKEN.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from types import MappingProxyType

from engine.findings import Effect, RelationKind
from engine.inference import actions
from engine.inference.canonical import canon_of
from engine.inference.collector import resting_collector
from engine.inference.experta_gate import AS, MATCH, NOT, Rule
from engine.inference.facts import (
    ALERT,
    CLAIMED,
    CODE,
    NEAR,
    OF_TEXTS,
    Ask,
    Claim,
    Confirmed,
    Contested,
    Excluded,
    Failed,
    FindingFact,
    How,
    LeftSides,
    field_name,
)
from kb.model import Article, Condition, KnowledgeBase, Question, Status
from kb.relations import chance


class Stage(IntEnum):
    """The salience of rules: the greatest fires first."""

    DERIVE = 70
    CLAIM = 60
    CONTEST = 50
    DECIDE = 45
    CONFIRM = 40
    EXCLUDE = 30
    ESTABLISH = 20
    SUPPORT = 10
    WEAKEN = 0


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules of one version of a knowledge base."""

    version: str
    rules: tuple[Rule, ...]
    alert_lines: Mapping[str, int]
    """Every article that has rules -> the line of its alerts (0: none)."""


def compile_rulebook(kb: KnowledgeBase, canonical_code: Callable[[str], str | None] = lambda code: code) -> Rulebook:
    """The rules of the articles that are not retired.

    `canonical_code` gives the one form of an error code as authors write it, None for what it does not know: that
    stays as written.
    """
    canon = canon_of(kb, canonical_code)
    with resting_collector():
        articles = [canon.article(each) for each in kb.articles.values() if each.status is not Status.RETIRED]
        questions = {each.id: canon.question(each) for each in kb.vocabulary.questions.values()}
        rules = tuple(_rules(articles, questions, LeftSides()))
    lines = {article.id: article.lines.get("alerts", 0) for article in articles}
    return Rulebook(kb.version, rules, MappingProxyType(lines))


def _rules(articles: Sequence[Article], questions: Mapping[str, Question], left_sides: LeftSides) -> Iterator[Rule]:
    yield from _general_rules()
    for question in questions.values():
        yield from _deriving(question, left_sides)
    for article in articles:
        yield from _claiming(article, left_sides)
    relations = (each for article in articles for each in _relations_of(article, questions))
    yield from _recording(relations, left_sides)


def _general_rules() -> Iterator[Rule]:
    """The rules that are the same for all articles.

    Every fact is bound to a name: experta gives an unbound one a name of its own and keeps that for ever.
    """
    for question, kind in _OF_ALERTS.items():
        said = AS.said << FindingFact(**{field_name(question): MATCH.article})
        yield _rule(Stage.SUPPORT, [said], actions.RecordBound(f"~{question}", kind, Effect.SUPPORTS))
    failed = AS.failed << Failed(article=MATCH.article)
    yield _rule(Stage.EXCLUDE, [failed], actions.RecordBound("~failed", RelationKind.OUTCOME, Effect.EXCLUDES))
    claim = AS.claim << Claim(article=MATCH.article, sentence=MATCH.sentence, code=MATCH.code)
    rival = AS.rival << Claim(article=~MATCH.article, sentence=MATCH.sentence, code=MATCH.code)
    contested = AS.contested << Contested(sentence=MATCH.sentence, code=MATCH.code)
    yield _rule(Stage.CONTEST, [claim, rival], actions.Contest("~contest"))
    yield _rule(Stage.DECIDE, [claim, NOT(contested)], actions.Decide("~decide"))
    confirmed = AS.confirmed << Confirmed(article=MATCH.article, kind=MATCH.kind, line=MATCH.line)
    excluded = AS.excluded << Excluded(article=MATCH.article)
    yield _rule(Stage.ESTABLISH, [confirmed, NOT(excluded)], actions.Establish("~establish"))


_OF_ALERTS = {ALERT: RelationKind.OWN_ALERT, CLAIMED: RelationKind.OWN_ALERT, NEAR: RelationKind.NEAR_ALERT}


def _deriving(question: Question, left_sides: LeftSides) -> Iterator[Rule]:
    """One rule a group."""
    for number, (answer, group) in enumerate(question.derived):
        derive = actions.Derive(f"?{question.id}/{number}", question.id, answer)
        yield _rule(Stage.DERIVE, left_sides.of(_sure(group.conditions)), derive)


def _claiming(article: Article, left_sides: LeftSides) -> Iterator[Rule]:
    """A sentence others may claim too, with a code the article lists."""
    if article.alerts and article.codes:
        asks = [Ask(How.SURE, CLAIMED, (article.id,)), Ask(How.SURE, CODE, article.codes)]
        yield _rule(Stage.CLAIM, left_sides.of(asks), actions.ClaimCode(f"!{article.id}", article.id))


_Asked = tuple[Stage, tuple[Ask, ...]]


def _recording(relations: Iterable[tuple[_Asked, actions.Relation]], left_sides: LeftSides) -> Iterator[Rule]:
    """One rule for all relations that ask the same, such as the articles that one answer rules out."""
    by_asked: dict[_Asked, list[actions.Relation]] = {}
    for asked, relation in relations:
        by_asked.setdefault(asked, []).append(relation)
    for number, ((stage, asks), same) in enumerate(by_asked.items()):
        action = actions.Confirm if stage is Stage.CONFIRM else actions.Record
        yield _rule(stage, left_sides.of(asks), action(f"{number:07}", tuple(same)))


def _relations_of(article: Article, questions: Mapping[str, Question]) -> Iterator[tuple[_Asked, actions.Relation]]:
    """What each relation of the article asks, and what it says when it holds."""
    for stage, kind, line, asks in chain(_excluding(article), _confirming(article), _supporting(article, questions)):
        yield (stage, tuple(asks)), actions.Relation(article.id, kind, _EFFECTS[stage], line)


_Draft = tuple[Stage, RelationKind, int, Sequence[Ask]]
"""When it fires, what kind of relation, its line, what it asks."""


def _excluding(article: Article) -> Iterator[_Draft]:
    """One a group; one a required question, of which another sure answer was found and none of those required."""
    for group in article.ruled_out_by:
        yield Stage.EXCLUDE, RelationKind.RULED_OUT_BY, group.line, _sure(group.conditions)
    for question, answers in ((each.question, each.answers) for each in article.requires.conditions):
        if question not in OF_TEXTS:
            unmet = [Ask(How.SURE_OTHER, question, answers), Ask(How.NOT_SURE, question, answers)]
            yield Stage.EXCLUDE, RelationKind.REQUIRES, article.requires.line, unmet


def _confirming(article: Article) -> Iterator[_Draft]:
    """One a group and two for alerts: each needs all that is required."""
    line = article.lines.get("alerts", 0)
    grounds = [(RelationKind.CONFIRMED_BY, group.line, _sure(group.conditions)) for group in article.confirmed_by]
    if article.alerts:
        grounds.append((RelationKind.OWN_ALERT, line, [Ask(How.SURE, ALERT, (article.id,))]))
        grounds.append((RelationKind.OWN_ALERT, line, [Ask(How.DECIDED, CODE, (article.id,))]))
    for kind, at, asks in grounds:
        yield Stage.CONFIRM, kind, at, [*dict.fromkeys([*asks, *_sure(article.requires.conditions)])]


def _supporting(article: Article, questions: Mapping[str, Question]) -> Iterator[_Draft]:
    """One for the codes, one a condition that would confirm, one an answer shown more or less than by chance."""
    if article.codes:
        codes = Ask(How.FOUND, CODE, article.codes)
        yield Stage.SUPPORT, RelationKind.CODE, article.lines.get("codes", 0), [codes]
    lines = {condition: group.line for group in reversed(article.confirmed_by) for condition in group.conditions}
    for condition, line in lines.items():
        confirming = Ask(How.FOUND, condition.question, condition.answers)
        yield Stage.SUPPORT, RelationKind.CONFIRMED_BY, line, [confirming]
    for shows in article.shows:
        by_chance = chance(questions.get(shows.question))
        if shows.frequency != by_chance:
            stage = Stage.SUPPORT if shows.frequency > by_chance else Stage.WEAKEN
            yield stage, RelationKind.SHOWS, shows.line, [Ask(How.FOUND, shows.question, (shows.answer,))]


_EFFECTS = {
    Stage.EXCLUDE: Effect.EXCLUDES,
    Stage.CONFIRM: Effect.ESTABLISHES,
    Stage.SUPPORT: Effect.SUPPORTS,
    Stage.WEAKEN: Effect.WEAKENS,
}


def _sure(conditions: Iterable[Condition]) -> list[Ask]:
    return [Ask(How.SURE, condition.question, condition.answers) for condition in conditions]


def _rule(stage: Stage, conditions: Iterable[object], action: actions.Action) -> Rule:
    rule: Rule = Rule(*conditions, salience=stage)(action)
    return rule
