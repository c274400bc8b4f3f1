"""A pasted text made ready for matching: folded, cut into words, each word an id, and where its lines really end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from engine.recognition.normalise import Folded, fold
from engine.recognition.patterns import Patterns
from engine.recognition.words import Words


@dataclass(frozen=True, slots=True)
class Paste:
    """`ids[i]` is the id of `words.keys[i]`; `breaks[i]` counts the hard line ends before word `i`.

    A line end is soft when the next line's first word would not have fitted on the line, as a mail program wraps;
    it is hard otherwise, and around empty lines. `line_starts` are the places in the folded text where lines begin.
    """

    folded: Folded
    words: Words
    ids: str
    breaks: tuple[int, ...]
    line_starts: tuple[int, ...]

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def crosses_hard_break(self, first: int, last: int) -> bool:
        """Whether a line really ends between the words `first` and `last`."""
        return self.breaks[first] != self.breaks[last]

    def is_line(self, first: int, last: int) -> bool:
        """Whether lines really end before the word `first` and before the word `last`, or the text does."""
        begins = not first or self.crosses_hard_break(first - 1, first)
        return begins and (last >= len(self.ids) or self.crosses_hard_break(last - 1, last))

    def line(self, at: int) -> tuple[int, int]:
        """The line of the folded text that the character `at` stands in, without its line end."""
        number = bisect_right(self.line_starts, at) - 1
        following = self.line_starts[number + 1] - 1 if number + 1 < len(self.line_starts) else len(self.text)
        return self.line_starts[number], following

    def word_from(self, at: int) -> int:
        """The number of the first word that begins at or after the character `at` of the folded text."""
        return bisect_left(self.words.starts, at)


def read_paste(text: str, patterns: Patterns) -> Paste:
    """`text` (any text whatever) in the words of `patterns`; linear in its length."""
    folded = fold(text)
    words = patterns.words(folded.text)
    line_starts = (0, *(found.end() for found in _LINE_END.finditer(folded.text)))
    return Paste(
        folded=folded,
        words=words,
        ids=patterns.encoded(words.keys),
        breaks=_hard_breaks(folded.text, words, line_starts),
        line_starts=line_starts,
    )


def _hard_breaks(text: str, words: Words, line_starts: tuple[int, ...]) -> tuple[int, ...]:
    """For every word the number of hard line ends before it."""
    if len(line_starts) == 1:
        return (0,) * len(words)
    hard = _hard_line_starts(text, line_starts)
    counts: list[int] = []
    passed = 0
    for start in words.starts:
        while passed < len(hard) and hard[passed] <= start:
            passed += 1
        counts.append(passed)
    return tuple(counts)


def _hard_line_starts(text: str, line_starts: tuple[int, ...]) -> list[int]:
    lines = [text[start:end].rstrip() for start, end in pairwise((*line_starts, len(text) + 1))]
    widths = _widths(lines)
    hard: list[int] = []
    for number in range(1, len(lines)):
        before, after = lines[number - 1], lines[number]
        room = min(widths[number], _WRAPPED_AT)
        fits = len(before) + 1 + len(after.split(" ", 1)[0]) <= room
        if not before or not after or fits or len(before) > _WRAPPED_BEFORE:
            hard.append(line_starts[number])
    return hard


def _widths(lines: list[str]) -> list[int]:
    """For every line the length of the longest line of its paragraph."""
    widths: list[int] = []
    paragraph: list[str] = []
    for line in (*lines, ""):
        if line:
            paragraph.append(line)
            continue
        widths += [max(map(len, paragraph), default=0)] * len(paragraph)
        widths.append(0)
        paragraph = []
    return widths


_WRAPPED_AT = 60
_WRAPPED_BEFORE = 120
"""Mail programs wrap between these widths: a line of 60 may be full, one of more than 120 was never wrapped."""

_LINE_END = re.compile(r"\n")
