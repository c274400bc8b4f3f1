"""Cut a folded text into the words that are compared: letters, numbers, single ideographs, contractions in full."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MEANING = "="
"""Begins a key that stands for all the names of one thing; no word begins so."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text side by side: `keys[i]` (case folded) stands at `[starts[i], ends[i])` of the folded text."""

    keys: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.keys)

    def letters(self, number: int, text: str) -> str:
        """The letters and digits of a word in small form, also where its key stands for several (see Synonyms)."""
        key = self.keys[number]
        if not key.startswith(MEANING):
            return key
        return "".join(filter(str.isalnum, text[self.starts[number] : self.ends[number]].casefold()))

    def add(self, key: str, start: int, end: int) -> None:
        """Append one word; only for those who build the list."""
        self.keys.append(key)
        self.starts.append(start)
        self.ends.append(end)

    def extend(self, other: Words, first: int, last: int) -> None:
        """Append the words `first` to `last` (exclusive) of another list; only for those who build the list."""
        self.keys.extend(other.keys[first:last])
        self.starts.extend(other.starts[first:last])
        self.ends.extend(other.ends[first:last])


def words_of(text: str) -> Words:
    """The words of a folded text, in order; `cannot`, `can't` and `can not` give the same two words."""
    runs = [run.span() for run in _RUN.finditer(text)]
    small = text.casefold()
    if len(small) == len(text):
        keys = [small[start:end] for start, end in runs]
    else:
        keys = [text[start:end].casefold() for start, end in runs]
    whole = Words(keys, [start for start, _ in runs], [end for _, end in runs])
    two = [number for number, key in enumerate(keys) if "'" in key or key in _RUN_TOGETHER]
    if not two:
        return whole
    words, at = Words(), 0
    for number in two:
        words.extend(whole, at, number)
        _add_parts(words, keys[number], text, runs[number])
        at = number + 1
    words.extend(whole, at, len(keys))
    return words


def _add_parts(words: Words, key: str, text: str, run: tuple[int, int]) -> None:
    first, second = _RUN_TOGETHER.get(key) or _apart(key)
    start, end = run
    cut = start + _cut(text[start:end])
    words.add(first, start, cut)
    words.add(second, cut + (text[cut] == "'"), end)


def _apart(key: str) -> tuple[str, str]:
    left, _, right = key.partition("'")
    if right == "t" and left.endswith("n") and len(left) > 1:
        return left[:-1], "not"
    return left, _IN_FULL.get(right, right)


def _cut(written: str) -> int:
    """Where the first word ends: before `n't` or `not`, else at the apostrophe, else before `nt`."""
    if written[-3:].lower() in ("n't", "not") and len(written) > 3:
        return len(written) - 3
    return written.index("'") if "'" in written else len(written) - 2


_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_LETTERS = rf"[^\W\d_{_IDEOGRAPHS}]+"
_RUN = re.compile(rf"{_LETTERS}(?:'{_LETTERS})?|\d+|[{_IDEOGRAPHS}]")

_IN_FULL = {"re": "are", "ve": "have", "ll": "will", "m": "am"}
_RUN_TOGETHER = {
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "cant": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
} | {
    f"{verb}nt": (verb, "not")
    for verb in ("did", "does", "do", "has", "have", "had", "is", "are", "was", "were", "could", "should", "would")
}
