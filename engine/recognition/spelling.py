"""Which known words an unknown one may be a slip of: one letter dropped, added, replaced, or two changed places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_SHORTEST = 4
_LONGEST = 24
"""Words outside these lengths are not repaired: too many look alike, or nobody typed them."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Every known word under itself and under itself less one letter (symmetric deletion, as in SymSpell)."""

    entries: Mapping[str, tuple[str, ...]]
    known: frozenset[str]

    def known_words_like(self, key: str) -> tuple[str, ...]:
        """The known words that differ from `key` by about one slip; none for numbers and for very short words."""
        if not (len(key) >= _SHORTEST - 1 and len(key) <= _LONGEST and key.isalpha()):
            return ()
        found = dict.fromkeys(self.entries.get(key, ()))
        for shorter in _less_one_letter(key):
            found |= dict.fromkeys(self.entries.get(shorter, ()))
        return tuple(found)

    def known_words_in(self, key: str) -> tuple[str, ...]:
        """The two known words that `key` runs together, with nothing or one wrong letter between them."""
        if not (2 * _SHORTEST - 1 <= len(key) <= _LONGEST and key.isalpha()):
            return ()
        for cut in range(_SHORTEST - 1, len(key) - _SHORTEST + 2):
            if key[:cut] in self.known:
                for behind in (key[cut:], key[cut + 1 :]):
                    if behind in self.known:
                        return key[:cut], behind
        return ()


def spelling_of(keys: Iterable[str]) -> Spelling:
    """The repairs that lead to `keys`."""
    known_keys = tuple(keys)
    entries: defaultdict[str, list[str]] = defaultdict(list)
    for key in known_keys:
        if _SHORTEST <= len(key) <= _LONGEST and key.isalpha():
            for form in {key, *_less_one_letter(key)}:
                entries[form].append(key)
    known = frozenset(key for key in known_keys if len(key) >= _SHORTEST - 1)
    return Spelling({form: tuple(words) for form, words in entries.items()}, known)


def _less_one_letter(key: str) -> Iterator[str]:
    return (key[:at] + key[at + 1 :] for at in range(len(key)))
