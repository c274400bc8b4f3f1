"""Propose which patterns may stand, more or less, in the parts of a paste that no exact alert covers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.recognition.gaps import LONGEST
from engine.recognition.patterns import Pattern, Patterns

MOST_HITS = 40_000
"""So many meetings of a word of the paste with a pattern are looked at; the most telling words come first."""

_MOST_PROPOSALS = 60
_LEAST_SHARE = 0.3
"""At least this share of a pattern's telling weight must be near one place to be looked at closely."""

_SEPARATE = 24
"""So many words in a row that the pattern does not have separate two of its occurrences."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`pattern` may stand between the words `first` and `last` (inclusive); `share` of its weight is there."""

    pattern: Pattern
    first: int
    last: int
    share: float


Readings = Mapping[int, Sequence[str]]
"""Word number -> the ids it may stand for: itself, or the known words it may be a slip of."""


def propose(readings: Readings, patterns: Patterns) -> list[Proposal]:
    """The likeliest proposals, best first; a bounded number, found in work bounded by `MOST_HITS`."""
    telling = _telling_ids(readings, patterns)
    hits: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, ids in readings.items():
        for one in ids:
            if one in telling:
                place = (number, one)
                for pattern in patterns.containing[one]:
                    hits[pattern.number].append(place)
    found: list[Proposal] = []
    for number, places in hits.items():
        pattern = patterns.all[number]
        if sum([patterns.weights[one] for _, one in places]) >= _LEAST_SHARE * pattern.telling:
            found += _clusters(pattern, places, patterns.weights)
    found.sort(key=_promise)
    return found[:_MOST_PROPOSALS]


def _promise(proposal: Proposal) -> tuple[float, int]:
    return -proposal.share * proposal.share * proposal.pattern.telling, proposal.pattern.number


def _telling_ids(readings: Readings, patterns: Patterns) -> frozenset[str]:
    """The rarest words of the paste, as many as the budget of hits allows."""
    counts = Counter(one for ids in readings.values() for one in ids if one in patterns.containing)
    left = MOST_HITS
    telling: list[str] = []
    for one, count in sorted(counts.items(), key=lambda item: (len(patterns.containing[item[0]]), item[0])):
        left -= count * len(patterns.containing[one])
        if left < 0:
            break
        telling.append(one)
    return frozenset(telling)


def _clusters(pattern: Pattern, places: list[tuple[int, str]], weights: Mapping[str, float]) -> list[Proposal]:
    """The groups of places that lie together, cut where they are longer than the pattern can be."""
    longest = 2 * len(pattern.literal) + 16 * sum(bool(gap.slots) for gap in pattern.gaps) + 8
    bounds = [0]
    for at, ((before, _), (after, _)) in enumerate(pairwise(places), start=1):
        if after - before > _SEPARATE or after - places[bounds[-1]][0] > longest:
            bounds.append(at)
    found = []
    for begin, end in pairwise((*bounds, len(places))):
        group = places[begin:end]
        share = sum(weights[one] for one in {one for _, one in group}) / pattern.telling
        if share >= _LEAST_SHARE:
            first, last = group[0][0], group[-1][0]
            found.append(Proposal(pattern, max(0, first - LONGEST // 4), last + LONGEST // 4, share))
    return found
