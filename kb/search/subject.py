"""How much each word speaks for the subject of the knowledge base rather than for everyday talk.

A long story holds few words that are to the point among many that stand in any story. So what counts is not the share
of telling words but how much the most telling ones say: how much oftener they stand in the articles than in a fixed
set of everyday texts, offices and machines included (small_talk.txt).
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kb.search.words import main_words

WORDS_COUNTED = 8
"""So many of the most telling words of a text count."""

UNSEEN = 0.5
"""Occurrences that every word is given on both sides, for what these texts happen not to hold."""

LEAST, MOST = -3.0, 4.0
"""Bounds (nats) of what one word may say."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What each stem says, in nats: above 0 for the subject of the articles, below for everyday talk."""

    words: Mapping[str, float]

    def spoken_of(self, stems: Iterable[str]) -> float:
        """How much the most telling of the stems speak for the subject together; each counts once."""
        return sum(heapq.nlargest(WORDS_COUNTED, (self.words.get(stem, 0.0) for stem in set(stems))))

    def said_by(self, stems: Sequence[str]) -> float:
        """What the first of the stems of one thing says."""
        return self.words.get(stems[0], 0.0)


def read_subject(runs: Iterable[str]) -> Subject:
    """The subject of articles; `runs` are their stems in order, parts of an article separated by `|`."""
    own = Counter(stem for run in runs for stem in run.split() if stem != "|")
    everyday = _everyday()
    stems = own.keys() | everyday.keys()
    shares = zip(stems, _shares(own, stems), _shares(everyday, stems), strict=True)
    return Subject({stem: min(MOST, max(LEAST, math.log(ours / theirs))) for stem, ours, theirs in shares})


def _shares(counts: Counter[str], stems: Iterable[str]) -> Iterator[float]:
    """How often each stem stands among all that are counted."""
    everything = counts.total() + UNSEEN * len(counts) + 1.0
    return ((counts[stem] + UNSEEN) / everything for stem in stems)


@lru_cache(maxsize=1)
def _everyday() -> Counter[str]:
    text = files("kb.search").joinpath("small_talk.txt").read_text("utf-8")
    return Counter(word.stem for word in main_words(text))
