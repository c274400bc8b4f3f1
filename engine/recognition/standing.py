"""Whether a match stands by itself in the text, as a line, a cell or a quoted phrase, or is only part of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from engine.recognition.edges import after_header
from engine.recognition.gaps import Filled
from engine.recognition.paste import Paste
from engine.recognition.patterns import Pattern


def has_its_marks(pattern: Pattern, filled: Sequence[Filled], text: str) -> bool:
    """Whether no name is missing and the template's punctuation stands beside the names, quotes of any kind."""
    slots = [(gap.marks[at], gap.marks[at + 1]) for gap in pattern.gaps for at in range(len(gap.slots))]
    if len(slots) != len(filled):
        return False
    return all(
        _marks_in(text[max(one.start - _NEARBY, 0) : one.start]).endswith(_marks_in(before))
        and _marks_in(text[one.end : one.end + _NEARBY]).startswith(_marks_in(behind))
        for (before, behind), one in zip(slots, filled, strict=True)
    )


def _marks_in(text: str) -> str:
    """The text without blanks and without stops and commas, which people leave out, its quotes all of one kind."""
    return text.translate(_MARKS)


def is_a_proper_name(pattern: Pattern, paste: Paste, first: int, last: int) -> bool:
    """Whether the words `[first, last)` are capitalised as in the template and set off by that from the sentence.

    One word needs a capital inside (`NoCorrelationMatch`) or the sentence to go on in small letters before it.
    """
    if len(pattern.runs) > 1 or any(gap.slots for gap in pattern.gaps):
        return False
    yours = [paste.text[paste.words.starts[at] : paste.words.ends[at]] for at in range(first, last)]
    printed = [text[: len(said)] for text, said in zip(pattern.printed, yours, strict=True)]
    if yours != printed or not all(word[:1].isupper() for word in printed):
        return False
    has_a_hump = any(left.islower() and right.isupper() for left, right in pairwise(yours[0]))
    return len(yours) > 1 or has_a_hump or _in_sentence(paste, first)


def begins_in_a_sentence(pattern: Pattern, paste: Paste, first: int) -> bool:
    """Whether word `first` has the capital that begins the template, and the sentence before is in small letters."""
    if pattern.gaps[0].slots or not pattern.printed[0][:1].isupper():
        return False
    start = paste.words.starts[first]
    return paste.text[start : start + 1] == pattern.printed[0][:1] and _in_sentence(paste, first)


def _in_sentence(paste: Paste, first: int) -> bool:
    if not first:
        return False
    start, end = paste.words.starts[first - 1], paste.words.ends[first - 1]
    between = paste.text[end : paste.words.starts[first]]
    return paste.text[start:end].islower() and between == " "


def is_set_off_before(paste: Paste, start: int) -> bool:
    """Whether a line, a quotation or a sentence begins at the folded character `start`, or a log header ends there."""
    line_start, _ = paste.line(start)
    before = paste.text[max(after_header(paste.text, line_start, start), start - _FARTHEST) : start]
    if not any(character.isalnum() for character in before):
        return True
    return before[-1] in _OPENING if before[-1] != " " else before.rstrip(" ")[-1] in _STOPS


def is_set_off_behind(paste: Paste, end: int) -> bool:
    """Whether a line, a quotation or a sentence ends before the folded character `end`."""
    _, line_end = paste.line(max(end - 1, 0))
    behind = paste.text[end : min(line_end, end + _FARTHEST)]
    return not any(character.isalnum() for character in behind) or behind[0] in _CLOSING


_FARTHEST = 200
_NEARBY = 12
_MARKS = str.maketrans("'", '"', " .,\n")
_OPENING = "\"'([{<|*>"
_STOPS = ":.!?;|>-*"
_CLOSING = "\"')]}>.,;!?|*"
