"""Cut the names and choices out of the text between two runs of literal words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from engine.recognition.paste import Paste
from engine.recognition.patterns import Choice, Gap
from engine.recognition.templates import Slot

LONGEST = 64
"""A gap holds at most so many words: a name, a subject, an address; what is longer is another text."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a paste: words `[first, last)`, characters `[start, end)` of the folded text."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in a slot: `[start, end)` of the folded text (empty: nothing), and the answer of a choice."""

    slot: Slot
    start: int
    end: int
    answer: str = ""


def fill(gap: Gap, paste: Paste, stretch: Stretch) -> tuple[Filled, ...] | None:
    """What fills the slots of `gap` in that stretch of the paste; None if a choice is none of its options."""
    filled: list[Filled] = []
    first, start, names = stretch.first, stretch.start, 0
    for number, choices in enumerate(gap.choices):
        if not choices:
            names += 1
            continue
        to_the_end = number == len(gap.slots) - 1
        found = _choice(choices, paste, first, stretch.last, anywhere=bool(names), to_the_end=to_the_end)
        if found is None:
            return None
        at, choice = found
        chosen_from, chosen_to = paste.words.starts[at], paste.words.ends[at + len(choice.ids) - 1]
        filled += _names(gap, number - names, number, paste.text, (start, chosen_from))
        filled.append(Filled(gap.slots[number], chosen_from, chosen_to, choice.answer))
        first, start, names = at + len(choice.ids), chosen_to, 0
    if not names and first != stretch.last:
        return None
    filled += _names(gap, len(gap.slots) - names, len(gap.slots), paste.text, (start, stretch.end))
    return tuple(filled)


def small_words(filled: Iterable[Filled], text: str) -> list[str]:
    """The words in small letters within the names: many of them are half a sentence rather than a name."""
    names = (one for one in filled if not one.answer)
    return [word for name in names for word in _SMALL_WORD.findall(text, name.start, name.end)]


def _choice(
    choices: tuple[Choice, ...], paste: Paste, first: int, last: int, *, anywhere: bool, to_the_end: bool
) -> tuple[int, Choice] | None:
    """The first place where an option stands, and which."""
    for at in range(first, last if anywhere else min(first + 1, last)):
        for choice in choices:
            end = at + len(choice.ids)
            fits = end == last if to_the_end else end <= last
            if fits and paste.ids.startswith(choice.ids, at):
                return at, choice
    return None


def _names(gap: Gap, first: int, last: int, text: str, span: tuple[int, int]) -> list[Filled]:
    """The names of the slots `[first, last)`, told apart by the punctuation between them, else by a blank."""
    if first == last:
        return []
    start, end = _without_marks(text, *span, gap.marks[first], gap.marks[last])
    filled: list[Filled] = []
    for number in range(first, last):
        stop, following = end, end
        if number + 1 < last:
            stop, following = _separator(gap.marks[number + 1], text, start, end)
        filled.append(Filled(gap.slots[number], *unwrapped(text, start, stop)))
        start = following
    return filled


def _separator(mark: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Where the punctuation between two names stands: as written, else with other blanks, and not before a name.

    An opening bracket is the last one, for a name may have its own.
    """
    if not mark.strip():
        found = _BLANK.search(text, start, end)
        return found.span() if found else (end, end)
    last = mark.strip()[-1] in _OPENING
    for form in (mark, mark.strip()):
        at = text.rfind(form, start, end) if last else text.find(form, start + 1, end)
        if at >= 0:
            return at, at + len(form)
    return end, end


def _without_marks(text: str, start: int, end: int, before: str, after: str) -> tuple[int, int]:
    """The span without blanks at its ends and without the template's own punctuation, as far as it is there."""
    start, end = _stripped(text, start, end)
    for mark in before:
        if mark != " " and start < end and text[start] == mark:
            start, end = _stripped(text, start + 1, end)
    for mark in reversed(after):
        if mark != " " and start < end and text[end - 1] == mark:
            start, end = _stripped(text, start, end - 1)
    return start, end


def unwrapped(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks, and without the angle brackets, quotes or bold marks around a whole name."""
    start, end = _stripped(text, start, end)
    if text[start : start + 1] not in _OPENING_WRAPPERS:
        return start, end
    for left, right in _WRAPPERS:
        size = len(left)
        if end - start > 2 * size and text.startswith(left, start) and text.endswith(right, start, end):
            return unwrapped(text, start + size, end - size)
    return start, end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return start, end
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip()) if piece.strip() else end


_SMALL_WORD = re.compile(r"(?<!\S)[^\W\d_A-Z]+(?=[,.;:]?(?:\s|\Z))")
_BLANK = re.compile(r"\s+")
_OPENING = "([{<"
_WRAPPERS = (("**", "**"), ("__", "__"), ("<", ">"), ('"', '"'), ("'", "'"))
_OPENING_WRAPPERS = frozenset(left[0] for left, _ in _WRAPPERS)
