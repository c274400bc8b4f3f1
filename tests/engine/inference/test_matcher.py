"""The indexed matcher fires what experta's own matcher fires, in the same order, and what trying everything finds."""

from __future__ import annotations

import gc
import weakref
from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.inference.experta_gate import AS, MATCH, NOT, OR, Fact, Field, KnowledgeEngine, L, Rule
from engine.inference.matcher import IndexedEngine
from tests.engine.inference.rule_sets import (
    STEPS,
    A,
    B,
    ExactVanilla,
    Spec,
    Step,
    engine_of,
    expected_firings,
    facts,
    histories,
    literal_conjunctions,
    live,
    lives,
    specs,
)


@settings(max_examples=400)
@given(specs(), histories())
def test_it_fires_what_experta_fires_in_the_same_order(rules: list[Spec], history: list[Step]) -> None:
    assert lives(IndexedEngine, rules, history) == lives(ExactVanilla, rules, history)


@settings(max_examples=200)
@given(specs(literal_conjunctions()), histories())
def test_rules_of_fixed_values_fire_as_in_experta(rules: list[Spec], history: list[Step]) -> None:
    assert lives(IndexedEngine, rules, history) == lives(ExactVanilla, rules, history)


@settings(max_examples=200)
@given(st.lists(st.builds(Spec, literal_conjunctions()), min_size=1, max_size=6), st.lists(facts, max_size=8))
def test_rules_of_fixed_values_fire_as_often_as_trying_all_facts_says(rules: list[Spec], declared: list[Fact]) -> None:
    expected = expected_firings(rules, list({repr(fact): fact for fact in declared}.values()))
    assume(expected.total() <= STEPS)
    life = live(engine_of(IndexedEngine, rules), [Step("declare", fact) for fact in declared])
    assert Counter(life.order) == expected


def fired(*rules: Spec, declared: tuple[Fact, ...] = ()) -> list[int]:
    """The numbers of the rules in the order in which they fire after the facts were declared."""
    return live(engine_of(IndexedEngine, rules), [Step("declare", fact) for fact in declared]).order


def test_a_rule_without_conditions_fires_once() -> None:
    assert fired(Spec(())) == [0]


def test_the_greater_salience_fires_first() -> None:
    assert fired(Spec((A(x="1"),)), Spec((A(x="1"),), salience=1), declared=(A(x="1"),)) == [1, 0]


def test_the_newer_fact_fires_first() -> None:
    assert fired(Spec((A(x="1"),)), Spec((A(x="2"),)), declared=(A(x="1"), A(x="2"))) == [1, 0]


def test_a_pattern_that_must_and_must_not_have_a_fact_never_fires() -> None:
    assert fired(Spec((A(x="1"), NOT(A(x="1")))), declared=(A(x="1"),)) == []


def test_a_pattern_said_twice_is_the_same_fact() -> None:
    two = (A(x="1", y="1"), A(x="1", y="2"))
    assert fired(Spec((A(x="1"), A(x="1"))), declared=two) == [0, 0]


def test_a_pattern_bound_to_two_names_may_be_two_facts() -> None:
    two = (A(x="1", y="1"), A(x="1", y="2"))
    assert fired(Spec((AS.one << A(x="1"), AS.other << A(x="1"))), declared=two) == [0] * 4


def test_one_fact_for_two_conditions_is_as_new_as_for_one() -> None:
    assert fired(Spec((A(y="1"), A(x="1"))), Spec((A(x="1"),)), declared=(A(x="1", y="1"),)) == [1, 0]


def test_a_fact_of_another_class_does_not_match() -> None:
    assert fired(Spec((A(x="1"),)), declared=(B(x="1"),)) == []


class Lamp(Fact):
    """Its colour need not be said."""

    colour = Field(str, default="red")
    shade = Field(str, default=lambda: "dark")


@pytest.mark.parametrize("pattern", [Lamp(colour="red"), Lamp(shade="dark"), Lamp(colour=~L("green"))])
def test_a_field_left_out_has_its_default(pattern: Fact) -> None:
    assert fired(Spec((pattern,)), declared=(Lamp(on="yes"),)) == [0]


