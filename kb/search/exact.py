"""Whether a query is, word for word, an alert of an article: templates are followed, not compiled to expressions.

The words of a query that a template can have read so far are kept as a set of places, so the work is bounded by the
length of the template times that of the query, whatever either holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kb.search.synonyms import Synonyms
from kb.search.words import main_words

LONGEST_CAPTURE = 12
"""Words that a captured name may have."""

_PIECE = re.compile(r"\\[\[\]{}]|\{[\w-]{1,60}(?::[^{}]{0,300})?\}|[\[\]]")
_STEMS = tuple[str, ...]


class Words(NamedTuple):
    """Literal words."""

    stems: _STEMS


class Gap(NamedTuple):
    """A captured name: any few words."""


class Choice(NamedTuple):
    """One of several phrases."""

    phrases: tuple[_STEMS, ...]


class Optional(NamedTuple):
    """A part that may be missing."""

    parts: tuple[Part, ...]


Part = Words | Gap | Choice | Optional


def fits(template: str, query: Sequence[str], synonyms: Synonyms) -> bool:
    """Whether `query` (stems, synonyms settled) is the whole of the alert, its optional parts there or not."""
    parts = read_template(template, synonyms)
    if not _says_something(parts):
        return False
    ends = frozenset((0,))
    for part in parts:
        ends = _after(part, query, ends)
    return len(query) in ends


@lru_cache(maxsize=16_384)
def read_template(template: str, synonyms: Synonyms) -> tuple[Part, ...]:
    """The parts of an alert template; brackets that have no partner are read as white space."""
    stack: list[list[Part]] = [[]]
    at = 0
    for match in _PIECE.finditer(template):
        _add_words(stack[-1], template[at : match.start()], synonyms)
        _add_piece(stack, match.group(), synonyms)
        at = match.end()
    _add_words(stack[-1], template[at:], synonyms)
    while len(stack) > 1:
        unclosed = stack.pop()
        stack[-1].extend(unclosed)
    return tuple(stack[0])


def _says_something(parts: tuple[Part, ...]) -> bool:
    """A template of hardly more than captures would fit anything."""
    literal = sum(len(part.stems) for part in parts if isinstance(part, Words))
    return literal > sum(isinstance(part, Gap) for part in parts)


def _add_piece(stack: list[list[Part]], piece: str, synonyms: Synonyms) -> None:
    match piece[0]:
        case "[":
            stack.append([])
        case "]" if len(stack) > 1:
            closed = stack.pop()
            stack[-1].append(Optional(tuple(closed)))
        case "{":
            _, colon, choices = piece[1:-1].partition(":")
            phrases = tuple(_settled(choice, synonyms) for choice in choices.split("|"))
            stack[-1].append(Choice(phrases) if colon else Gap())


def _add_words(parts: list[Part], text: str, synonyms: Synonyms) -> None:
    stems = _settled(text, synonyms)
    if stems:
        parts.append(Words(stems))


def _settled(text: str, synonyms: Synonyms) -> _STEMS:
    return synonyms.settled([word.stem for word in main_words(text)])


def _after(part: Part, query: Sequence[str], starts: frozenset[int]) -> frozenset[int]:
    match part:
        case Words(stems):
            return _after_phrase(stems, query, starts)
        case Choice(phrases):
            return frozenset().union(*(_after_phrase(phrase, query, starts) for phrase in phrases))
        case Gap():
            reach = (range(start, min(start + LONGEST_CAPTURE, len(query)) + 1) for start in starts)
            return frozenset(end for ends in reach for end in ends)
        case Optional(parts):
            ends = starts
            for inner in parts:
                ends = _after(inner, query, ends)
            return starts | ends


def _after_phrase(stems: _STEMS, query: Sequence[str], starts: frozenset[int]) -> frozenset[int]:
    return frozenset(start + len(stems) for start in starts if tuple(query[start : start + len(stems)]) == stems)
