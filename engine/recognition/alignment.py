"""Lay a pattern over words that are partly mistyped, missing or foreign: the best chain of equal words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.recognition.gaps import LONGEST
from engine.recognition.paste import Paste
from engine.recognition.patterns import Pattern

_MOST_PLACES = 6
"""Of a word that stands in the stretch more often, the first places are tried."""

_REACH = 10
"""So many literal words in a row may be missing inside a chain."""

_FOREIGN = 12
"""So many foreign words in a row may stand where the pattern has no gap."""

_SLIP = 0.8


@dataclass(frozen=True, slots=True)
class Link:
    """Literal word `literal` of a pattern stands at word `word` of the paste, written right (1.0) or with a slip."""

    literal: int
    word: int
    quality: float


_Way = tuple[float, int, float]
"""Of a link: the score of the best chain that ends with it, the link before (-1: none), the best score so far."""

Places = Mapping[str, Sequence[int]]
"""Id -> the numbers of the words that are it or may be a slip of it, ascending."""


def align(pattern: Pattern, paste: Paste, places: Places, first: int, last: int) -> tuple[tuple[Link, ...], int]:
    """The chain of links of greatest weight between the words `first` and `last` (inclusive), in order; links tried.

    A chain gains the weight of its words and a little for words that follow each other in both; it loses for foreign
    words, less where the pattern has a gap. Work: literal words times `_REACH` times the square of `_MOST_PLACES`.
    """
    links: list[Link] = []
    ways: list[_Way] = []
    mean = sum(pattern.weights) / len(pattern.weights)
    for literal, one in enumerate(pattern.literal):
        for word in _within(places.get(one, ()), first, last):
            link = Link(literal, word, 1.0 if paste.ids[word] == one else _SLIP)
            best, back = _best_way_to(link, links, ways, pattern, paste, mean)
            score = best + pattern.weights[literal] * link.quality
            links.append(link)
            ways.append((score, back, max(score, ways[-1][2]) if ways else score))
    if not links:
        return (), 0
    at = max(range(len(links)), key=lambda number: ways[number][0])
    chain: list[Link] = []
    while at >= 0:
        chain.append(links[at])
        at = ways[at][1]
    return tuple(reversed(chain)), len(links)


def _within(places: Sequence[int], first: int, last: int) -> Sequence[int]:
    begin = bisect_left(places, first)
    return [word for word in places[begin : begin + _MOST_PLACES] if word <= last]


def _best_way_to(
    link: Link, links: list[Link], ways: list[_Way], pattern: Pattern, paste: Paste, mean: float
) -> tuple[float, int]:
    """The score of the best chain that can go on with `link`, and where it ends; (0, -1) to begin a new chain."""
    best, back = 0.0, -1
    for at in range(len(links) - 1, -1, -1):
        before = links[at]
        score, _, peak = ways[at]
        if link.literal - before.literal > _REACH or peak + _FOLLOWS * mean <= best:
            break
        if before.word > link.word or score + _FOLLOWS * mean <= best or before.literal == link.literal:
            continue
        if before.word == link.word and not _run_together(before, link, pattern, paste):
            continue
        score += mean * _step(before, link, pattern, paste)
        if score > best:
            best, back = score, at
    return best, back


def _run_together(before: Link, link: Link, pattern: Pattern, paste: Paste) -> bool:
    """Whether two words that follow each other are one word of the paste: the blank between them is missing."""
    letters = len(pattern.spelled[before.literal]) + len(pattern.spelled[link.literal])
    next_to = before.literal + 1 == link.literal and pattern.run_of[before.literal] == pattern.run_of[link.literal]
    return next_to and len(paste.words.keys[link.word]) >= letters


def _step(before: Link, link: Link, pattern: Pattern, paste: Paste) -> float:
    """What going on from one link to the next gains or loses, in mean word weights; a great loss if it cannot be."""
    skipped = link.word - before.word - 1
    missing = link.literal - before.literal - 1
    if pattern.run_of[before.literal] == pattern.run_of[link.literal]:
        if skipped > _FOREIGN:
            return -_NEVER
        return _FOLLOWS if not skipped and not missing else -_ASTRAY * max(skipped, missing)
    if skipped > LONGEST:
        return -_NEVER
    broken = 0.3 * (paste.crosses_hard_break(before.word, link.word) + (not skipped))
    return -0.01 * skipped - _ASTRAY * missing - broken


_NEVER = 1e6
_ASTRAY = 0.25
"""What a word costs that only one of the two has."""

_FOLLOWS = 0.15
"""What two words that follow each other in both gain."""
