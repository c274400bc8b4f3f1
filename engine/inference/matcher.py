"""An experta engine whose turn costs what its facts touch, not what its rules count: the same rules, the same firings.

Put in through experta's own seams `__matcher__` and `__strategy__`. Rules of fixed values run in `conjunctions`, the
others on experta's own nodes (`joins`); both are found by looking a fact's own fields up (`fact_index`).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from engine.inference.branches import FixedConditions, branches_of
from engine.inference.conjunctions import Changes, Conjunction, Match, Memory
from engine.inference.experta_gate import (
    Activation,
    Agenda,
    DepthStrategy,
    Fact,
    InitialFact,
    KnowledgeEngine,
    ReteMatcher,
    Rule,
)
from engine.inference.fact_index import FactIndex
from engine.inference.joins import Joins
from engine.inference.patterns import Pattern

FEW = 8
"""Up to so many new activations are put in their places one by one; more are sorted in."""

_key = attrgetter("key")


class IndexedReteMatcher(ReteMatcher):
    """experta's matcher interface over the conjunctions, the joins and the index that finds both."""

    def build_network(self) -> None:
        """Builds the network for the rules of the engine; called by experta once an engine."""
        self._changes = Changes()
        self._joins = Joins()
        self._memories: dict[Pattern, Memory] = {}
        self._touched: dict[Memory, None] = {}
        self.awake: dict[Conjunction, Memory] = {}
        """The conjunctions that a fact has woken."""
        self._present: dict[int, Fact] = {}
        conjunctions = [each for each in self._wire(self.engine.get_rules()) if each is not None]
        for conjunction in conjunctions:
            conjunction.settle(min(conjunction.positives, key=lambda memory: memory.shared))
        self._joins.finish()
        self.index = FactIndex([*self._memories.items(), *self._joins.listeners])

    def changes(
        self, adding: Sequence[Fact] | None = None, deleting: Sequence[Fact] | None = None
    ) -> tuple[list[Activation], list[Activation]]:
        """Takes facts out and in; gives the activations that came and those that went."""
        for fact in deleting or ():
            self._remove(fact)
        for fact in adding or ():
            self._add(fact)
        came, went = self._changes.take()
        for joined, parted in self._joins.take():
            came.extend(joined)
            went.extend(parted)
        return came, went

    def reset(self) -> None:
        """Forgets all facts; visits only what they touched."""
        for memory in self._touched:
            memory.reset()
        for conjunction in tuple(self.awake):
            conjunction.go_home()
        self._joins.reset()
        self._changes.clear()
        self._touched.clear()
        self._present.clear()

    def _wire(self, rules: Iterable[Rule]) -> Iterator[Conjunction | None]:
        for branch in branches_of(rules):
            if branch.fixed is None:
                self._joins.wire(branch)
            else:
                yield self._conjunction(branch.rule, branch.fixed)

    def _conjunction(self, rule: Rule, fixed: FixedConditions) -> Conjunction | None:
        """The conjunction of a branch; None where the same pattern must and must not have a fact."""
        positive = {self._memory(pattern): name for pattern, name in fixed.positive}
        negative = [self._memory(pattern) for pattern in fixed.negative]
        if not positive.keys().isdisjoint(negative):
            return None
        for memory in positive:
            memory.shared += 1
        return Conjunction(rule, positive, negative, self._changes, self.awake)

    def _memory(self, pattern: Pattern) -> Memory:
        if pattern not in self._memories:
            self._memories[pattern] = Memory(self._touched)
        return self._memories[pattern]

    def _add(self, fact: Fact) -> None:
        """A fact that was declared and retracted in one firing is not there any more."""
        if self.engine.facts.get(fact.__factid__) is fact:
            self._present[fact.__factid__] = fact
            for listener in self.index.find(fact):
                listener.add(fact)

    def _remove(self, fact: Fact) -> None:
        if self._present.pop(fact.__factid__, None) is not None:
            for listener in self.index.find(fact):
                listener.remove(fact)


class ExactDepthStrategy(DepthStrategy):
    """experta's order (salience, then the newest facts), exact where experta looks at three places of the agenda only.

    Equal salience and facts: the rule whose name comes last goes first, in every process alike.
    """

    def get_key(self, activation: Activation) -> tuple[int, list[int], str]:
        """What the agenda is ordered by; the greatest fires next."""
        ids = sorted({fact["__factid__"] for fact in activation.facts}, reverse=True)
        return activation.rule.salience, ids, activation.rule.__name__

    def _update_agenda(self, agenda: Agenda, added: Iterable[Activation], removed: Iterable[Activation]) -> None:
        waiting = agenda.activations
        for gone in removed:
            gone.key = self.get_key(gone)
            _take_out(waiting, gone)
        new = list(added)
        for activation in new:
            activation.key = self.get_key(activation)
        if len(new) > FEW:
            waiting.extend(new)
            waiting.sort(key=_key)
        else:
            for activation in new:
                insort(waiting, activation, key=_key)


def _take_out(waiting: list[Activation], gone: Activation) -> None:
    place = bisect_left(waiting, gone.key, key=_key)
    while place < len(waiting) and waiting[place].key == gone.key:
        if waiting[place] == gone:
            del waiting[place]
            return
        place += 1


class IndexedEngine(KnowledgeEngine):
    """experta's engine with the matcher and strategy above.

    It knows no DefFacts (experta's leak between threads), logs no facts, and a rule that raises does not leave it
    running.
    """

    __matcher__ = IndexedReteMatcher
    __strategy__ = ExactDepthStrategy

    def get_deffacts(self) -> Sequence[Callable[..., Iterable[Fact]]]:
        """What reset() declares: the InitialFact."""
        return (_initial_fact,)

    def run(self, steps: float = float("inf")) -> None:
        """Fires what is on the agenda, the best first, at most `steps` times or until halt()."""
        self.running = True
        try:
            while steps > 0 and self.running and (activation := self._next()) is not None:
                steps -= 1
                activation.rule(self, **_named(activation))
        finally:
            self.running = False

    def _next(self) -> Activation | None:
        """The activation to fire; most firings change no facts and leave the agenda as it is."""
        if self.facts.added or self.facts.removed:
            self.strategy.update_agenda(self.agenda, *self.get_activations())
        return self.agenda.get_next()


def _initial_fact() -> Iterator[Fact]:
    yield InitialFact()


def _named(activation: Activation) -> Mapping[str, object]:
    """What the rule bound to names; experta's own bindings are set in underscores."""
    if isinstance(activation, Match):
        return activation.context
    return {name: value for name, value in activation.context.items() if not name.startswith("__")}
