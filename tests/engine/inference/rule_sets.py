"""Random rule sets and random histories of a working memory, and how an engine lives through them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from hypothesis import strategies as st

from engine.inference.experta_gate import (
    AND,
    AS,
    EXISTS,
    FORALL,
    MATCH,
    NOT,
    OR,
    TEST,
    Fact,
    KnowledgeEngine,
    L,
    P,
    Rule,
)
from engine.inference.matcher import ExactDepthStrategy


class A(Fact):
    """One class of facts."""


class B(Fact):
    """Another."""


class ExactVanilla(KnowledgeEngine):
    """experta's own engine and matcher; only its agenda is mended, so that the matchers alone are compared."""

    __strategy__ = ExactDepthStrategy


VALUES = ("0", "1", "2")
KEYS = ("x", "y", "z")
STEPS = 25
"""A run is cut off there: one rule may retract for ever what another declares."""


@dataclass(frozen=True)
class Spec:
    """A rule: its left side, the facts it declares when it fires, and whether it retracts the fact it calls `bound`."""

    conditions: tuple[Any, ...]
    declares: tuple[Fact, ...] = ()
    salience: int = 0
    retracts: bool = False


@dataclass(frozen=True)
class Step:
    """One thing that happens to the working memory; `which` counts the facts declared so far."""

    kind: str
    fact: Fact | None = None
    which: int = 0
    change: dict[str, str] = field(default_factory=dict)


@dataclass
class Life:
    """What an engine did: the rules in the order they fired, and how often each fired with which bindings."""

    order: list[str] = field(default_factory=list)
    firings: Counter[tuple[object, ...]] = field(default_factory=Counter)


classes = st.sampled_from((A, B))
values = st.sampled_from(VALUES)
facts = st.builds(lambda made, x, y, z: made(x=x, y=y, z=z), classes, values, values, values)
partial_facts = st.builds(
    lambda made, fields: made(**fields), classes, st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=3)
)


def literal_patterns() -> st.SearchStrategy[Fact]:
    """Patterns of fixed values."""
    fields = st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=2)
    return st.builds(lambda made, fixed: made(**fixed), classes, fields)


def _constraints() -> st.SearchStrategy[Any]:
    two = st.lists(values, min_size=2, max_size=2, unique=True)
    return st.one_of(
        values,
        values,
        values.map(L),
        two.map(lambda pair: L(pair[0]) | L(pair[1])),
        values.map(lambda value: ~L(value)),
        two.map(lambda pair: ~L(pair[0]) & ~L(pair[1])),
        two.map(lambda pair: ~(L(pair[0]) | L(pair[1]))),
        st.builds(lambda value: P(lambda actual: actual >= value), values),
        st.builds(lambda value: L(value) | P(lambda actual: actual >= value), values),
        st.builds(lambda: MATCH.v),
        st.builds(lambda value: MATCH.v & ~L(value), values),
    )


def patterns() -> st.SearchStrategy[Fact]:
    """Patterns of every kind of field."""
    fields = st.dictionaries(st.sampled_from(KEYS), _constraints(), min_size=0, max_size=2)
    return st.builds(lambda made, constraints: made(**constraints), classes, fields)


def _rivals() -> st.SearchStrategy[Any]:
    """Two facts, the second of which must differ from the first in one field."""
    return st.builds(lambda one, two: AND(one(x=MATCH.w), two(x=~MATCH.w)), classes, classes)


def _conditions() -> st.SearchStrategy[Any]:
    plain = literal_patterns()
    return st.one_of(
        patterns(),
        patterns(),
        plain,
        plain.map(NOT),
        patterns().map(NOT),
        plain.map(EXISTS),
        st.builds(OR, plain, plain),
        st.builds(OR, plain.map(NOT), plain),
        st.builds(AND, plain, plain),
        st.builds(lambda one, two: NOT(AND(one, two)), plain, plain),
        st.builds(lambda value: FORALL(A(x=value), B(x=value)), values),
        st.builds(lambda bound: FORALL(A(x=bound), B(x=bound)), st.builds(lambda: MATCH.u)),
        st.builds(lambda pattern: AS.bound << pattern, plain),
        _rivals(),
    )


def _left_sides() -> st.SearchStrategy[tuple[Any, ...]]:
    tested = st.builds(
        lambda first, value: (first(y=MATCH.t), TEST(lambda t: t >= value)),
        classes,
        values,
    )
    return st.one_of(st.lists(_conditions(), min_size=1, max_size=3).map(tuple), tested).filter(_is_sound)


def _is_sound(conditions: Sequence[Any]) -> bool:
    """experta binds one name once in a rule."""
    return sum(getattr(each, "__bind__", None) == "bound" for each in conditions) < 2


