"""Turns the placeholders of a page, such as `<Mailbox Name>`, into those of articles, such as `{mailbox}`."""

from __future__ import annotations

import re
from html import unescape

from kb.model import SynonymSet, Vocabulary

_PLACEHOLDER = re.compile(r"\\?<(?P<words>[^\W\d_][^<>\n/@:]{0,60}?)\\?>")
_TAG = re.compile(r"</?(?:b|br|code|em|i|p|span|strong|u)\s*/?>", re.IGNORECASE)
_MARKS = re.compile(r"\*\*|__|`")


def template_of(alert: str, vocabulary: Vocabulary) -> str:
    """The template of an alert as a page prints it; a name that no capture has becomes one that lint will ask for."""
    plain = _MARKS.sub("", _TAG.sub(" ", unescape(alert))).strip(" \"“”'")
    escaped = re.sub(r"[\[\]{}]", r"\\\g<0>", plain)

    def named(found: re.Match[str]) -> str:
        capture = capture_of(found["words"], vocabulary) or "_".join(re.findall(r"[a-z0-9]+", found["words"].lower()))
        return f"{{{capture}}}"

    return " ".join(_PLACEHOLDER.sub(named, escaped).split())


def filled_in(markdown: str, vocabulary: Vocabulary) -> str:
    """Prose with the names that the vocabulary knows; a name it does not know stays as words in code."""

    def named(found: re.Match[str]) -> str:
        capture = capture_of(found["words"], vocabulary)
        return f"{{{capture}}}" if capture else f"`<{found['words']}>`"

    return _PLACEHOLDER.sub(named, re.sub(r"(?<!\\)[{}]", r"\\\g<0>", _TAG.sub(" ", unescape(markdown))))


def capture_of(words: str, vocabulary: Vocabulary) -> str:
    """The capture whose id or label stands in the words, or nothing: the longest, of equally long ones the last.

    Synonyms count as the same word: `Email Server Profile name` is the capture labelled `E-mail server profile`.
    """
    said = _folded(words, vocabulary.synonyms)
    found = [
        (len(name.split()), said.rindex(f" {name} "), capture.id)
        for capture in vocabulary.captures.values()
        for name in {_folded(text, vocabulary.synonyms).strip() for text in (capture.id, capture.label)}
        if name and f" {name} " in said
    ]
    return max(found)[2] if found else ""


def _folded(text: str, synonyms: tuple[SynonymSet, ...]) -> str:
    """Lower-case words between blanks, each synonym replaced by the preferred one.

    Where the preferred one stands already nothing is replaced: it may hold one of the others.
    """
    folded = f" {_words(text)} "
    for same in synonyms:
        preferred, *others = map(_words, same.words)
        for other in sorted(filter(None, others), key=len, reverse=True):
            folded = folded if f" {preferred} " in folded else folded.replace(f" {other} ", f" {preferred} ")
    return folded


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
