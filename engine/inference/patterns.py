"""Reads what a rule asks of one fact, so that the matcher can look it up instead of trying it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from engine.inference.experta_gate import ANDFC, NOTFC, ORFC, ConditionalElement, Fact, L


@dataclass(frozen=True, slots=True)
class FieldTest:
    """The fact has the field `key`, and its value is one of `values` (`wanted`) or none of them (not `wanted`)."""

    key: Hashable
    values: frozenset[Hashable]
    wanted: bool

    def holds(self, fields: Mapping[Hashable, object]) -> bool:
        """Whether a fact with these fields passes."""
        return self.key in fields and (fields[self.key] in self.values) is self.wanted


@dataclass(frozen=True, slots=True)
class Pattern:
    """Facts of exactly this class that pass every test; not `exact`: more is asked than the tests say."""

    fact_type: type[Fact]
    tests: frozenset[FieldTest]
    exact: bool


def read_pattern(fact: Fact) -> Pattern:
    """What a fact of a rule asks; not exact if it asks for more than fixed values (a variable, a predicate, a path)."""
    asked = {key: constraint for key, constraint in fact.items() if key != "__bind__"}
    plain = {key: constraint for key, constraint in asked.items() if _is_plain_key(key)}
    tests = {key: _field_test(key, constraint) for key, constraint in plain.items()}
    present = frozenset(test or _is_present(key) for key, test in tests.items())
    return Pattern(type(fact), present, exact=len(plain) == len(asked) and None not in tests.values())


def defaults_of(fact_type: type[Fact]) -> tuple[Hashable, ...]:
    """The fields of a class of facts that have a value even in a fact that does not state them."""
    return tuple(key for key, field in fact_type.__fields__.items() if field.default is not field.NODEFAULT)


def fields_of(fact: Fact, defaults: tuple[Hashable, ...]) -> Mapping[Hashable, object]:
    """What the fact states, filled up with its defaults."""
    missing = [key for key in defaults if key not in fact]
    return {**fact, **{key: fact[key] for key in missing}} if missing else fact


def _is_plain_key(key: Hashable) -> bool:
    """experta reads `a__b` as a path, `__a__` as special and `"0"` as a position."""
    return not isinstance(key, str) or ("__" not in key and not key.isnumeric())


def _is_present(key: Hashable) -> FieldTest:
    return FieldTest(key, frozenset(), wanted=False)


def _field_test(key: Hashable, constraint: object) -> FieldTest | None:
    match constraint:
        case NOTFC():
            values, wanted = _literals(constraint[0]), False
        case ANDFC() if all(isinstance(part, NOTFC) for part in constraint):
            values, wanted = _join(_literals(part[0]) for part in constraint), False
        case _:
            values, wanted = _literals(constraint), True
    return None if values is None else FieldTest(key, values, wanted)


def _literals(constraint: object) -> frozenset[Hashable] | None:
    """The values of `L(a)`, `L(a) | L(b)` or a bare value; None where one is bound, repeated or not equal to itself."""
    match constraint:
        case ORFC():
            values = _join(_literals(part) for part in constraint)
            return values if values is not None and len(values) == len(constraint) else None
        case L() if constraint.__bind__ is None:
            return _single(constraint.value)
        case ConditionalElement():
            return None
        case _:
            return _single(constraint)


def _single(value: object) -> frozenset[Hashable] | None:
    try:
        return frozenset((value,)) if value == value else None  # NaN equals nothing
    except TypeError:
        return None


def _join(parts: Iterator[frozenset[Hashable] | None]) -> frozenset[Hashable] | None:
    joined: set[Hashable] = set()
    for part in parts:
        if part is None:
            return None
        joined |= part
    return frozenset(joined)