def test_a_field_that_is_said_does_not_have_its_default() -> None:
    assert fired(Spec((Lamp(colour="red"),)), declared=(Lamp(colour="green"),)) == []


@pytest.mark.parametrize("missing", [~L("1"), ~L("1") & ~L("2")])
def test_a_field_that_is_not_there_is_not_another_value(missing: L) -> None:
    assert fired(Spec((A(x=missing),)), declared=(A(y="1"),)) == []


def test_a_path_into_a_field_is_followed() -> None:
    assert fired(Spec((A(x__y="1"),)), declared=(A(x={"y": "1"}),)) == [0]


def test_a_number_as_a_field_is_a_place() -> None:
    assert fired(Spec((A(**{"0": "1"}),)), declared=(A("1"),)) == [0]


def test_a_value_that_does_not_equal_itself_never_matches() -> None:
    nan = float("nan")
    assert fired(Spec((A(x=nan),)), declared=(A(x=nan),)) == []


def test_values_of_an_or_that_overlap_fire_once_each_as_in_experta() -> None:
    rules = [Spec((A(x=L("1") | L("1")),))]
    history = [Step("declare", A(x="1"))]
    assert lives(IndexedEngine, rules, history) == lives(ExactVanilla, rules, history)


def test_a_rule_that_lost_and_regained_a_condition_fires_again() -> None:
    history = [Step("run"), Step("declare", A(x="1")), Step("run"), Step("retract"), Step("run")]
    assert live(engine_of(IndexedEngine, [Spec((NOT(A(x="1")),))]), history).order == [0, 0]


def test_run_stops_after_so_many_steps() -> None:
    engine = engine_of(IndexedEngine, [Spec((A(x="1"),)), Spec((A(x="1"),))])
    live(engine, [])
    engine.declare(A(x="1"))
    engine.run(1)
    assert len(engine.life.order) == 1


class Halting(IndexedEngine):
    """Stops itself."""

    fired = 0

    @Rule(OR(A(x="1"), A(x="1")))
    def stop(self) -> None:
        self.fired += 1
        self.halt()


def test_halt_stops_the_run() -> None:
    engine = Halting()
    engine.reset()
    engine.declare(A(x="1"))
    engine.run()
    assert engine.fired == 1


def test_a_rule_read_under_two_names_counts_once() -> None:
    class Twice(IndexedEngine):
        fired = 0

        @Rule(A(x=MATCH.x))
        def one(self, x: str) -> None:
            self.fired += 1

        other = one

    engine = Twice()
    engine.reset()
    engine.declare(A(x="1"))
    engine.run()
    assert engine.fired == 1


def woken(number: int) -> int:
    """How many of so many rules that share a condition wake when only that has a fact."""
    engine = engine_of(IndexedEngine, [Spec((A(x="1"), B(y=str(own)))) for own in range(number)])
    live(engine, [Step("declare", A(x="1"))])
    return len(engine.matcher.awake)


def test_a_condition_that_many_rules_share_wakes_none_of_them() -> None:
    assert woken(50) == 0


def asked(number: int) -> int:
    """How many patterns are asked about one fact when the rules know so many values."""
    engine = engine_of(IndexedEngine, [Spec((A(x=str(own), y="1"),)) for own in range(number)])
    return len(list(engine.matcher.index.find(A(x="1", y="1"))))


def test_only_the_patterns_of_the_value_are_asked() -> None:
    assert asked(50) == 1


@pytest.mark.parametrize("conditions", [(A(x="1"),), (A(x="1"), B(x="1")), (A(x=MATCH.v), B(x=MATCH.v))])
def test_after_a_reset_the_engine_holds_no_fact_of_before(conditions: tuple[Fact, ...]) -> None:
    engine = engine_of(IndexedEngine, [Spec(conditions)])
    live(engine, [Step("declare", A(x="1")), Step("declare", B(x="1"))])
    known = weakref.ref(engine.facts[1])
    engine.reset()
    gc.collect()
    assert known() is None


def test_a_vanilla_strategy_works_on_the_indexed_matcher() -> None:
    made = type("Made", (IndexedEngine,), {"__strategy__": KnowledgeEngine.__strategy__})
    assert live(engine_of(made, [Spec((A(x="1"),))]), [Step("declare", A(x="1"))]).order == [0]
