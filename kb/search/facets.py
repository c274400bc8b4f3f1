"""Counts articles by kind, product, area, layer, role and status under any filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kb.model import Article
from kb.search.results import Facet, FacetValue, Filters

Mask: TypeAlias = npt.NDArray[np.bool_]

FACETS: tuple[tuple[str, Callable[[Article], Iterable[str]]], ...] = (
    ("kind", lambda article: (article.kind,)),
    ("applies_to", lambda article: article.applies_to),
    ("area", lambda article: article.areas),
    ("layer", lambda article: (article.layer,)),
    ("role", lambda article: article.roles or (article.role,)),
    ("status", lambda article: (article.status,)),
)


@dataclass(frozen=True, slots=True)
class FacetTable:
    """For each facet and each of its values, which articles have it."""

    size: int
    columns: Mapping[str, Mapping[str, Mask]]

    def passing(self, filters: Filters) -> Mask:
        """The articles that every facet lets through."""
        return self._passing(filters, but="")

    def counted(self, filters: Filters, found: Mask) -> tuple[Facet, ...]:
        """Every facet, counted over the articles of `found` that pass the filters of all other facets."""
        return tuple(
            _facet(name, columns, found & self._passing(filters, but=name)) for name, columns in self.columns.items()
        )

    def _passing(self, filters: Filters, but: str) -> Mask:
        passing: Mask = np.ones(self.size, dtype=np.bool_)
        for field in fields(filters):
            wanted: tuple[str, ...] = getattr(filters, field.name)
            if wanted and field.name != but:
                passing &= self._any(field.name, wanted)
        return passing

    def _any(self, name: str, wanted: tuple[str, ...]) -> Mask:
        any_of: Mask = np.zeros(self.size, dtype=np.bool_)
        for value in wanted:
            column = self.columns[name].get(value)
            if column is not None:
                any_of |= column
        return any_of


def facet_table(articles: Sequence[Article]) -> FacetTable:
    """The table of these articles, which are numbered by their place in the sequence."""
    size = len(articles)
    columns: dict[str, dict[str, Mask]] = {name: {} for name, _ in FACETS}
    for number, article in enumerate(articles):
        for name, values_of in FACETS:
            for value in values_of(article):
                if value:
                    columns[name].setdefault(str(value), np.zeros(size, dtype=np.bool_))[number] = True
    return FacetTable(size, columns)


def _facet(name: str, columns: Mapping[str, Mask], found: Mask) -> Facet:
    counts = (FacetValue(value, int(np.count_nonzero(column & found))) for value, column in columns.items())
    return Facet(name, tuple(sorted((one for one in counts if one.count), key=lambda one: (-one.count, one.value))))
