"""Takes secrets out of what people paste before it is stored, and personal data before it leaves the case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType

from engine.findings import Capture, Span
from engine.personal_shapes import personal_spans
from engine.secret_shapes import REMOVED, secret_spans

__all__ = ["REMOVED", "Redacted", "redact", "remove_secrets"]


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text fit to leave the case; `mapping` says what each placeholder in it stands for."""

    text: str
    mapping: Mapping[str, str]


def remove_secrets(text: str) -> str:
    """The text with each password, token, key and the like replaced by REMOVED, all else to the character.

    Takes time linear in the text. Doing it twice changes no more than doing it once.
    """
    return _replaced(text, _joined((span, REMOVED) for span in secret_spans(text)))


def redact(text: str, captures: Iterable[Capture] = ()) -> Redacted:
    """The text without secrets and with a placeholder for each e-mail address, GUID, IP address, account, host name.

    The texts of `captures` (the personal ones of the case) are replaced wherever they occur, named as the capture
    is. The same thing has the same placeholder throughout the text, whether in capitals or not.
    """
    cleaned = remove_secrets(text)
    named = _named(cleaned, _joined([*personal_spans(cleaned), *_capture_spans(cleaned, captures)]))
    stands_for = {placeholder: cleaned[slice(*span)] for span, placeholder in reversed(named)}
    return Redacted(_replaced(cleaned, named), MappingProxyType(stands_for))


def _capture_spans(text: str, captures: Iterable[Capture]) -> Iterator[tuple[Span, str]]:
    for capture in captures:
        words = capture.text.split()
        if words:
            yield from ((found.span(), capture.name) for found in _spelling(words).finditer(text))


def _spelling(words: list[str]) -> re.Pattern[str]:
    """Those words, perhaps with a line broken between them, and not as a part of a longer word."""
    begins, ends = r"(?:(?<![A-Za-z0-9])|(?=[^A-Za-z0-9]))", r"(?:(?![A-Za-z0-9])|(?<=[^A-Za-z0-9]))"
    return re.compile(begins + r"\s+".join(map(re.escape, words)) + ends, re.IGNORECASE)


def _joined(found: Iterable[tuple[Span, str]]) -> tuple[tuple[Span, str], ...]:
    """What was found in the order of the text, what overlaps made one under the name of what begins first."""
    joined: list[tuple[Span, str]] = []
    for (start, end), name in sorted(found, key=lambda one: one[0][0]):
        if joined and start < joined[-1][0][1]:
            (first, last), first_name = joined[-1]
            joined[-1] = (first, max(last, end)), first_name
        else:
            joined.append(((start, end), name))
    return tuple(joined)


def _named(text: str, found: Iterable[tuple[Span, str]]) -> tuple[tuple[Span, str], ...]:
    """Each span with its placeholder, numbered from 1 for each label, but for numbers the text has already."""
    numbers: defaultdict[str, count[int]] = defaultdict(lambda: count(1))
    placeholders: dict[tuple[str, str], str] = {}
    named = []
    for span, label in found:
        known_as = label, text[slice(*span)].casefold()
        if known_as not in placeholders:
            free = (f"\u2039{label}-{number}\u203a" for number in numbers[label])
            placeholders[known_as] = next(placeholder for placeholder in free if placeholder not in text)
        named.append((span, placeholders[known_as]))
    return tuple(named)


def _replaced(text: str, replacements: Iterable[tuple[Span, str]]) -> str:
    """The text with each of the spans, which are in order and apart, replaced."""
    parts, done = [], 0
    for (start, end), replacement in replacements:
        parts += [text[done:start], replacement]
        done = end
    return "".join([*parts, text[done:]])
