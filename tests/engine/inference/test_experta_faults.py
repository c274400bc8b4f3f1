"""What is wrong in experta 1.9.4 and why the matcher, the strategy and the engine are our own; each fault is shown."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from benchmarks.made_knowledge import make_knowledge
from engine.inference.consultation import Consultation
from engine.inference.experta_gate import AND, NOT, OR, Fact, KnowledgeEngine, Rule
from engine.inference.matcher import ExactDepthStrategy, IndexedEngine
from engine.inference.rulebook import compile_rulebook

MANY = 30


class Alert(Fact):
    """Something happened."""


class Cleared(Fact):
    """It is over."""


def fired_though_over(made: type[KnowledgeEngine]) -> int:
    """How many of rules with equal keys fire after what they say must not be there was declared."""
    fired: list[int] = []
    rules = {
        f"rule_{n}": Rule(Alert(id="1"), NOT(Cleared(n=str(n))))(lambda self: fired.append(1)) for n in range(MANY)
    }
    engine = type("Made", (made,), rules)()
    engine.reset()
    engine.declare(Alert(id="1"))
    for number in range(MANY):
        engine.declare(Cleared(n=str(number)))
    engine.run()
    return len(fired)


def test_experta_fires_rules_that_hold_no_more() -> None:
    assert fired_though_over(KnowledgeEngine) > 0


def test_the_indexed_engine_fires_none_of_them() -> None:
    assert fired_though_over(IndexedEngine) == 0


def running_after_an_exception(made: type[KnowledgeEngine]) -> bool:
    def blow(self: Any) -> None:
        raise ZeroDivisionError

    engine = type("Made", (made,), {"blow": Rule(Alert(id="1"))(blow)})()
    engine.reset()
    engine.declare(Alert(id="1"))
    with pytest.raises(ZeroDivisionError):
        engine.run()
    return engine.running


def test_experta_is_left_running_when_a_rule_raises() -> None:
    assert running_after_an_exception(KnowledgeEngine)


def test_the_indexed_engine_is_not_left_running() -> None:
    assert not running_after_an_exception(IndexedEngine)


def fired_after_declaring_and_retracting_at_once(made: type[KnowledgeEngine]) -> list[str]:
    """What fires when a rule declares a fact and takes it back before anything else happens."""
    fired: list[str] = []

    def change_its_mind(self: Any) -> None:
        self.retract(self.declare(Cleared(n="1")))

    def notice(self: Any) -> None:
        fired.append("noticed")

    rules = {"change": Rule(Alert(id="1"), salience=1)(change_its_mind), "notice": Rule(Cleared(n="1"))(notice)}
    engine = type("Made", (made,), rules)()
    engine.reset()
    engine.declare(Alert(id="1"))
    engine.run()
    return fired


def test_experta_trips_over_a_fact_taken_back_at_once() -> None:
    with pytest.raises(KeyError):
        fired_after_declaring_and_retracting_at_once(KnowledgeEngine)


def test_the_indexed_engine_never_notices_a_fact_taken_back_at_once() -> None:
    assert fired_after_declaring_and_retracting_at_once(IndexedEngine) == []


def fired_branches(made: type[KnowledgeEngine]) -> int:
    """Firings of a rule with two branches that declares what ends one of them, then of one that ends the other.

    Whichever branch comes first, one of the two rules ends its second branch before that fires and one does not.
    """
    fired: list[str] = []
    for ends in ("1", "2"):

        def end(self: Any, ends: str = ends) -> None:
            fired.append(ends)
            self.declare(Cleared(n=ends))

        engine = type("Made", (made,), {"end": Rule(OR(NOT(Cleared(n="1")), NOT(Cleared(n="2"))))(end)})()
        engine.reset()
        engine.run()
    return len(fired)


class ExactVanilla(KnowledgeEngine):
    """experta with an exact agenda."""

    __strategy__ = ExactDepthStrategy


def test_experta_takes_one_branch_of_a_rule_for_another() -> None:
    assert fired_branches(ExactVanilla) == 2


def test_the_indexed_engine_tells_the_branches_of_a_rule_apart() -> None:
    assert fired_branches(IndexedEngine) == 3


ORDER = """
from engine.inference.experta_gate import Fact, KnowledgeEngine, Rule
from engine.inference.matcher import ExactDepthStrategy, IndexedEngine
rules = {f"rule_{n}": Rule(Fact(a="1"))(lambda self, n=n: print(n, end="")) for n in range(8)}
engine = type("Made", (%s,), rules)()
engine.reset()
engine.declare(Fact(a="1"))
engine.run()
"""


def orders(made: str) -> set[str]:
    """The orders in which equal rules fire in six processes."""
    return {_output(ORDER % made, hash_seed) for hash_seed in range(6)}


def _output(program: str, hash_seed: int) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed)}
    command = [sys.executable, "-c", program]
    root = Path(__file__).parents[3]
    return subprocess.run(command, env=environment, cwd=root, capture_output=True, text=True, check=True).stdout


def test_the_indexed_engine_fires_equal_rules_in_one_order_in_every_process() -> None:
    assert len(orders("IndexedEngine")) == 1


def test_to_experta_a_literal_1_is_true() -> None:
    fired: list[str] = []
    engine = type("Made", (KnowledgeEngine,), {"rule": Rule(Alert(id=True))(lambda self: fired.append("fired"))})()
    engine.reset()
    engine.declare(Alert(id=1))
    engine.run()
    assert fired == ["fired"]


def test_experta_takes_no_double_underscore_in_a_fact() -> None:
    engine = IndexedEngine()
    engine.reset()
    with pytest.raises(KeyError):
        engine.declare(Fact(a__b="1"))


def test_experta_cannot_join_two_conjunctions() -> None:
    with pytest.raises(NameError):
        AND(Alert(id="1")) & AND(Alert(id="2"))  # type: ignore[operator]  # the operator is what is tested


def test_building_rules_of_the_same_knowledge_again_leaves_nothing_behind() -> None:
    kb = make_knowledge(5)
    Consultation(compile_rulebook(kb))
    before = kept_for_ever()
    Consultation(compile_rulebook(kb))
    assert kept_for_ever() == before


def kept_for_ever() -> int:
    """How many tests experta keeps, of all the rules that ever were."""
    check = import_module("experta.matchers.rete.check")
    return len(check.FeatureCheck._instances) + len(check.FactCapture._instances)
