"""Takes rules apart into branches (a rule with OR has several) and reads those that ask for fixed values only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.inference.experta_gate import AND, NOT, OR, ConditionalElement, Fact, InitialFact, Rule, prepare_rule
from engine.inference.patterns import Pattern, read_pattern


@dataclass(frozen=True, slots=True)
class FixedConditions:
    """Patterns that must have a fact, each with the name its fact is bound to, and patterns that must have none."""

    positive: tuple[tuple[Pattern, str | None], ...]
    negative: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A rule, one conjunction on its left side, and what that asks if it asks for fixed values only."""

    rule: Rule
    side: ConditionalElement | Fact
    fixed: FixedConditions | None


def branches_of(rules: Iterable[Rule]) -> Iterator[Branch]:
    """The branches of all rules, each once, ordered by name: the network is built alike in every process."""
    read = _Reader()
    for rule in sorted({id(rule): rule for rule in rules}.values(), key=lambda each: each.__name__):
        yield from _branches(rule, read)


def _branches(rule: Rule, read: _Reader) -> Iterator[Branch]:
    """Rules of fixed values are taken as they are; the others go through experta's preparation, which is slow."""
    if rule and (fixed := read.fixed((InitialFact(), *rule) if isinstance(rule[0], NOT) else rule)):
        yield Branch(_unbound(rule), rule, fixed)
        return
    prepared = prepare_rule(rule)
    for side in prepared[0] if isinstance(prepared[0], OR) else (prepared,):
        yield Branch(prepared, side, read.fixed(side if isinstance(side, Rule | AND) else (side,)))


def _unbound(rule: Rule) -> Rule:
    """A rule read from an engine's attribute would hand its action the engine twice."""
    return rule if rule._wrapped_self is None else rule.new_conditions(*rule)


class _Reader:
    """Reads conditions; one that stands in several rules is read once."""

    def __init__(self) -> None:
        self._patterns: dict[int, tuple[Fact, Pattern]] = {}

    def fixed(self, conditions: Iterable[object]) -> FixedConditions | None:
        """The fixed conditions, or None.

        A pattern said twice is the same fact (as in experta). Bound to two names it may be two facts, and a name bound
        in two patterns must be the same fact: these are not fixed conditions.
        """
        positive: dict[tuple[Pattern, str | None], None] = {}
        negative: dict[Pattern, None] = {}
        for condition in conditions:
            match condition:
                case Fact():
                    positive[self._pattern(condition), condition.__bind__] = None
                case NOT() if len(condition) == 1 and isinstance(condition[0], Fact):
                    negative[self._pattern(condition[0])] = None
                case _:
                    return None
        patterns = {pattern for pattern, _ in positive}
        names = [name for _, name in positive if name is not None]
        distinct = len(patterns) == len(positive) and len(set(names)) == len(names)
        if not distinct or not all(pattern.exact for pattern in (*patterns, *negative)):
            return None
        return FixedConditions(tuple(positive), tuple(negative))

    def _pattern(self, fact: Fact) -> Pattern:
        """By identity, for experta gives facts of different classes one hash; held, so that no id comes again."""
        if id(fact) not in self._patterns:
            self._patterns[id(fact)] = fact, read_pattern(fact)
        return self._patterns[id(fact)][1]
