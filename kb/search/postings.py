"""Whoosh's postings read once into arrays: where each term stands and how much it weighs there.

Whoosh scores a query in time proportional to Python calls a posting; from these arrays the same sum is a few additions
of vectors. They are never written to, so any number of threads may read them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from whoosh.reading import IndexReader

Numbers: TypeAlias = npt.NDArray[np.int32]
Weights: TypeAlias = npt.NDArray[np.float32]


class FieldWeight(NamedTuple):
    """How much one occurrence in a field counts, and how far long fields are discounted (0: not, 1: fully)."""

    boost: float
    discount: float


class Posting(NamedTuple):
    """The articles a term stands in (numbers of documents, ascending), and its saturated frequency in each (0..1)."""

    articles: Numbers
    weights: Weights


@dataclass(frozen=True, slots=True)
class Postings:
    """All terms of some fields of an index over `size` articles."""

    size: int
    terms: Mapping[str, int]
    starts: npt.NDArray[np.int64]
    articles: Numbers
    weights: Weights

    def __contains__(self, term: str) -> bool:
        return term in self.terms

    def of(self, term: str) -> Posting | None:
        """Where a term stands, or None."""
        number = self.terms.get(term)
        if number is None:
            return None
        place = slice(self.starts[number], self.starts[number + 1])
        return Posting(self.articles[place], self.weights[place])

    def count(self, term: str) -> int:
        """In how many articles a term stands."""
        number = self.terms.get(term)
        return 0 if number is None else int(self.starts[number + 1] - self.starts[number])

    def information(self, term: str) -> float:
        """What meeting the term says, in nats: high for rare terms, never negative (Robertson and Spärck Jones)."""
        return information(self.count(term), self.size)


def information(count: int, size: int) -> float:
    """Nats carried by a term that stands in `count` of `size` articles."""
    return math.log1p((size - count + 0.5) / (count + 0.5))


def read_postings(reader: IndexReader, fields: Mapping[str, FieldWeight], saturation: float) -> Postings:
    """The postings of several fields as one, weighed as in BM25F (Robertson, Zaragoza and Taylor 2004).

    `saturation` is BM25's k1: the weighed frequency at which a term has half of its full effect.
    """
    size = reader.doc_count_all()
    terms: dict[str, int] = {}
    parts = [_read_field(reader, name, weight, size, terms) for name, weight in fields.items()]
    keys = np.concatenate([key for key, _ in parts])
    frequencies = np.concatenate([frequency for _, frequency in parts])
    order = np.argsort(keys, kind="stable")
    keys, frequencies = keys[order], frequencies[order]
    firsts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]][: len(keys)])
    summed = np.add.reduceat(frequencies, firsts) if len(firsts) else frequencies
    keys = keys[firsts]
    starts = np.searchsorted(keys // max(size, 1), np.arange(len(terms) + 1))
    articles = (keys % max(size, 1)).astype(np.int32)
    return Postings(size, terms, starts, articles, (summed / (saturation + summed)).astype(np.float32))


def gather(size: int, postings: Iterable[Posting]) -> Posting:
    """One posting that stands wherever any of them stands, with the greatest weight."""
    weights: Weights = np.zeros(size, dtype=np.float32)
    for posting in postings:
        weights[posting.articles] = np.maximum(weights[posting.articles], posting.weights)
    articles: Numbers = np.flatnonzero(weights).astype(np.int32)
    return Posting(articles, weights[articles])


def _read_field(
    reader: IndexReader, name: str, weight: FieldWeight, size: int, terms: dict[str, int]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Keys (number of term times size plus number of article) and weighed frequencies; new terms are numbered."""
    keys: list[int] = []
    counts: list[float] = []
    for written in reader.lexicon(name):
        first = terms.setdefault(written.decode("utf-8"), len(terms)) * size
        matcher = reader.postings(name, written)
        while matcher.is_active():
            keys.append(first + matcher.id())
            counts.append(matcher.weight())
            matcher.next()
    key = np.asarray(keys, dtype=np.int64)
    count = np.asarray(counts, dtype=np.float64)
    lengths = np.bincount(key % max(size, 1), weights=count, minlength=size)
    usual = lengths[lengths > 0].mean() if len(key) else 1.0
    norm = 1 - weight.discount + weight.discount * lengths / usual
    return key, weight.boost * count / norm[key % max(size, 1)]
