"""Which known words an unknown one may be a slip of: one letter dropped, added, replaced, or two changed places."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

_SHORTEST = 4
_LONGEST = 40
"""Words outside these lengths are not repaired: too many look alike, or nobody typed them."""

_LONG = 9
_END = 4
_ALIKE = 0.78
"""A long word may have several slips while this many letters at one of its ends are right."""

_BEGUN = 5
_MOST_BEGUN = 4
"""A word cut off shows so many letters or more, and says something if it may be one of few."""

_MOST_ALIKE = 24
_MOST_KEYS = 3


@dataclass(frozen=True, slots=True)
class Spelling:
    """`entries`: every known word as it is and less one letter -> keys (symmetric deletion, as in SymSpell).

    `known`: every word that may be part of a longer one -> its key. `ends`: the first letters of a long word, and its
    last ones behind a dash -> words that begin or end so. `sorted` are the known words in order.
    """

    entries: Mapping[str, tuple[str, ...]]
    known: Mapping[str, str]
    ends: Mapping[str, tuple[str, ...]]
    sorted: tuple[str, ...]

    def keys_like(self, word: str) -> tuple[str, ...]:
        """The keys of the words that differ from `word` by about one slip, long ones by a few; none for numbers."""
        if not (_SHORTEST - 1 <= len(word) <= _LONGEST and word.isalpha()):
            return ()
        found = dict.fromkeys(self.entries.get(word, ()))
        for shorter in _less_one_letter(word):
            found |= dict.fromkeys(self.entries.get(shorter, ()))
        return tuple(found) or self._keys_of_long_ones_like(word)

    def _keys_of_long_ones_like(self, word: str) -> tuple[str, ...]:
        if len(word) < _LONG:
            return ()
        there = [one for end in _ends(word) for one in self.ends.get(end, ())[:_MOST_ALIKE]]
        alike = sorted((-OSA.normalized_similarity(one, word, score_cutoff=_ALIKE), one) for one in set(there))
        return tuple(self.known[one] for likeness, one in alike[:_MOST_KEYS] if likeness)

    def keys_begun_by(self, word: str) -> tuple[str, ...]:
        """The keys of the words that `word` is the first half of, or more; none if it is short or there are many."""
        if len(word) < _BEGUN:
            return ()
        first = bisect_left(self.sorted, word)
        begun = [one for one in self.sorted[first : first + _MOST_BEGUN + 1] if one.startswith(word)]
        if len(begun) > _MOST_BEGUN:
            return ()
        return tuple(self.known[one] for one in begun if len(one) <= 2 * len(word))

    def keys_in(self, word: str) -> tuple[str, ...]:
        """The keys of the two words that `word` runs together, with nothing or one wrong letter between them."""
        if not (2 * _SHORTEST - 1 <= len(word) <= _LONGEST and word.isalpha()):
            return ()
        for cut in range(_SHORTEST - 1, len(word) - _SHORTEST + 2):
            if word[:cut] in self.known:
                for behind in (word[cut:], word[cut + 1 :]):
                    if behind in self.known:
                        return self.known[word[:cut]], self.known[behind]
        return ()


def spelling_of(keys: Mapping[str, str]) -> Spelling:
    """The repairs that lead to those words; each word has the key it is compared by."""
    entries: defaultdict[str, list[str]] = defaultdict(list)
    for word, key in keys.items():
        if _SHORTEST <= len(word) <= _LONGEST and word.isalpha():
            for form in {word, *_less_one_letter(word)}:
                entries[form].append(key)
    known = {word: key for word, key in keys.items() if len(word) >= _SHORTEST - 1}
    return Spelling(
        {form: tuple(found) for form, found in entries.items()}, known, _by_their_ends(known), tuple(sorted(known))
    )


def _by_their_ends(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= _LONG and word.isalpha():
            for end in _ends(word):
                found[end].append(word)
    return {end: tuple(several) for end, several in found.items()}


def _ends(word: str) -> tuple[str, str]:
    return word[:_END], "-" + word[-_END:]


def _less_one_letter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
