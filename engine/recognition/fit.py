"""From a chain of equal words to a fit: which words are mistyped, missing or foreign, and where the names stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.distance import OSA

from engine.recognition.alignment import Link
from engine.recognition.paste import Paste
from engine.recognition.patterns import Pattern

_ALIKE = 0.59
"""Two words this similar (1 - edits / length) in the same place are one word mistyped."""

_ALIKE_TOGETHER = 0.75
_MISTYPED = 0.7


@dataclass(slots=True)
class Fit:
    """How `pattern` lies over a paste.

    Literal word `j` stands at word `words[j]` (-1: missing) with quality `qualities[j]`; `foreign` are the words of
    the paste among them that the pattern does not have; `names[g]` are the words `[from, to)` in gap `g`; `cut` says
    that the paste (or its line) ends before the pattern does, `marked` that dots or half a word show it.
    """

    pattern: Pattern
    words: list[int]
    qualities: list[float]
    foreign: list[int] = field(default_factory=list)
    names: dict[int, tuple[int, int]] = field(default_factory=dict)
    cut: bool = False
    marked: bool = False

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
    for before, after in pairwise(chain):
        _close_hole(found, paste, before, after)
    _draw_out_left(found, paste, chain[0])
    _draw_out_right(found, paste, chain[-1])
    return found


def _close_hole(found: Fit, paste: Paste, before: Link, after: Link) -> None:
    runs = found.pattern.run_of
    missing = range(before.literal + 1, after.literal)
    words = range(before.word + 1, after.word)
    if runs[before.literal] == runs[after.literal]:
        if not _put_together(found, paste, missing, words):
            found.foreign += words
        return
    left = [literal for literal in missing if runs[literal] == runs[before.literal]]
    right = [literal for literal in missing if runs[literal] == runs[after.literal]]
    words = words[_put_outward(found, paste, left, words) :]
    words = words[: len(words) - _put_outward(found, paste, right[::-1], words[::-1])]
    if runs[before.literal] + 1 == runs[after.literal]:
        found.names[runs[after.literal]] = (words.start, words.stop)


def _draw_out_left(found: Fit, paste: Paste, link: Link) -> None:
    runs = found.pattern.run_of
    missing = [literal for literal in range(link.literal) if runs[literal] == runs[link.literal]]
    _put_outward(found, paste, missing[::-1], range(link.word - 1, -1, -1))


def _draw_out_right(found: Fit, paste: Paste, link: Link) -> None:
    runs, end = found.pattern.run_of, len(found.pattern.literal)
    missing = [literal for literal in range(link.literal + 1, end) if runs[literal] == runs[link.literal]]
    _put_outward(found, paste, missing, range(link.word + 1, len(paste.ids)))
    last = found.there()[-1]
    if last + 1 < end:
        _see_if_cut(found, paste, last + 1, found.words[last] + 1)


def _see_if_cut(found: Fit, paste: Paste, literal: int, word: int) -> None:
    """Whether the text ends at `word`, within the name that comes before `literal`, or within `literal` itself."""
    end = _end_of_text(paste, word - 1)
    if end is None:
        return
    in_name = found.pattern.run_of[literal] != found.pattern.run_of[literal - 1]
    begun = _words_begun(found.pattern.spelled[literal], paste, word, end, in_name=in_name)
    if begun:
        end -= begun
        shown = len(_letters(paste, range(end, end + begun)))
        found.put(literal, end, shown / len(found.pattern.spelled[literal]))
    if begun or in_name or end == word:
        found.cut, found.marked = True, bool(begun) or _has_dots(paste, end)
    if found.cut and in_name and end > word:
        found.names[found.pattern.run_of[literal]] = (word, end)


def _words_begun(known: str, paste: Paste, first: int, end: int, *, in_name: bool) -> int:
    """How many of the last words together begin `known`: all from `first` on, or, behind a name, the last few."""
    for count in range(min(end - first - in_name, _TOGETHER), 0, -1):
        shown = _letters(paste, range(end - count, end))
        if known.startswith(shown) and (len(shown) > 1 if in_name else count == end - first):
            return count
    return 0


def _put_outward(found: Fit, paste: Paste, literals: Sequence[int], words: Sequence[int]) -> int:
    """Put literal words on words beside a link, going away from it, while they are alike; how many words were used."""
    used = 0
    for literal, word in zip(literals, words, strict=False):
        known, there = found.pattern.spelled[literal], _letters(paste, (word,))
        if not _similar(known, there, _ALIKE):
            break
        found.put(literal, word, 1.0 if known == there else _MISTYPED)
        used += 1
    beside = words[used : used + 2 * _TOGETHER]
    letters = [_letters(paste, (word,)) for word in beside]
    for size in range(min(len(literals) - used, _TOGETHER), 0, -1):
        together = sorted(literals[used : used + size])
        known = _spelled(found, together)
        shown = 0
        for count in range(1, min(size + _TOGETHER, len(beside)) + 1):
            shown += len(letters[count - 1])
            if shown > _LONGER * len(known):
                break
            if shown * _LONGER > len(known) and _put_together(found, paste, together, sorted(beside[:count])):
                return used + count
    return used


def _put_together(found: Fit, paste: Paste, literals: Sequence[int], words: Sequence[int]) -> bool:
    """Put literal words on words that are the same letters but for slips: mistyped, split, or run together."""
    known = _spelled(found, literals)
    least = _ALIKE if len(literals) == len(words) == 1 else _ALIKE_TOGETHER
    if not known or not words or not _similar(known, _letters(paste, words), least):
        return False
    for at, literal in enumerate(literals):
        found.put(literal, words[min(at, len(words) - 1)], _MISTYPED)
    return True


def _spelled(found: Fit, literals: Sequence[int]) -> str:
    return "".join([found.pattern.spelled[literal] for literal in literals])


def _letters(paste: Paste, words: Sequence[int]) -> str:
    if len(words) == 1:
        return paste.words.letters(words[0], paste.text)
    return "".join([paste.words.letters(word, paste.text) for word in words])


def _end_of_text(paste: Paste, word: int) -> int | None:
    """The number of the word behind the last one before `word`'s text ends: at three dots or a hard line end."""
    for last in range(word, min(word + _LONGEST_NAME, len(paste.ids))):
        if is_last(paste, last):
            return last + 1
    return None


def is_last(paste: Paste, word: int) -> bool:
    """Whether a text, or a line of it, ends behind `word`, or three dots stand there."""
    following = word + 1
    if following == len(paste.ids) or paste.breaks[following] != paste.breaks[word]:
        return True
    return _has_dots(paste, following)


def _has_dots(paste: Paste, word: int) -> bool:
    """Whether three dots stand before `word`, or behind the last word."""
    start = paste.words.starts[word] if word < len(paste.ids) else None
    return "..." in paste.text[paste.words.ends[word - 1] : start]


def _similar(known: str, yours: str, least: float) -> bool:
    if known.isdigit() or yours.isdigit():
        return known == yours
    return OSA.normalized_similarity(known, yours, score_cutoff=least) > 0


_LONGEST_NAME = 24
_TOGETHER = 4
"""So many words may be run together, split, or be one name of a thing."""

_LONGER = 1.35
