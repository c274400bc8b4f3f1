"""What goes into a search and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kb.model import Article
from kb.search.plain import plain_alert

LONGEST_QUERY = 400
"""Characters of a search query."""

LONGEST_TEXT = 20_000
"""Characters of a text for which articles are proposed."""


class QueryTooLong(ValueError):
    """A query or text has more characters than are read; `limit` says how many are."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"{length:,} characters are too many: {limit:,} at most")
        self.length = length
        self.limit = limit


class IndexUnreadable(RuntimeError):
    """The folder holds no index that this program can read; building it anew helps."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Values an article must have: any one of those named for a facet, in every facet that names some."""

    kind: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    layer: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    status: tuple[str, ...] = ()


class Run(NamedTuple):
    """A piece of an excerpt as plain text, and whether it is one of the words asked for."""

    text: str
    highlighted: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found. `score` is 0..1 within one page of results; `alert` the article's alert that the query fits."""

    article: Article
    score: float
    exact: bool
    excerpt: tuple[Run, ...]
    alert: str = ""

    @property
    def sentence(self) -> str:
        """The alert that the query fits, else the first one of the article, as people read it; "" without any."""
        return plain_alert(self.alert or next(iter(self.article.alerts), ""))


@dataclass(frozen=True, slots=True)
class FacetValue:
    """How many articles are found if this value is asked for in its facet, all other facets staying as they are."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet that occur, the most frequent first."""

    name: str
    values: tuple[FacetValue, ...]

    def count(self, value: str) -> int:
        """The count of one value; 0 if it does not occur."""
        return next((found.count for found in self.values if found.value == value), 0)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results. `did_you_mean` is the query with unknown words repaired, `corrected` that it was used."""

    hits: tuple[Hit, ...]
    total: int
    facets: tuple[Facet, ...]
    did_you_mean: str = ""
    corrected: bool = False

    def facet(self, name: str) -> Facet:
        """The facet of that name; KeyError if there is none."""
        for facet in self.facets:
            if facet.name == name:
                return facet
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An article that a pasted text may be about; `score` is 0..1, comparable between texts."""

    article: Article
    score: float
