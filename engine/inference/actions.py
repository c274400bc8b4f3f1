"""What rules do when they fire: record a reason, or declare an interim conclusion for the rules of the next stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import ClassVar

from engine.findings import Effect, Finding, Origin, Reason, RelationKind
from engine.inference.experta_gate import Fact, KnowledgeEngine, Rule
from engine.inference.facts import Claim, Contested, Decided, Excluded, fact_of
from engine.inference.matcher import IndexedEngine

_TAKES = Signature([Parameter("engine", Parameter.POSITIONAL_ONLY), Parameter("bound", Parameter.VAR_KEYWORD)])
"""Said outright, because experta asks for the signature of every rule and finding it out takes most of the build."""


class Notebook(KnowledgeEngine):
    """An engine that is given its rules; notes the findings behind its facts, the reasons and what was derived."""

    def __init__(self, rules: Sequence[Rule], alert_lines: Mapping[str, int]) -> None:
        self._rules = rules
        self.alert_lines = alert_lines
        """Every article that has rules -> the line of its alerts."""
        self.open(())
        super().__init__()

    def get_rules(self) -> Sequence[Rule]:
        """The rules it was given."""
        return self._rules

    def open(self, answered: Iterable[str]) -> None:
        """Starts a new page; `answered` are the questions whose answers need no deriving."""
        self.answered = frozenset(answered)
        self.grounds: dict[int, tuple[Finding, ...]] = {}
        self.reasons: list[Reason] = []
        self.derived: dict[Finding, tuple[Finding, ...]] = {}

    def state(self, stated: Sequence[tuple[Fact, tuple[Finding, ...]]]) -> None:
        """Declares facts at once, each with the findings it stands for; one that is there already is passed over."""
        self.declare(*(fact for fact, _ in stated))
        for fact, grounds in stated:
            if fact.__factid__ is not None:
                self.grounds[fact.__factid__] = grounds

    def findings(self, facts: Iterable[object]) -> tuple[Finding, ...]:
        """The findings the facts stand for, each once."""
        grounds = [self.grounds.get(fact.__factid__, ()) for fact in facts if isinstance(fact, Fact)]
        return tuple(dict.fromkeys(finding for each in grounds for finding in each))


class RulebookEngine(Notebook, IndexedEngine):
    """The notebook on the indexed engine."""


@dataclass(frozen=True, slots=True)
class Action:
    """The right side of the rule called `name`; what its left side binds arrives by name."""

    name: str

    __signature__: ClassVar[Signature] = _TAKES

    @property
    def __name__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Record(Action):
    """Notes a reason; one that excludes is also declared."""

    article: str
    relation: RelationKind
    effect: Effect
    line: int

    def __call__(self, engine: Notebook, /, **bound: object) -> None:
        findings = engine.findings(bound.values())
        engine.reasons.append(Reason(self.article, self.relation, self.effect, findings, self.line))
        if self.effect is Effect.EXCLUDES:
            engine.declare(Excluded(article=self.article))


@dataclass(frozen=True, slots=True)
class RecordNamed(Action):
    """Notes a reason for the article that the left side binds to `article`, if that has rules at all."""

    relation: RelationKind
    effect: Effect

    def __call__(self, engine: Notebook, /, article: str, **bound: object) -> None:
        if article in engine.alert_lines:
            line = engine.alert_lines[article] if self.relation is not RelationKind.OUTCOME else 0
            Record(self.name, article, self.relation, self.effect, line)(engine, **bound)


@dataclass(frozen=True, slots=True)
class Derive(Action):
    """Finds the answer of a question that was not answered."""

    question: str
    answer: str

    def __call__(self, engine: Notebook, /, **bound: object) -> None:
        finding = Finding(self.question, self.answer, Origin.DERIVED)
        if self.question not in engine.answered:
            engine.derived.setdefault(finding, engine.findings(bound.values()))
            engine.state([(fact_of(finding), (finding,))])


@dataclass(frozen=True, slots=True)
class ClaimCode(Action):
    """Declares that the article claims a sentence and lists a code found."""

    article: str

    def __call__(self, engine: Notebook, /, sentence: Fact, code: Fact) -> None:
        (canonical,) = (value for key, value in code.items() if not code.is_special(key) and isinstance(key, str))
        claim = Claim(article=self.article, sentence=sentence[1], code=canonical)
        engine.state([(claim, engine.findings((sentence, code)))])


@dataclass(frozen=True, slots=True)
class Contest(Action):
    """Declares that a sentence and a code do not decide between the articles that claim both."""

    def __call__(self, engine: Notebook, /, sentence: str, code: str, **_: object) -> None:
        engine.declare(Contested(sentence=sentence, code=code))


@dataclass(frozen=True, slots=True)
class Decide(Action):
    """Declares that a code decides a sentence for one article."""

    def __call__(self, engine: Notebook, /, claim: Fact, article: str, sentence: str, code: str) -> None:
        decided = Decided(article=article, sentence=sentence, code=code)
        engine.state([(decided, engine.findings((claim,)))])
