"""Matches rules with variables, predicates, EXISTS, FORALL or TEST on experta's own nodes, visiting touched ones."""

from __future__ import annotations

from itertools import pairwise

from engine.inference.branches import Branch
from engine.inference.experta_gate import (
    Activation,
    ConflictSetNode,
    Fact,
    FeatureTesterNode,
    Node,
    NotNode,
    OrdinaryMatchNode,
    Token,
    TypeCheck,
    generate_checks,
    wire_rule,
)
from engine.inference.patterns import Pattern, read_pattern


class Touched:
    """The nodes that hold something, and the rules whose matches may have changed, in the order it happened."""

    def __init__(self) -> None:
        self.nodes: dict[Node, None] = {}
        self.rules: dict[ConflictSetNode, None] = {}


class Joins:
    """The rules experta's nodes match; `listeners` are to be told of the facts that fit their patterns."""

    def __init__(self) -> None:
        self.touched = Touched()
        self.listeners: list[tuple[Pattern, Gate]] = []
        self._terminals: dict[tuple[type[Fact], Fact], FeatureTesterNode] = {}

    def __getitem__(self, fact: Fact) -> FeatureTesterNode:
        """The node that passes on the facts that fit this fact of a rule (experta's wiring asks for it like this)."""
        key = type(fact), fact
        if key not in self._terminals:
            self._terminals[key] = self._file(fact)
        return self._terminals[key]

    def wire(self, branch: Branch) -> None:
        """Adds a branch."""
        wire_rule(branch.rule, self, lhs=branch.side)

    def finish(self) -> None:
        """Makes every node report when it is touched; called once, when all branches are in."""
        seen: set[Node] = set()
        waiting: list[Node] = [*self._terminals.values()]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting.extend(child.node for child in node.children)
                node.__class__ = _REPORTING.get(type(node), type(node))
                node.touched = self.touched

    def take(self) -> list[tuple[set[Activation], set[Activation]]]:
        """What came and what went at each rule since the last call."""
        rules, self.touched.rules = self.touched.rules, {}
        return [rule.get_activations() for rule in rules]

    def reset(self) -> None:
        """Empties the touched nodes."""
        for node in self.touched.nodes:
            node._reset()
        self.take()
        self.touched.nodes = {}

    def _file(self, fact: Fact) -> FeatureTesterNode:
        """A chain of experta's tests, filed where the index finds it."""
        checks = [check for check in generate_checks(fact) if not isinstance(check, TypeCheck)]
        chain = [FeatureTesterNode(check) for check in checks]
        for node, following in pairwise(chain):
            node.add_child(following, following.activate)
        self.listeners.append((read_pattern(fact), Gate(chain[0])))
        return chain[-1]


class Gate:
    """Turns a fact into experta's token."""

    def __init__(self, first: FeatureTesterNode) -> None:
        self._first = first

    def add(self, fact: Fact) -> None:
        """A fact came."""
        self._first.activate(Token.valid(fact))

    def remove(self, fact: Fact) -> None:
        """A fact went."""
        self._first.activate(Token.invalid(fact))


class _Join(OrdinaryMatchNode):
    def _activate_left(self, token: Token) -> None:
        self.touched.nodes[self] = None
        super()._activate_left(token)

    def _activate_right(self, token: Token) -> None:
        self.touched.nodes[self] = None
        super()._activate_right(token)


class _Not(NotNode):
    def _activate_left(self, token: Token) -> None:
        self.touched.nodes[self] = None
        super()._activate_left(token)

    def _activate_right(self, token: Token) -> None:
        self.touched.nodes[self] = None
        super()._activate_right(token)


class _ConflictSet(ConflictSetNode):
    def _activate(self, token: Token) -> None:
        self.touched.nodes[self] = None
        self.touched.rules[self] = None
        super()._activate(token)


_REPORTING = {OrdinaryMatchNode: _Join, NotNode: _Not, ConflictSetNode: _ConflictSet}
