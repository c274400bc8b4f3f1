"""How much a text resembles any one thing that people say of an article: its title, an alert, one way to tell it.

Words scored over whole articles add up what many passages say; here the nearest single passage counts, as among
nearest neighbours.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kb.search.postings import Numbers, Weights
from kb.search.words import is_function_word

PAIR = 0.5
"""What two words side by side count beside one word."""


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """The passages of all articles in their order, each a vector of words of length 1."""

    terms: Mapping[str, int]
    information: Weights
    starts: npt.NDArray[np.int64]
    places: Numbers
    weights: Weights
    firsts: npt.NDArray[np.int64]
    """The first passage of every article."""
    count: int

    def likeness(self, stems: Sequence[str]) -> Weights:
        """The cosine (0..1) with the nearest passage of every article."""
        found: Weights = np.zeros(self.count, dtype=np.float32)
        square = 0.0
        for term, times in _terms(stems).items():
            number = self.terms.get(term)
            weight = math.log1p(times) * (self._unseen if number is None else float(self.information[number]))
            square += weight * weight
            if number is not None:
                place = slice(self.starts[number], self.starts[number + 1])
                found[self.places[place]] += np.float32(weight) * self.weights[place]
        nearest: Weights = np.maximum.reduceat(found, self.firsts) if self.count else found
        return nearest / np.float32(math.sqrt(square) or 1.0)

    @property
    def _unseen(self) -> float:
        return math.log1p(2 * self.count)


def read_passages(articles: Sequence[Sequence[str]]) -> Passages:
    """The passages of every article (one at least), each its stems in order with blanks between."""
    lines = [line for passages in articles for line in passages]
    terms: dict[str, int] = {}
    counted = ((terms.setdefault(term, len(terms)), at, times) for at, term, times in _counted(lines))
    table = np.fromiter(counted, dtype=[("term", np.int64), ("place", np.int32), ("times", np.float32)])
    table = table[np.argsort(table["term"], kind="stable")]
    numbers, places, times = table["term"], table["place"], table["times"]
    spread = np.bincount(numbers, minlength=len(terms))
    information = np.log1p(len(lines) / np.maximum(spread, 1))
    weights = np.log1p(times) * information[numbers]
    lengths = np.sqrt(np.bincount(places, weights=weights * weights, minlength=len(lines)))
    return Passages(
        terms=terms,
        information=information.astype(np.float32),
        starts=np.searchsorted(numbers, np.arange(len(terms) + 1)),
        places=np.ascontiguousarray(places),
        weights=(weights / np.maximum(lengths[places], 1e-9)).astype(np.float32),
        firsts=np.cumsum([0, *map(len, articles)])[:-1],
        count=len(lines),
    )


def _counted(lines: Sequence[str]) -> Iterator[tuple[int, str, float]]:
    for at, line in enumerate(lines):
        for term, times in _terms(line.split()).items():
            yield at, term, times


def _terms(stems: Sequence[str]) -> Mapping[str, float]:
    """How often the words that say anything stand in a passage, and any two side by side."""
    terms: Counter[str] = Counter(stem for stem in stems if not is_function_word(stem))
    counted: dict[str, float] = dict(terms)
    for first, second in pairwise(stems):
        pair = f"{first} {second}"
        counted[pair] = counted.get(pair, 0.0) + PAIR
    return counted
