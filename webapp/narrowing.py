"""What a search can be narrowed by: the names in addresses and commands, and the facets they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kb.search.results import Filters

MOST_VALUES = 20
"""Values of one facet that are read from an address; more are no choice of a person."""

FURTHEST = 10_000
"""Hits that can be passed over."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`name` stands in addresses and commands, `facet` is the field of `Filters`, `label` is what people read."""

    name: str
    facet: str
    label: str


NARROWINGS = (
    Narrowing("kind", "kind", "Kind"),
    Narrowing("product", "applies_to", "Product"),
    Narrowing("area", "area", "Area"),
    Narrowing("layer", "layer", "Layer"),
    Narrowing("role", "role", "Who can do it"),
    Narrowing("status", "status", "Status"),
)


def read_filters(values_of: Callable[[str], Iterable[str]]) -> Filters:
    """The filters that `values_of` gives for each name; empty values and repetitions are left out."""
    named = {each.facet: tuple(dict.fromkeys(filter(None, values_of(each.name)))) for each in NARROWINGS}
    return Filters(**{facet: values[:MOST_VALUES] for facet, values in named.items()})


def chosen_values(filters: Filters, narrowing: Narrowing) -> tuple[str, ...]:
    """The values that the filters name for one facet."""
    values: tuple[str, ...] = getattr(filters, narrowing.facet)
    return values
