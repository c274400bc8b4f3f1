"""Which known words an unknown one may be a slip of: one letter dropped, added, replaced, or two changed places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_SHORTEST = 4
_LONGEST = 24
"""Words outside these lengths are not repaired: too many look alike, or nobody typed them."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """`entries`: every known word as it is and less one letter -> keys (symmetric deletion, as in SymSpell).

    `known`: every word that may be part of a longer one -> its key.
    """

    entries: Mapping[str, tuple[str, ...]]
    known: Mapping[str, str]

    def keys_like(self, word: str) -> tuple[str, ...]:
        """The keys of the words that differ from `word` by about one slip; none for numbers and very short words."""
        if not (_SHORTEST - 1 <= len(word) <= _LONGEST and word.isalpha()):
            return ()
        found = dict.fromkeys(self.entries.get(word, ()))
        for shorter in _less_one_letter(word):
            found |= dict.fromkeys(self.entries.get(shorter, ()))
        return tuple(found)

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
    return Spelling({form: tuple(found) for form, found in entries.items()}, known)


def _less_one_letter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
