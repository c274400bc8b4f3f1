"""Which articles have two words side by side, looked up by the two words in any of thousands of articles at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The pairs of neighbouring words of all articles: sorted hashes of the pairs, and the article of each.

    Hashes of 64 bits are told apart well enough: a mistaken pair would move an article a little, once in ages.
    """

    hashes: npt.NDArray[np.int64]
    articles: npt.NDArray[np.int32]

    def holding(self, pair: str) -> npt.NDArray[np.int32]:
        """The articles in which the pair, written ` first second `, stands; each once."""
        sought = np.int64(hash(pair))
        first, last = np.searchsorted(self.hashes, sought, "left"), np.searchsorted(self.hashes, sought, "right")
        return self.articles[first:last]


def read_pairs(runs: Sequence[str]) -> SideBySide:
    """The pairs of articles; `runs` are their stems in order, parts of an article separated by `|`."""
    found = [np.fromiter(set(_hashes(run)), dtype=np.int64) for run in runs]
    hashes = np.concatenate([*found, np.empty(0, dtype=np.int64)])
    articles = np.repeat(np.arange(len(runs), dtype=np.int32), [len(one) for one in found])
    order = np.argsort(hashes, kind="stable")
    return SideBySide(hashes[order], articles[order])


def _hashes(run: str) -> Iterable[int]:
    return (hash(f" {one} {other} ") for one, other in pairwise(run.split()) if "|" not in (one, other))