def specs(left_sides: st.SearchStrategy[tuple[Any, ...]] | None = None) -> st.SearchStrategy[list[Spec]]:
    """Rule sets, some of whose rules declare or retract facts themselves.

    Not rules with indistinguishable branches: there experta is at fault (see test_experta_faults).
    """
    declared = st.one_of(st.just(()), st.just(()), partial_facts.map(lambda fact: (fact,)))
    sides = _left_sides() if left_sides is None else left_sides
    made = st.builds(Spec, sides, declared, st.integers(0, 2)).map(_undeclaring_twins)
    return st.lists(st.one_of(made, made, made, _retracting()), min_size=1, max_size=7)


def _retracting() -> st.SearchStrategy[Spec]:
    """Rules that retract the one fact they hold on: with several it is open to both engines which goes first."""
    rest = st.lists(literal_patterns().map(NOT), max_size=1)
    sides = st.builds(lambda pattern, negated: (AS.bound << pattern, *negated), literal_patterns(), rest)
    return st.builds(Spec, sides, st.just(()), st.integers(0, 2), st.just(True))


def _undeclaring_twins(spec: Spec) -> Spec:
    """Two branches without facts of their own are the same activation to experta."""
    twins = [each for each in spec.conditions if isinstance(each, NOT) and isinstance(each[0], AND)]
    twins += [each for each in spec.conditions if isinstance(each, OR) and isinstance(each[0], NOT)]
    return replace(spec, declares=()) if twins else spec


def literal_conjunctions() -> st.SearchStrategy[tuple[Any, ...]]:
    """Left sides of fixed values, some negated, the first not."""
    negated = st.one_of(literal_patterns(), literal_patterns(), literal_patterns().map(NOT))
    return st.builds(lambda first, rest: (first, *rest), literal_patterns(), st.lists(negated, max_size=3))


def histories() -> st.SearchStrategy[list[Step]]:
    """What happens to a working memory, runs in between."""
    changes = st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=2)
    declared = st.one_of(facts, partial_facts)
    step = st.one_of(
        st.builds(Step, st.just("declare"), declared),
        st.builds(Step, st.just("declare"), declared),
        st.builds(Step, st.just("retract"), which=st.integers(0, 9)),
        st.builds(Step, st.just("modify"), which=st.integers(0, 9), change=changes),
        st.builds(Step, st.just("run")),
    )
    return st.lists(step, max_size=14)


def engine_of(made: type[KnowledgeEngine], rules: Sequence[Spec]) -> Any:
    """An engine with these rules; its `life` notes what fires."""
    named = {
        f"rule_{number}": Rule(*spec.conditions, salience=spec.salience)(_noting(number, spec))
        for number, spec in enumerate(rules)
    }
    return type("Made", (made,), named)()


def _noting(number: int, spec: Spec) -> Callable[..., None]:
    def fire(engine: Any, **bound: Any) -> None:
        engine.life.order.append(number)
        engine.life.firings[number, *sorted(map(str, bound.items()))] += 1
        for fact in spec.declares:
            engine.declare(fact.copy())
        if spec.retracts:
            engine.retract(bound["bound"])

    fire.__name__ = f"rule_{number}"
    return fire


def live(engine: Any, history: Sequence[Step]) -> Life:
    """Resets the engine and lets the history happen to it."""
    engine.life = Life()
    engine.reset()
    declared: list[Fact] = []
    for step in (*history, Step("run")):
        there = [fact for fact in declared if engine.facts.get(fact.__factid__) is fact]
        match step.kind:
            case "declare":
                declared.extend(fact for fact in [engine.declare(step.fact.copy())] if fact is not None)
            case "retract" if there:
                engine.retract(there[step.which % len(there)])
            case "modify" if there:
                changed = engine.modify(there[step.which % len(there)], **step.change)
                declared.extend(fact for fact in [changed] if fact is not None)
            case "run":
                engine.run(STEPS)
    return engine.life


def lives(made: type[KnowledgeEngine], rules: Sequence[Spec], history: Sequence[Step]) -> list[Life]:
    """The same history twice on one engine: nothing of the first may be left in the second."""
    engine = engine_of(made, rules)
    return [live(engine, history), live(engine, history)]


def expected_firings(rules: Sequence[Spec], declared: Sequence[Fact]) -> Counter[int]:
    """How often each rule of fixed values fires when all the facts are there before the first run: by trying all."""
    fired: Counter[int] = Counter()
    for number, spec in enumerate(rules):
        positive = list({repr(each): each for each in spec.conditions if isinstance(each, Fact)}.values())
        negative = [each[0] for each in spec.conditions if isinstance(each, NOT)]
        if not any(_fits(pattern, fact) for pattern in negative for fact in declared):
            columns = ([fact for fact in declared if _fits(pattern, fact)] for pattern in positive)
            fired[number] = sum(1 for _ in product(*columns))
    return +fired


def _fits(pattern: Fact, fact: Fact) -> bool:
    return type(pattern) is type(fact) and all(fact.get(key) == value for key, value in pattern.items())
