"""Finds the patterns a fact may fit by looking its own fields up, so that the cost does not grow with the patterns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from engine.inference.experta_gate import Fact
from engine.inference.patterns import FieldTest, Pattern, defaults_of, fields_of

_ANY = object()
"""Stands for "any value" where a test is filed under its field alone."""


class Listener(Protocol):
    """What is filed: it is told of the facts of its pattern that come and go."""

    def add(self, fact: Fact) -> None:
        """A fact came."""

    def remove(self, fact: Fact) -> None:
        """A fact went."""


Filed = tuple[tuple[FieldTest, ...], Listener]
"""The tests that looking up has not made, and the listener."""


@dataclass(slots=True)
class _Field:
    present: list[Filed] = field(default_factory=list)
    values: dict[Hashable, list[Filed]] = field(default_factory=dict)


@dataclass(slots=True)
class _Type:
    defaults: tuple[Hashable, ...]
    every: list[Filed] = field(default_factory=list)
    fields: dict[Hashable, _Field] = field(default_factory=dict)


class FactIndex:
    """Class, field and value -> listeners. Each is filed under that test of its pattern which the fewest share."""

    def __init__(self, listeners: Sequence[tuple[Pattern, Listener]]) -> None:
        self._types: dict[type[Fact], _Type] = {}
        load = Counter(entry for pattern, _ in listeners for test in pattern.tests for entry in _entries(pattern, test))
        for pattern, listener in listeners:
            self._file(pattern, listener, load)

    def find(self, fact: Fact) -> Iterator[Listener]:
        """The listeners whose pattern the fact fits."""
        kind = self._types.get(type(fact))
        if kind is None:
            return
        fields = fields_of(fact, kind.defaults)
        for tests, listener in _filed(kind, fields):
            if all(test.holds(fields) for test in tests):
                yield listener

    def _file(self, pattern: Pattern, listener: Listener, load: Mapping[_Entry, int]) -> None:
        kind = self._types.setdefault(pattern.fact_type, _Type(defaults_of(pattern.fact_type)))
        if not pattern.tests:
            kind.every.append(((), listener))
            return
        rarest = min(
            pattern.tests, key=lambda test: (sum(load[entry] for entry in _entries(pattern, test)), str(test.key))
        )
        filed = tuple(pattern.tests - {rarest}), listener
        place = kind.fields.setdefault(rarest.key, _Field())
        if rarest.wanted:
            for value in rarest.values:
                place.values.setdefault(value, []).append(filed)
        else:
            place.present.append((tuple(pattern.tests), listener))


def _filed(kind: _Type, fields: Mapping[Hashable, object]) -> Iterator[Filed]:
    yield from kind.every
    for key, value in fields.items():
        place = kind.fields.get(key)
        if place is not None:
            yield from place.present
            yield from place.values.get(value, ())


_Entry = tuple[type[Fact], Hashable, Hashable]


def _entries(pattern: Pattern, test: FieldTest) -> Iterator[_Entry]:
    """Where a test would be filed: class, field and value, or class and field."""
    for value in test.values if test.wanted else (_ANY,):
        yield pattern.fact_type, test.key, value
