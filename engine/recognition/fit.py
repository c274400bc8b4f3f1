"""From a chain of equal words to a fit: which words are mistyped, missing or foreign, and where the names stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from engine.recognition.alignment import Link
from engine.recognition.paste import Paste
from engine.recognition.patterns import Pattern

_ALIKE = 0.6
"""Two words this similar (1 - edits / length) in the same place are one word mistyped."""

_MISTYPED = 0.7


@dataclass(slots=True)
class Fit:
    """How `pattern` lies over a paste.

    Literal word `j` stands at word `words[j]` (-1: missing) with quality `qualities[j]`; `foreign` are the words of
    the paste among them that the pattern does not have; `names[g]` are the words `[from, to)` in gap `g`; `cut` says
    that the paste (or its line) ends before the pattern does.
    """

    pattern: Pattern
    words: list[int]
    qualities: list[float]
    foreign: list[int] = field(default_factory=list)
    names: dict[int, tuple[int, int]] = field(default_factory=dict)
    cut: bool = False

    def there(self) -> list[int]:
        """The numbers of the literal words that are there, mistyped or not; never empty."""
        return [literal for literal, word in enumerate(self.words) if word >= 0]

    def put(self, literal: int, word: int, quality: float) -> None:
        """Say where a literal word stands."""
        self.words[literal] = word
        self.qualities[literal] = quality


def fit(pattern: Pattern, paste: Paste, chain: tuple[Link, ...]) -> Fit:
    """The fit around a chain (not empty): its holes closed by similar words, its ends drawn out as far as they go."""
    found = Fit(pattern, [-1] * len(pattern.literal), [0.0] * len(pattern.literal))
    for link in chain:
        found.put(link.literal, link.word, link.quality)
    for before, after in zip(chain[:-1], chain[1:], strict=True):
        _close_hole(found, paste, before, after)
    _draw_out_left(found, paste, chain[0])
    _draw_out_right(found, paste, chain[-1])
    return found


def _close_hole(found: Fit, paste: Paste, before: Link, after: Link) -> None:
    runs = found.pattern.run_of
    missing = range(before.literal + 1, after.literal)
    if runs[before.literal] == runs[after.literal]:
        _pair_up(found, paste, missing, range(before.word + 1, after.word))
        return
    first, last = before.word + 1, after.word
    for literal in missing:
        if runs[literal] == runs[before.literal] and first < last and _put_if_alike(found, paste, literal, first):
            first += 1
    for literal in reversed(missing):
        if runs[literal] == runs[after.literal] and first < last and _put_if_alike(found, paste, literal, last - 1):
            last -= 1
    if runs[before.literal] + 1 == runs[after.literal]:
        found.names[runs[after.literal]] = (first, last)


def _pair_up(found: Fit, paste: Paste, missing: range, words: range) -> None:
    """Words between two neighbours: the missing ones mistyped, split or run together, or foreign ones."""
    keys = found.pattern.keys
    known = "".join(keys[literal] for literal in missing)
    yours = "".join(paste.words.keys[word] for word in words)
    if not known or not _similar(known, yours):
        found.foreign += words
        return
    for at, literal in enumerate(missing):
        found.put(literal, words[min(at, len(words) - 1)], _MISTYPED)


def _draw_out_left(found: Fit, paste: Paste, link: Link) -> None:
    runs, word = found.pattern.run_of, link.word - 1
    for literal in range(link.literal - 1, -1, -1):
        if word < 0 or runs[literal] != runs[link.literal] or not _put_if_alike(found, paste, literal, word):
            return
        word -= 1


def _draw_out_right(found: Fit, paste: Paste, link: Link) -> None:
    pattern, word, literal = found.pattern, link.word + 1, link.literal + 1
    while literal < len(pattern.literal) and pattern.run_of[literal] == pattern.run_of[link.literal]:
        if word >= len(paste.ids) or not _put_if_alike(found, paste, literal, word):
            break
        word, literal = word + 1, literal + 1
    if literal == len(pattern.literal):
        return
    end = _end_of_text(paste, word - 1)
    if pattern.run_of[literal] != pattern.run_of[literal - 1]:
        found.cut = end is not None
        if end is not None and end > word:
            found.names[pattern.run_of[literal]] = (word, end)
    elif end is not None and end - word <= 1:
        found.cut = True
        if end > word and pattern.keys[literal].startswith(paste.words.keys[word]):
            found.put(literal, word, len(paste.words.keys[word]) / len(pattern.keys[literal]))
        elif end > word:
            found.cut = False


def _end_of_text(paste: Paste, word: int) -> int | None:
    """The number of the word behind the last one before `word`'s text ends: at three dots or a hard line end."""
    for following in range(word + 1, min(word + _LONGEST_NAME, len(paste.ids)) + 1):
        if following == len(paste.ids) or paste.breaks[following] != paste.breaks[word]:
            return following
        if "..." in paste.text[paste.words.ends[following - 1] : paste.words.starts[following]]:
            return following
    return None


def _put_if_alike(found: Fit, paste: Paste, literal: int, word: int) -> bool:
    alike = _similar(found.pattern.keys[literal], paste.words.keys[word])
    if alike:
        found.put(literal, word, _MISTYPED)
    return alike


def _similar(known: str, yours: str) -> bool:
    if known.isdigit() or yours.isdigit():
        return known == yours
    return OSA.normalized_similarity(known, yours, score_cutoff=_ALIKE) > 0


_LONGEST_NAME = 24
