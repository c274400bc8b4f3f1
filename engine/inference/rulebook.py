"""Makes experta rules of the relations the authors wrote down, once for each version of a knowledge base.

The stages, in the order they fire: DERIVE answers nobody needs to give · CLAIM, CONTEST, DECIDE which article a shared
sentence belongs to · EXCLUDE · ESTABLISH what is not excluded · SUPPORT · WEAKEN.
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
from engine.inference.experta_gate import AS, MATCH, NOT, Fact, Rule
from engine.inference.facts import (
    ALERT,
    CLAIMED,
    CODE,
    NEAR,
    OF_TEXTS,
    Claim,
    Contested,
    Decided,
    Excluded,
    Failed,
    FindingFact,
    field_name,
    found,
    sure,
    sure_other,
)
from kb.model import Article, Condition, KnowledgeBase, Question, Status


class Stage(IntEnum):
    """The salience of rules: the greatest fires first."""

    DERIVE = 70
    CLAIM = 60
    CONTEST = 50
    DECIDE = 40
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
    current = [canon.article(each) for each in kb.articles.values() if each.status is not Status.RETIRED]
    questions = kb.vocabulary.questions
    rules = [
        *_general_rules(),
        *(rule for question in questions.values() for rule in _deriving(canon.question(question))),
        *(rule for article in current for rule in _rules_of(article, questions)),
    ]
    lines = {article.id: article.lines.get("alerts", 0) for article in current}
    return Rulebook(kb.version, tuple(rules), MappingProxyType(lines))


def _general_rules() -> Iterator[Rule]:
    """The rules that are the same for all articles."""
    for question, relation in _TEXT_RELATIONS.items():
        said = AS.said << FindingFact(**{field_name(question): MATCH.article})
        yield _rule(Stage.SUPPORT, [said], actions.RecordNamed(f"~{question}", relation, Effect.SUPPORTS))
    failed = Failed(article=MATCH.article)
    yield _rule(Stage.EXCLUDE, [failed], actions.RecordNamed("~failed", RelationKind.OUTCOME, Effect.EXCLUDES))
    claim = Claim(article=MATCH.article, sentence=MATCH.sentence, code=MATCH.code)
    rival = Claim(article=~MATCH.article, sentence=MATCH.sentence, code=MATCH.code)
    contested = Contested(sentence=MATCH.sentence, code=MATCH.code)
    yield _rule(Stage.CONTEST, [claim, rival], actions.Contest("~contest"))
    yield _rule(Stage.DECIDE, [AS.claim << claim.copy(), NOT(contested)], actions.Decide("~decide"))


_TEXT_RELATIONS = {ALERT: RelationKind.OWN_ALERT, CLAIMED: RelationKind.OWN_ALERT, NEAR: RelationKind.NEAR_ALERT}


def _deriving(question: Question) -> Iterator[Rule]:
    for number, (answer, group) in enumerate(question.derived):
        derive = actions.Derive(f"?{question.id}/{number}", question.id, answer)
        yield _rule(Stage.DERIVE, _named(_sure(group.conditions)), derive)


def _rules_of(article: Article, questions: Mapping[str, Question]) -> Iterator[Rule]:
    """The rules of one article."""
    if article.alerts and article.codes:
        claim = [AS.sentence << sure(CLAIMED, [article.id]), AS.code << sure(CODE, article.codes)]
        yield _rule(Stage.CLAIM, claim, actions.ClaimCode(f"{article.id}/claim", article.id))
    drafts = chain(_excluding(article), _establishing(article), _supporting(article, questions))
    for number, draft in enumerate(drafts):
        record = actions.Record(f"{article.id}/{number}", article.id, draft.relation, _EFFECTS[draft.stage], draft.line)
        yield _rule(draft.stage, draft.conditions, record)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A rule that records a reason, before it has a name."""

    stage: Stage
    relation: RelationKind
    line: int
    conditions: Sequence[object]


def _excluding(article: Article) -> Iterator[_Draft]:
    """One rule a group, one a required question: another sure answer was found and none of those required."""
    for group in article.ruled_out_by:
        yield _Draft(Stage.EXCLUDE, RelationKind.RULED_OUT_BY, group.line, _named(_sure(group.conditions)))
    for required in article.requires.conditions:
        if required.question not in OF_TEXTS:
            other = _named([sure_other(required.question, required.answers)])
            unmet = [*other, NOT(sure(required.question, required.answers))]
            yield _Draft(Stage.EXCLUDE, RelationKind.REQUIRES, article.requires.line, unmet)


def _establishing(article: Article) -> Iterator[_Draft]:
    """One rule a group and two for alerts: each needs all that is required and no exclusion."""
    line = article.lines.get("alerts", 0)
    grounds: list[tuple[RelationKind, int, list[Fact]]] = [
        (RelationKind.CONFIRMED_BY, group.line, _sure(group.conditions)) for group in article.confirmed_by
    ]
    if article.alerts:
        grounds.append((RelationKind.OWN_ALERT, line, [sure(ALERT, [article.id])]))
    if article.alerts and article.codes:
        grounds.append((RelationKind.OWN_ALERT, line, [Decided(article=article.id)]))
    for relation, at, facts in grounds:
        required = [each for each in _sure(article.requires.conditions) if each not in facts]
        needed = [*_named([*facts, *required]), NOT(Excluded(article=article.id))]
        yield _Draft(Stage.ESTABLISH, relation, at, needed)


def _supporting(article: Article, questions: Mapping[str, Question]) -> Iterator[_Draft]:
    """One rule for the codes, one a condition that would confirm, one an answer shown more or less than by chance."""
    if article.codes:
        codes = _named([found(CODE, article.codes)])
        yield _Draft(Stage.SUPPORT, RelationKind.CODE, article.lines.get("codes", 0), codes)
    lines = {condition: group.line for group in reversed(article.confirmed_by) for condition in group.conditions}
    for condition, line in lines.items():
        confirming = _named([found(condition.question, condition.answers)])
        yield _Draft(Stage.SUPPORT, RelationKind.CONFIRMED_BY, line, confirming)
    for shows in article.shows:
        chance = _chance(questions.get(shows.question))
        if shows.frequency != chance:
            stage = Stage.SUPPORT if shows.frequency > chance else Stage.WEAKEN
            yield _Draft(stage, RelationKind.SHOWS, shows.line, _named([found(shows.question, [shows.answer])]))


_EFFECTS = {
    Stage.EXCLUDE: Effect.EXCLUDES,
    Stage.ESTABLISH: Effect.ESTABLISHES,
    Stage.SUPPORT: Effect.SUPPORTS,
    Stage.WEAKEN: Effect.WEAKENS,
}


def _chance(question: Question | None) -> float:
    """How often an answer is found when nothing is known; a question without a list of answers (a code) has none."""
    return 1 / max(2, len(question.answers)) if question is not None else 0.0


def _sure(conditions: Iterable[Condition]) -> list[Fact]:
    return [sure(condition.question, condition.answers) for condition in conditions]


def _named(facts: Iterable[Fact]) -> list[Fact]:
    """The facts of a condition bound to names, so that the action learns them."""
    return [f"found_{place}" << fact for place, fact in enumerate(facts)]


def _rule(stage: Stage, conditions: Iterable[object], action: actions.Action) -> Rule:
    rule: Rule = Rule(*conditions, salience=stage)(action)
    return rule
