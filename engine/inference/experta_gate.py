"""The one door to experta: imports it safely on every supported Python and lends the rest of the package what it needs.

experta 1.9.4 pins frozendict 1.2, which looks for `collections.Mapping` (gone since Python 3.10); a newer frozendict
needs nothing. The import also installs a handler on the root logger, and its watchers would write facts, names of
people among them, to any log that listens to INFO. The types of what is lent stand in `experta_gate.pyi`.
"""

from __future__ import annotations

import collections
import collections.abc
import importlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _quiet_root_logger() -> Iterator[None]:
    """Leaves the handlers of the root logger as they were, whatever is imported meanwhile."""
    root = logging.getLogger()
    before = tuple(root.handlers)
    try:
        yield
    finally:
        for added in [each for each in root.handlers if each not in before]:
            root.removeHandler(added)


def _import_frozendict() -> None:
    """Imports frozendict, lending `collections.Mapping` to a version that still looks for it."""
    try:
        importlib.import_module("frozendict")
    except AttributeError:
        vars(collections)["Mapping"] = collections.abc.Mapping
        try:
            importlib.import_module("frozendict")
        finally:
            del vars(collections)["Mapping"]


with _quiet_root_logger():
    _import_frozendict()
    from experta.abstract import Strategy
    from experta.activation import Activation
    from experta.agenda import Agenda
    from experta.conditionalelement import AND, EXISTS, FORALL, NOT, OR, TEST, ConditionalElement
    from experta.engine import KnowledgeEngine
    from experta.fact import Fact, Field, InitialFact
    from experta.factlist import FactList
    from experta.fieldconstraint import ANDFC, NOTFC, ORFC, FieldConstraint, L, P, W
    from experta.matchers.rete import ReteMatcher
    from experta.matchers.rete.abstract import Node
    from experta.matchers.rete.check import TypeCheck
    from experta.matchers.rete.nodes import ConflictSetNode, FeatureTesterNode, NotNode, OrdinaryMatchNode
    from experta.matchers.rete.token import Token
    from experta.matchers.rete.utils import generate_checks, prepare_rule, wire_rule
    from experta.rule import Rule
    from experta.shortcuts import AS, MATCH
    from experta.strategies import DepthStrategy

logging.getLogger("experta").setLevel(logging.WARNING)

__all__ = [
    "AND",
    "ANDFC",
    "AS",
    "EXISTS",
    "FORALL",
    "MATCH",
    "NOT",
    "NOTFC",
    "OR",
    "ORFC",
    "TEST",
    "Activation",
    "Agenda",
    "ConditionalElement",
    "ConflictSetNode",
    "DepthStrategy",
    "Fact",
    "FactList",
    "FeatureTesterNode",
    "Field",
    "FieldConstraint",
    "InitialFact",
    "KnowledgeEngine",
    "L",
    "Node",
    "NotNode",
    "OrdinaryMatchNode",
    "P",
    "ReteMatcher",
    "Rule",
    "Strategy",
    "Token",
    "TypeCheck",
    "W",
    "generate_checks",
    "prepare_rule",
    "wire_rule",
]
