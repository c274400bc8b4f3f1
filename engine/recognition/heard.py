"""Hear in free text the words that suggest an answer: phrases of the vocabulary, whatever their inflection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from engine.findings import Finding, Origin
from engine.recognition.names import original_text
from engine.recognition.normalise import Folded, fold_phrase
from engine.recognition.stemming import stem
from engine.recognition.synonyms import Synonyms
from engine.recognition.words import Words
from kb.model import Vocabulary

_Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """An answer a phrase suggests."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every beginning of every phrase (as stems) -> the answers suggested where a phrase ends there.

    `content` leaves little words (articles, forms of be and have) out of phrases and text alike; `literal` holds the
    phrases of which too little would be left.
    """

    content: Mapping[_Phrase, tuple[Suggested, ...]]
    literal: Mapping[_Phrase, tuple[Suggested, ...]]
    first: frozenset[str]
    """The first words of all phrases."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A phrase heard in the words `[first, last)`."""

    first: int
    last: int
    suggested: Suggested


def phrases_of(vocabulary: Vocabulary, synonyms: Synonyms) -> Phrases:
    """The `heard_as` phrases of all answers, ready for use."""
    content: dict[_Phrase, dict[Suggested, None]] = {}
    literal: dict[_Phrase, dict[Suggested, None]] = {}
    for question in vocabulary.questions.values():
        for answer in question.answers:
            for text in answer.heard_as:
                stems = [stem(key) for key in synonyms.words(fold_phrase(text).text).keys]
                kept = [one for one in stems if one not in _LITTLE_WORDS]
                table, phrase = (content, tuple(kept)) if len(kept) > 1 or kept == stems else (literal, tuple(stems))
                for length in range(1, len(phrase) + 1):
                    table.setdefault(phrase[:length], {})
                if phrase:
                    table[phrase][Suggested(question.id, answer.id)] = None
    return Phrases(
        {phrase: tuple(suggested) for phrase, suggested in content.items()},
        {phrase: tuple(suggested) for phrase, suggested in literal.items()},
        frozenset(phrase[0] for table in (content, literal) for phrase in table),
    )


def heard_in(original: str, folded: Folded, words: Words, phrases: Phrases) -> tuple[Finding, ...]:
    """What the `words` of a text (see Synonyms) suggest, each answer once, in the order of the text.

    Of phrases for one question that overlap the longest is heard; none with `not`, `never` or `no longer` right
    before it. The work is linear in the text: from every word there is at most one walk along the phrases.
    """
    stems = [stem(key) for key in words.keys]
    content = [number for number, one in enumerate(stems) if one not in _LITTLE_WORDS]
    walks = chain(
        _walks(phrases.content, phrases.first, content, stems),
        _walks(phrases.literal, phrases.first, range(len(stems)), stems),
    )
    heard = [one for one in walks if not _is_denied(one.first, stems) and not _is_broken(one, words, folded.text)]
    found: dict[Suggested, Finding] = {}
    for one in _longest(heard):
        start, end = words.starts[one.first], words.ends[one.last - 1]
        text = original_text(original, folded, start, end)
        suggested = one.suggested
        finding = Finding(suggested.question, suggested.answer, Origin.HEARD, text, folded.span(start, end))
        found.setdefault(suggested, finding)
    return tuple(found.values())


def _walks(
    table: Mapping[_Phrase, tuple[Suggested, ...]],
    beginnings: frozenset[str],
    numbers: Sequence[int],
    stems: Sequence[str],
) -> Iterator[_Heard]:
    """Every phrase that stands in those words."""
    for begin, first in enumerate(numbers):
        if stems[first] not in beginnings:
            continue
        phrase: _Phrase = (stems[first],)
        at = begin
        while (suggested := table.get(phrase)) is not None:
            for one in suggested:
                yield _Heard(first, numbers[at] + 1, one)
            at += 1
            if at == len(numbers):
                break
            phrase = (*phrase, stems[numbers[at]])


def _is_broken(heard: _Heard, words: Words, text: str) -> bool:
    """Whether a sentence ends within the phrase."""
    return _STOP.search(text, words.ends[heard.first], words.starts[heard.last - 1] + 1) is not None


def _is_denied(first: int, stems: Sequence[str]) -> bool:
    before = [one for one in stems[max(0, first - _NEGATION_REACH) : first] if one not in _LITTLE_WORDS][-2:]
    return before[-1:] in (["not"], ["never"]) or before == ["no", "longer"]


def _longest(heard: Sequence[_Heard]) -> list[_Heard]:
    """For each question the longest of those that overlap, in the order of the text."""
    taken: dict[tuple[str, int], _Heard] = {}
    kept: list[_Heard] = []
    for one in sorted(heard, key=lambda heard: (heard.first - heard.last, heard.first)):
        places = [(one.suggested.question, number) for number in range(one.first, one.last)]
        rivals = [taken[place] for place in places if place in taken]
        if all((rival.first, rival.last) == (one.first, one.last) for rival in rivals):
            taken |= dict.fromkeys(places, one)
            kept.append(one)
    return sorted(kept, key=lambda one: (one.first, one.last))


_STOP = re.compile(r"[.!?;](?=\s)|\n\n")
_NEGATION_REACH = 4
_LITTLE_WORDS = frozenset("a an the is am are was were be been being has have had it its".split())
