"""Matches rules of fixed values, each woken only when the last of its conditions is met.

A rule whose conditions share no variables holds for every combination of one fact a condition. It needs no joins, only
the facts that fit each condition (TREAT: Miranker, "TREAT: A Better Match Algorithm for AI Production Systems", 1987)
and, until all conditions have facts, an eye on one that has none (so a condition that many rules share costs nothing in
the rules it is not last for; the thought of right unlinking: Doorenbos, "Production Matching for Large Learning
Systems", 1995).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from engine.inference.experta_gate import Activation, Fact, Rule

NEGATIVE = -1
"""The place of a condition that must have no fact."""

FactIds = tuple[int, ...]
"""The ids of the facts of a firing, one a positive condition."""


class Match(Activation):
    """A rule that holds on `facts`; equal only to itself, so that an agenda finds it without comparing facts."""

    def __init__(self, rule: Rule, facts: Sequence[Fact], names: Sequence[str | None]) -> None:
        self.rule = rule
        self.facts = facts
        self.names = names
        self.key = None

    @property
    def context(self) -> Mapping[str, Fact]:
        """The facts that the rule binds to names; most matches of a long agenda never need it."""
        return {name: fact for name, fact in zip(self.names, self.facts, strict=True) if name is not None}

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__


class Changes:
    """The matches that came and went since the agenda was told; one that came and went again did neither."""

    __slots__ = ("came", "went")

    def __init__(self) -> None:
        self.came: dict[Match, None] = {}
        self.went: list[Match] = []

    def come(self, match: Match) -> None:
        """A match came."""
        self.came[match] = None

    def go(self, match: Match) -> None:
        """A match went; it does not come back in the same round, for facts are taken out before new ones come in."""
        if match in self.came:
            del self.came[match]
        else:
            self.went.append(match)

    def take(self) -> tuple[list[Activation], list[Activation]]:
        """What came and what went, and forgets both."""
        taken: tuple[list[Activation], list[Activation]] = [*self.came], [*self.went]
        self.clear()
        return taken

    def clear(self) -> None:
        """Forgets what came and went."""
        self.came, self.went = {}, []


class Memory:
    """The facts that fit one pattern, and the rules that want to know."""

    __slots__ = ("facts", "live", "shared", "sleepers", "solos", "touched")

    def __init__(self, touched: dict[Memory, None]) -> None:
        self.touched = touched
        self.shared = 0
        """How many rules must have a fact here."""
        self.facts: dict[int, Fact] = {}
        self.solos: list[Conjunction] = []
        """Rules with this one condition."""
        self.sleepers: dict[Conjunction, None] = {}
        """Rules with several conditions that have one without facts and watch this one."""
        self.live: dict[Conjunction, int] = {}
        """Rules all of whose positive conditions had facts at once -> the place of this condition."""

    def add(self, fact: Fact) -> None:
        """Takes a fact in and tells the rules."""
        first = not self.facts
        self.facts[fact.__factid__] = fact
        self.touched[self] = None
        for solo in self.solos:
            solo.come((fact,))
        for conjunction, place in tuple(self.live.items()):
            conjunction.gained(place, fact, first)
        if first and self.sleepers:
            for sleeper in tuple(self.sleepers):
                sleeper.wake(self)

    def remove(self, fact: Fact) -> None:
        """Lets a fact go and tells the rules."""
        del self.facts[fact.__factid__]
        last = not self.facts
        for solo in self.solos:
            solo.lost(0, fact)
        for conjunction, place in tuple(self.live.items()):
            conjunction.lost(place, fact)
            if last and place == NEGATIVE:
                conjunction.come_all()

    def reset(self) -> None:
        """Forgets its facts."""
        self.facts = {}
        self.live = {}
        for solo in self.solos:
            solo.matches = {}


class Conjunction:
    """One rule (or one branch of its OR): it holds on every combination of facts, one of each positive memory, while
    the negative memories are empty."""

    __slots__ = ("awake", "changes", "home", "matches", "names", "negatives", "positives", "rule")

    def __init__(
        self,
        rule: Rule,
        positives: Mapping[Memory, str | None],
        negatives: Iterable[Memory],
        changes: Changes,
        awake: dict[Conjunction, Memory],
    ) -> None:
        self.rule = rule
        self.positives = tuple(positives)
        self.names = tuple(positives.values())
        self.negatives = tuple(negatives)
        self.changes = changes
        self.awake = awake
        """Shared by all: the conjunctions that are not at home -> the memory they watch, or any where they are live."""
        self.home = self.positives[0]
        self.matches: dict[FactIds, Match] = {}

    def settle(self, home: Memory) -> None:
        """Watches `home` whenever nothing is declared: best the memory that the fewest rules share."""
        self.home = home
        if len(self.positives) == 1 and not self.negatives:
            home.solos.append(self)
        else:
            home.sleepers[self] = None

    def wake(self, watched: Memory) -> None:
        """The watched memory has facts: watches another that has none, or goes live."""
        del watched.sleepers[self]
        for memory in self.positives:
            if not memory.facts:
                memory.sleepers[self] = None
                self.awake[self] = memory
                return
        self.awake[self] = watched
        for place, memory in enumerate(self.positives):
            memory.live[self] = place
        for memory in self.negatives:
            memory.live[self] = NEGATIVE
        self.come_all()

    def go_home(self) -> None:
        """Watches the home memory again; all memories are empty."""
        self.awake.pop(self).sleepers.pop(self, None)
        self.home.sleepers[self] = None
        self.matches = {}

    def gained(self, place: int, fact: Fact, first: bool) -> None:
        """A fact came at this place (`first`: there was none)."""
        if place != NEGATIVE:
            self._come_each(product(*self._columns(place, fact)))
        elif first:
            self._go_each(tuple(self.matches))

    def lost(self, place: int, fact: Fact) -> None:
        """A fact went from this place."""
        if place != NEGATIVE:
            self._go_each(tuple(ids for ids in self.matches if ids[place] == fact.__factid__))

    def come_all(self) -> None:
        """Every combination came."""
        self._come_each(product(*(memory.facts.values() for memory in self.positives)))

    def come(self, facts: tuple[Fact, ...]) -> None:
        """This combination came."""
        ids = tuple(fact.__factid__ for fact in facts)
        match = self.matches[ids] = Match(self.rule, facts, self.names)
        self.changes.come(match)

    def _columns(self, place: int, fact: Fact) -> Iterator[Iterable[Fact]]:
        for at, memory in enumerate(self.positives):
            yield (fact,) if at == place else memory.facts.values()

    def _come_each(self, combinations: Iterable[tuple[Fact, ...]]) -> None:
        if not any(memory.facts for memory in self.negatives):
            for facts in combinations:
                self.come(facts)

    def _go_each(self, gone: Iterable[FactIds]) -> None:
        for ids in gone:
            self.changes.go(self.matches.pop(ids))
