"""Cuts the passage out of an article that shows best why it was found, and marks the words asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kb.search.plain import plain_alert
from kb.search.results import Run
from kb.search.synonyms import Phrase
from kb.search.words import Word, read_words

LENGTH = 32
"""Words of an excerpt."""

LEAD = 6
"""Words shown before the first one that was asked for."""


class _Reading(NamedTuple):
    text: str
    words: tuple[Word, ...]


class _Span(NamedTuple):
    """Characters that are one of the phrases asked for; `word` is the number of its first word."""

    start: int
    end: int
    word: int
    phrase: Phrase


def excerpt(body: str, alerts: tuple[str, ...], marks: Collection[Phrase]) -> tuple[Run, ...]:
    """The passage of the plain body (of the alerts, if the body has none of the words) that holds most of `marks`.

    Plain text, never HTML; `…` where it was cut. Without any of the words, the beginning of the body.
    """
    reading = _read_body(body)
    spans = _spans(reading.words, marks)
    if not spans and alerts:
        in_alerts = _read_alerts(alerts)
        if alert_spans := _spans(in_alerts.words, marks):
            return _cut(in_alerts, alert_spans)
    return _cut(reading, spans)


@lru_cache(maxsize=1024)
def _read_body(text: str) -> _Reading:
    return _Reading(text, read_words(text))


@lru_cache(maxsize=1024)
def _read_alerts(alerts: tuple[str, ...]) -> _Reading:
    text = " · ".join(plain_alert(alert) for alert in alerts)
    return _Reading(text, read_words(text))


def _spans(words: Sequence[Word], marks: Collection[Phrase]) -> list[_Span]:
    """Where the phrases stand, longest first at each place, none overlapping another."""
    by_first: dict[str, list[Phrase]] = {}
    for phrase in sorted(marks, key=len, reverse=True):
        by_first.setdefault(phrase[0], []).append(phrase)
    spans: list[_Span] = []
    for number, word in enumerate(words):
        if word.stem in by_first and (not spans or word.start >= spans[-1].end):
            spans.extend(_longest(words, number, by_first[word.stem]))
    return spans


def _longest(words: Sequence[Word], number: int, phrases: Sequence[Phrase]) -> Iterator[_Span]:
    for phrase in phrases:
        if all(found.stem == wanted for found, wanted in zip(words[number:], phrase, strict=False)):
            last = words[min(number + len(phrase), len(words)) - 1]
            yield _Span(words[number].start, last.end, number, phrase)
            return


def _cut(reading: _Reading, spans: Sequence[_Span]) -> tuple[Run, ...]:
    if not reading.words:
        return (Run(reading.text, False),) if reading.text else ()
    first = _best_start(spans, len(reading.words))
    last = min(first + LENGTH, len(reading.words)) - 1
    start = 0 if first == 0 else reading.words[first].start
    end = (
        len(reading.text)
        if last == len(reading.words) - 1
        else max(word.end for word in reading.words[first : last + 1])
    )
    inside = [span for span in spans if span.start >= start and span.end <= end]
    return tuple(_runs(reading.text, start, end, inside))


def _best_start(spans: Sequence[_Span], words: int) -> int:
    """The number of the word to begin with, so that most different phrases, then most of them, are shown."""
    best, best_count = 0, (0, 0)
    for at, span in enumerate(spans):
        shown = [other for other in spans[at : at + LENGTH] if other.word < span.word + LENGTH - LEAD]
        count = (len({other.phrase for other in shown}), len(shown))
        if count > best_count:
            best, best_count = span.word, count
    return max(0, min(best - LEAD, words - LENGTH))


def _runs(text: str, start: int, end: int, spans: Sequence[_Span]) -> Iterator[Run]:
    at = start
    before = "…" if start else ""
    for span in spans:
        if before or span.start > at:
            yield Run(before + text[at : span.start], False)
        yield Run(text[span.start : span.end], True)
        before, at = "", span.end
    rest = before + text[at:end] + ("…" if end < len(text) else "")
    if rest:
        yield Run(rest, False)
