"""Propose which patterns may stand, more or less, in the parts of a paste that no exact alert covers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.recognition.edges import after_header
from engine.recognition.gaps import LONGEST
from engine.recognition.paste import Paste
from engine.recognition.patterns import LONGEST_OPENING, UNKNOWN, Pattern, Patterns

MOST_HITS = 8_000
"""So many meetings of a word of the paste with a pattern are looked at; the most telling words come first."""

_MOST_PROPOSALS = 90
_LEAST_SHARE = 0.35
"""At least this share of a pattern's telling weight must be near one place to be looked at closely."""

_MOST_OPENINGS = 12
_MOST_OPENED = 200
_LONGEST_LEADING_NAME = 12

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


def propose_openings(paste: Paste, patterns: Patterns, covered: Sequence[bool]) -> Iterator[Proposal]:
    """Patterns that begin as a line does, or go on so after a name: what a cut line still shows may be nothing rare."""
    for line_start in paste.line_starts:
        _, line_end = paste.line(line_start)
        first = paste.word_from(after_header(paste.text, line_start, line_end))
        last = paste.word_from(line_end)
        shown = frozenset(paste.ids[first : min(last, first + LONGEST)])
        for word in range(first, min(last, first + _LONGEST_LEADING_NAME)):
            if covered[word]:
                break
            opened = [one for one in _opening_at(word, last, paste, patterns) if word == first or one.gaps[0].slots]
            for pattern in _most_shown(opened, shown, patterns.weights):
                yield Proposal(pattern, word, min(last + LONGEST, len(paste.ids)) - 1, 0.0)


def _most_shown(opened: Sequence[Pattern], shown: frozenset[str], weights: Mapping[str, float]) -> Sequence[Pattern]:
    """Of many patterns with the same opening those of which the line has most."""
    if len(opened) <= _MOST_OPENINGS:
        return opened
    found = opened[:_MOST_OPENED]
    return sorted(found, key=lambda one: -sum([weights[word] for word in shown if word in one.literal]))[
        :_MOST_OPENINGS
    ]


def _opening_at(word: int, last: int, paste: Paste, patterns: Patterns) -> Iterable[Pattern]:
    """The patterns with the longest opening that stands at `word`: two words, or one before a name or the cut."""
    for count in range(min(LONGEST_OPENING, last - word), 0, -1):
        found = patterns.opening.get(paste.ids[word : word + count], ())
        if count == 1:
            found = tuple(one for one in found if len(one.runs[0]) == 1 or last - word <= LONGEST_OPENING - 1)
        if word + count == last - 1:
            begun = paste.words.letters(last - 1, paste.text)
            found = tuple(one for one in found if one.keys[count : count + 1] and one.spelled[count].startswith(begun))
        if found:
            return found
    return ()


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


def _clusters(pattern: Pattern, places: list[tuple[int, str]], weights: Mapping[str, float]) -> Iterator[Proposal]:
    """The groups of places that lie together, cut where they are longer than the pattern can be."""
    longest = 2 * len(pattern.literal) + 16 * sum(bool(gap.slots) for gap in pattern.gaps) + 8
    least = _LEAST_SHARE * pattern.telling
    first = last = places[0][0]
    seen: set[str] = set()
    weight = 0.0
    for number, one in (*places, _NOWHERE):
        if number - last > _SEPARATE or number - first > longest:
            if weight >= least:
                share = weight / pattern.telling
                yield Proposal(pattern, max(0, first - LONGEST // 4), last + LONGEST // 4, share)
            first, weight = number, 0.0
            seen.clear()
        last = number
        if one not in seen:
            seen.add(one)
            weight += weights.get(one, 0.0)


_NOWHERE = (1 << 40, UNKNOWN)
