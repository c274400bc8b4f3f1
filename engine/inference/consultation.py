"""Consults the rules about the findings of a case: every article they touch gets a rating and its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from threading import Lock
from types import MappingProxyType

from engine.findings import Conclusion, Effect, Finding, Origin, Reason, RelationKind
from engine.inference.actions import Notebook, RulebookEngine
from engine.inference.collector import resting_collector
from engine.inference.facts import OF_TEXTS, Failed, fact_of, is_sure
from engine.inference.rulebook import Rulebook
from kb.model import UNKNOWN, Rating


@dataclass(frozen=True, slots=True)
class Derivation:
    """A finding nobody gave and the findings it follows from."""

    finding: Finding
    grounds: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Consulted:
    """What the rules concluded: a conclusion for every article touched, by id, and the derived findings."""

    conclusions: tuple[Conclusion, ...]
    derivations: tuple[Derivation, ...] = ()

    @property
    def derived(self) -> tuple[Finding, ...]:
        """The derived findings."""
        return tuple(derivation.finding for derivation in self.derivations)


class Consultation:
    """One engine for one rulebook, used by any number of threads one after the other (faster than one engine each)."""

    def __init__(self, rulebook: Rulebook) -> None:
        with resting_collector():
            self._engine = RulebookEngine(rulebook.rules, rulebook.alert_lines)
        self._lock = Lock()

    def consult(
        self,
        findings: Sequence[Finding],
        *,
        proposed: Mapping[str, float] = MappingProxyType({}),
        failed: frozenset[str] = frozenset(),
    ) -> Consulted:
        """The conclusions from these findings; their order does not matter.

        `proposed` holds articles that something else speaks for, such as a search (article -> score, 0: nothing): it
        may only suggest. `failed` are the articles whose resolution did not help. Unknown and retired articles are
        passed over.
        """
        standing = _standing(findings)
        with self._lock:
            return consult(self._engine, standing, proposed, failed)


def consult(
    engine: Notebook, findings: Sequence[Finding], proposed: Mapping[str, float], failed: Iterable[str]
) -> Consulted:
    """One consultation on an engine that nobody else uses; whatever happened to it before does not matter."""
    engine.reset()
    engine.open(finding.question for finding in findings if is_sure(finding))
    engine.state([(fact_of(finding), (finding,)) for finding in findings])
    engine.state([(Failed(article=article), ()) for article in sorted(failed)])
    engine.run()
    supported = {article for article, score in proposed.items() if score > 0 and article in engine.alert_lines}
    derived = sorted(engine.derived.items(), key=lambda item: _finding_order(item[0]))
    return Consulted(
        tuple(conclude(engine.reasons, supported)),
        tuple(Derivation(finding, grounds) for finding, grounds in derived),
    )


def _standing(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that count, in one order: "I don't know" is none, and what was answered replaces what was read."""
    known = sorted((each for each in findings if each.answer != UNKNOWN), key=_finding_order)
    answered = {each.question for each in known if each.origin is Origin.ANSWERED} - OF_TEXTS
    certain = {each.question for each in known if is_sure(each)} - OF_TEXTS
    return tuple(
        each
        for each in known
        if each.origin is Origin.ANSWERED or each.question not in (answered if is_sure(each) else certain)
    )


def conclude(reasons: Iterable[Reason], proposed: Set[str]) -> Iterator[Conclusion]:
    """One conclusion for every article that has a reason or is proposed, by id."""
    by_article: dict[str, list[Reason]] = {article: [] for article in proposed}
    for reason in reasons:
        by_article.setdefault(reason.article, []).append(reason)
    for article in sorted(by_article):
        told = _without_repeats(by_article[article])
        if article in proposed and not any(reason.effect in _FOR for reason in told):
            told.append(Reason(article, RelationKind.PROPOSED, Effect.SUPPORTS, ()))
        told.sort(key=_reason_order)
        yield Conclusion(article, _RATINGS[told[0].effect], tuple(told))


def _without_repeats(reasons: list[Reason]) -> list[Reason]:
    """The reasons without the support of findings by which the same relation establishes."""
    established = [reason for reason in reasons if reason.effect is Effect.ESTABLISHES]
    if not established:
        return reasons
    return [reason for reason in reasons if not any(_covers(strong, reason) for strong in established)]


_FOR = (Effect.ESTABLISHES, Effect.SUPPORTS)


def _covers(strong: Reason, reason: Reason) -> bool:
    same = strong.relation is reason.relation and set(reason.findings) <= set(strong.findings)
    return same and reason.effect is Effect.SUPPORTS


_RATINGS = {
    Effect.EXCLUDES: Rating.EXCLUDED,
    Effect.ESTABLISHES: Rating.ESTABLISHED,
    Effect.SUPPORTS: Rating.SUGGESTED,
    Effect.WEAKENS: Rating.UNCLEAR,
}
"""The first effect that an article has decides its rating."""

_EFFECT_PLACES = {effect: place for place, effect in enumerate(_RATINGS)}
_RELATION_PLACES = {relation: place for place, relation in enumerate(RelationKind)}


def _reason_order(reason: Reason) -> tuple[int, int, int]:
    """Equal ones stay in the order they fired in, which is the same for the same findings."""
    return _EFFECT_PLACES[reason.effect], _RELATION_PLACES[reason.relation], reason.line


def _finding_order(finding: Finding) -> tuple[object, ...]:
    return finding.question, finding.answer, finding.origin, finding.span or (), finding.text
