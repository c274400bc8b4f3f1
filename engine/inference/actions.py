"""What rules do when they fire: record a reason, or declare an interim conclusion for the rules of the next stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from inspect import Parameter, Signature
from itertools import chain
from typing import ClassVar

from engine.findings import Effect, Finding, Origin, Reason, RelationKind
from engine.inference.experta_gate import Fact, KnowledgeEngine, Rule
from engine.inference.facts import CODE, Claim, Confirmed, Contested, Decided, Excluded, fact_of, field_name
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
        self.confirmed: set[str] = set()
        self.derived: dict[Finding, tuple[Finding, ...]] = {}

    def state(self, stated: Sequence[tuple[Fact, tuple[Finding, ...]]]) -> None:
        """Declares facts at once, each with the findings it stands for; one that is there already is passed over."""
        self.declare(*(fact for fact, _ in stated))
        for fact, grounds in stated:
            if fact.__factid__ is not None:
                self.grounds[fact.__factid__] = grounds

    def findings(self, facts: Iterable[object]) -> tuple[Finding, ...]:
        """The findings the facts stand for, each once."""
        grounds = [self.grounds.get(fact["__factid__"], ()) for fact in facts if isinstance(fact, Fact)]
        return grounds[0] if len(grounds) == 1 else tuple(dict.fromkeys(chain.from_iterable(grounds)))


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
class Relation:
    """One relation that an author wrote down, and what it says about its article when it holds."""

    article: str
    kind: RelationKind
    effect: Effect
    line: int

    def reason(self, findings: tuple[Finding, ...]) -> Reason:
        """The reason it gives."""
        return Reason(self.article, self.kind, self.effect, findings, self.line)


@dataclass(frozen=True, slots=True)
class Record(Action):
    """Notes a reason for every relation that asks what the rule asks; declares what excludes a confirmed article."""

    relations: tuple[Relation, ...]

    def __call__(self, engine: Notebook, /, **bound: object) -> None:
        findings = engine.findings(bound.values())
        engine.reasons.extend(relation.reason(findings) for relation in self.relations)
        for relation in self.relations:
            if relation.effect is Effect.EXCLUDES and relation.article in engine.confirmed:
                engine.declare(Excluded(article=relation.article))


@dataclass(frozen=True, slots=True)
class Confirm(Action):
    """Declares that all is found that the relations ask; they establish their articles unless these are excluded."""

    relations: tuple[Relation, ...]

    def __call__(self, engine: Notebook, /, **bound: Fact) -> None:
        findings = engine.findings(bound.values())
        by = " ".join((self.name, *(str(fact.__factid__) for fact in bound.values())))
        engine.confirmed.update(relation.article for relation in self.relations)
        engine.state([(Confirmed(**asdict(relation), by=by), findings) for relation in self.relations])


@dataclass(frozen=True, slots=True)
class Establish(Action):
    """Notes that a confirmed article is established."""

    def __call__(
        self, engine: Notebook, /, confirmed: Fact, article: str, kind: RelationKind, line: int, **_: object
    ) -> None:
        relation = Relation(article, kind, Effect.ESTABLISHES, line)
        engine.reasons.append(relation.reason(engine.findings((confirmed,))))


@dataclass(frozen=True, slots=True)
class RecordBound(Action):
    """Notes a reason for the article that the left side binds to `article`, if that has rules at all."""

    kind: RelationKind
    effect: Effect

    def __call__(self, engine: Notebook, /, article: str, **bound: object) -> None:
        if article in engine.alert_lines:
            line = engine.alert_lines[article] if self.kind is not RelationKind.OUTCOME else 0
            Record(self.name, (Relation(article, self.kind, self.effect, line),))(engine, **bound)


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

    def __call__(self, engine: Notebook, /, found_0: Fact, found_1: Fact) -> None:
        sentence, code = found_0, found_1
        grounds = engine.findings((sentence, code))
        claim = Claim(article=self.article, sentence=sentence[1], code=code[field_name(CODE)])
        engine.state([(claim, grounds)])


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
