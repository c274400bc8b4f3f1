"""Words that the knowledge base does not know, and the known words they are most likely meant to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_BEGINNING = 3
SHORTEST_REPAIRED = 4
TWO_EDITS_FROM = 7
"""Words of this many letters may hold two mistakes, shorter ones one."""


class Repair(NamedTuple):
    """A known word in place of an unknown one; `likeness` is 0..1."""

    form: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every word form to repair to with the number of articles it stands in, and by length for comparison.

    Everyday words that stand in none (0) may be meant too, where they lead to an article.
    """

    counts: Mapping[str, int]
    by_length: Mapping[int, tuple[str, ...]]

    def __contains__(self, form: str) -> bool:
        return form in self.counts

    def repairs(self, form: str, limit: int = 3) -> tuple[Repair, ...]:
        """Known words one or two edits away, the likeliest first; nothing for short words or those with digits."""
        if len(form) < SHORTEST_REPAIRED or not form.isalpha():
            return ()
        edits = 2 if len(form) >= TWO_EDITS_FROM else 1
        near: list[tuple[int, int, str]] = []
        for length in range(len(form) - edits, len(form) + edits + 1):
            words = self.by_length.get(length, ())
            if words:
                row = process.cdist([form], words, scorer=OSA.distance, score_cutoff=edits, dtype=np.uint8)[0]
                near.extend((int(row[at]), -self.counts[words[at]], words[at]) for at in np.flatnonzero(row <= edits))
        near.sort(key=lambda found: (found[0] + (found[2][0] != form[0]), found[1], found[2]))
        return tuple(Repair(word, 1 - edit / len(form)) for edit, _, word in near[:limit])

    def completions(self, form: str, limit: int = 3) -> tuple[Repair, ...]:
        """Known words that begin with an unfinished one of at least three letters, the most frequent first."""
        if len(form) < SHORTEST_BEGINNING or not form.isalpha():
            return ()
        longer = (word for word, count in self.counts.items() if count and word.startswith(form) and word.isalpha())
        likeliest = sorted(longer, key=lambda word: (-self.counts[word], word))[:limit]
        return tuple(Repair(word, 1.0) for word in likeliest)


def lexicon(counts: Mapping[str, int]) -> Lexicon:
    """A lexicon of the words that a repair may lead to: letters only, not the shortest."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for form in sorted(counts):
        if len(form) >= SHORTEST_REPAIRED - 1 and form.isalpha():
            by_length[len(form)].append(form)
    return Lexicon(counts, {length: tuple(words) for length, words in by_length.items()})
