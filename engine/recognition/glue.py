"""Part words that templates print without a blank beside a name: `eth{number}`, `{size}Kbytes`, `CPU{name}`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from engine.recognition.templates import Part, Slot
from engine.recognition.words import Words


@dataclass(frozen=True, slots=True)
class Glue:
    """The words, case folded, that some template prints right before a name, and right behind one."""

    before: frozenset[str]
    behind: frozenset[str]

    def parted(self, words: Words, text: str, known: Container[str]) -> Words:
        """The words with each one that is not `known` parted from what is glued to it; `text` is the folded text."""
        if not self.before and not self.behind:
            return words
        strange = [number for number, key in enumerate(words.keys) if len(key) > 1 and key not in known]
        forms = [(words.keys[number], text[words.starts[number] : words.ends[number]]) for number in strange]
        cut_of = {form: self._cut(*form) for form in set(forms)}
        cuts = [(number, cut) for number, form in zip(strange, forms, strict=True) if (cut := cut_of[form]) is not None]
        if not cuts:
            return words
        parted, at = Words(), 0
        for number, cut in cuts:
            parted.extend(words, at, number)
            key, start, end = words.keys[number], words.starts[number], words.ends[number]
            parted.add(key[:cut], start, start + cut)
            parted.add(key[cut:], start + cut, end)
            at = number + 1
        parted.extend(words, at, len(words))
        return parted

    def _cut(self, key: str, written: str) -> int | None:
        """Where to cut: two letters or more are enough, a single one needs a change of case to show it."""
        if len(key) != len(written):
            return None
        for cut in range(min(len(key) - 1, _LONGEST), 0, -1):
            if key[:cut] in self.before and (cut > 1 or written[1].isupper()):
                return cut
        for cut in range(max(1, len(key) - _LONGEST), len(key)):
            changes = written[cut].isupper() != written[cut - 1].isupper()
            if key[cut:] in self.behind and (cut < len(key) - 1 or changes):
                return cut
        return None


def glue_of(readings: Iterable[tuple[Part, ...]]) -> Glue:
    """The glue in those readings of templates."""
    before: set[str] = set()
    behind: set[str] = set()
    for reading in readings:
        for at, part in enumerate(reading):
            if isinstance(part, Slot):
                continue
            if at + 1 < len(reading) and (last := _LAST.search(part)):
                before.add(last[0].casefold())
            if at and (first := _FIRST.match(part)):
                behind.add(first[0].casefold())
    return Glue(frozenset(before), frozenset(behind))


_LONGEST = 16
_LAST = re.compile(r"[^\W\d_]{1,16}\Z")
_FIRST = re.compile(r"[^\W\d_]{1,16}")
