"""How far a name reaches that a template begins or ends with, where no literal word bounds it."""

from __future__ import annotations

import re

from engine.recognition.gaps import LONGEST, Stretch
from engine.recognition.paste import Paste
from engine.recognition.patterns import Gap


def leading(gap: Gap, paste: Paste, last: int) -> Stretch:
    """The stretch before word `last` that `gap` may fill: to the line's start, a log header's or a sentence's end."""
    end = paste.words.starts[last]
    if gap.slots and gap.only_choices:
        first = last - _longest_choice(gap, paste, last)
        return Stretch(first, last, paste.words.starts[first], end)
    line_start, _ = paste.line(end)
    start = max(line_start, _after_header(paste.text, line_start, end), _after_sentence(paste.text, line_start, end))
    start = _after_opening_mark(gap, paste.text, start, end)
    first = max(paste.word_from(start), last - LONGEST)
    return Stretch(first, last, max(start, paste.words.ends[first - 1] if first else 0), end)


def trailing(gap: Gap, paste: Paste, first: int) -> Stretch:
    """The stretch from word `first` on that `gap` may fill: to its closing mark, the end of a sentence or the line."""
    start = paste.words.ends[first - 1]
    if gap.slots and gap.only_choices:
        last = first + _longest_choice_from(gap, paste, first)
        return Stretch(first, last, start, paste.words.ends[last - 1])
    end = _end_of_name(gap, paste, start)
    last = min(paste.word_from(end), first + LONGEST)
    end = min(end, paste.words.starts[last]) if last < len(paste.words) else end
    return Stretch(first, last, start, end)


def _longest_choice(gap: Gap, paste: Paste, last: int) -> int:
    return sum(
        max((len(one.ids) for one in choices if paste.ids.endswith(one.ids, 0, last)), default=0)
        for choices in gap.choices[-1:]
    )


def _longest_choice_from(gap: Gap, paste: Paste, first: int) -> int:
    return sum(
        max((len(one.ids) for one in choices if paste.ids.startswith(one.ids, first)), default=0)
        for choices in gap.choices[:1]
    )


def _after_header(text: str, start: int, end: int) -> int:
    header = _HEADER.match(text, start, end)
    return header.end() if header else start


def _after_sentence(text: str, start: int, end: int) -> int:
    return max((found.end() for found in _SENTENCE_END.finditer(text, start, end)), default=start)


def _after_opening_mark(gap: Gap, text: str, start: int, end: int) -> int:
    """A template that begins with punctuation begins there."""
    opening = gap.marks[0]
    found = text.rfind(opening, start, end) if opening and len(gap.slots) == 1 else text.find(opening, start, end)
    return max(found, start) if opening else start


def _end_of_name(gap: Gap, paste: Paste, start: int) -> int:
    text = paste.text
    _, line_end = paste.line(start)
    closing = gap.marks[-1][:1]
    if closing:
        at = _closing(closing, text, start, line_end)
        if at is None and line_end + 1 < len(text) and not _hard(paste, line_end + 1):
            at = _closing(closing, text, line_end, min(paste.line(line_end + 1)[1], line_end + 60))
        if at is not None:
            return at
    sentence = _SENTENCE_END.search(text, start, line_end)
    return sentence.start() + 1 if sentence else line_end


def _closing(mark: str, text: str, start: int, end: int) -> int | None:
    """Just behind the first `mark` that ends something: nothing, a blank or another mark follows."""
    at = text.find(mark, start, end)
    while at >= 0:
        if at + 1 >= end or not text[at + 1].isalnum():
            return at + 1
        at = text.find(mark, at + 1, end)
    return None


def _hard(paste: Paste, line_start: int) -> bool:
    following = paste.word_from(line_start)
    return following >= len(paste.words) or not following or paste.crosses_hard_break(following - 1, following)


_HEADER = re.compile(
    r"[\[(<]?(?:[A-Za-z]{3,9},? ){0,2}\d{1,4}[-/.:T ]\d{1,2}[-/.:T ]\d[^\n]{0,160}?(?::|-|\]|\|) ",
)
"""A log line's date or time and what follows it up to `: `, `- `, `] ` or `| `."""

_SENTENCE_END = re.compile(r"[.!?](?<=[^\W\d_]{3}.)[\"')]? (?=[^\W\d_a-zß-ÿ])")
"""A stop behind a word of three letters or more and before a capital; `Inc.` at a name's end is cut as well."""
