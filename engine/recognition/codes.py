"""Find error codes in a text and bring them to their one canonical form; nothing about a code is fuzzy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.findings import Code
from engine.recognition.code_forms import Written, canonical_whole, covered_spans, is_release, written_codes
from engine.recognition.names import original_text
from engine.recognition.nesting import depths
from engine.recognition.normalise import Folded, fold_phrase
from kb.model import KnowledgeBase


def canonical_code(text: str) -> str | None:
    """The one form of an error code in any spelling; None for a text without a letter or digit.

    `-2147220891`, `2147746405`, `80040265`, `0x80040265` and `Crm.80040265.ISV code aborted` are `0x80040265`; a name
    is its last part in small letters, for keys are compared, not shown; HTTP, SMTP, KB and AADSTS numbers are
    `HTTP 401`, `550 5.7.30`, `KB2993502`, `AADSTS50076`. Any other text is itself in small letters.
    """
    plain = " ".join(fold_phrase(text).text.split())
    if not any(character.isalnum() for character in plain):
        return None
    return canonical_whole(plain) or plain.casefold()


def canonical_or_itself(code: str) -> str:
    """The one form of a code as an author writes it; what has none is compared as it stands, in small letters."""
    return canonical_code(code) or code.casefold()


def is_general(canonical: str) -> bool:
    """Whether a code is a state of a protocol that programs of every sort print: alone it tells no subject."""
    return canonical.startswith("HTTP ")


@dataclass(frozen=True, slots=True)
class ListedCodes:
    """The codes a knowledge base lists: first word of each spelling -> (spelling, canonical), the longest first."""

    spellings: Mapping[str, tuple[tuple[str, str], ...]]
    articles: Mapping[str, frozenset[str]]
    """Article id -> its canonical codes."""


def listed_codes(kb: KnowledgeBase) -> ListedCodes:
    """The codes of all articles."""
    spellings: defaultdict[str, dict[str, str]] = defaultdict(dict)
    articles: dict[str, frozenset[str]] = {}
    for article in kb.articles.values():
        canonical = {code: form for code in article.codes if (form := canonical_code(code))}
        articles[article.id] = frozenset(canonical.values())
        for code, form in canonical.items():
            for spelling in _spellings(_small(" ".join(fold_phrase(code).text.split()))):
                first = _WORD.search(spelling)
                if first:
                    spellings[first[0]][spelling[first.start() :]] = form
    longest_first = {
        first: tuple(sorted(found.items(), key=lambda one: -len(one[0]))) for first, found in spellings.items()
    }
    return ListedCodes(longest_first, articles)


def _spellings(code: str) -> tuple[str, ...]:
    """A code as it is written, and a result code of eight digits in two halves as well, as people dictate it."""
    halves = _EIGHT_DIGITS.fullmatch(code)
    return (code, f"{halves[1]}-{halves[2]}", f"{halves[1]} {halves[2]}") if halves else (code,)


def codes_of(original: str, folded: Folded, listed: ListedCodes) -> tuple[Code, ...]:
    """The codes in a text, each once: in nested errors the innermost first, else in the order of the text."""
    found = [*written_codes(folded.text), *_as_listed(folded.text, listed)]
    if not found:
        return ()
    found.sort(key=lambda code: (code.start, -code.end))
    depth_of = depths(folded.text, [code.start for code in found])
    codes: dict[str, Code] = {}
    for _, code in sorted(zip(depth_of, found, strict=True), key=lambda one: -one[0]):
        text = original_text(original, folded, code.start, code.end)
        codes.setdefault(code.canonical, Code(code.canonical, text, folded.span(code.start, code.end)))
    return tuple(codes.values())


def _as_listed(text: str, listed: ListedCodes) -> Iterator[Written]:
    """The codes as their authors spell them, as whole words and not within an address, a GUID or a longer number."""
    if not listed.spellings:
        return
    small = _small(text).replace("\n", " ")
    covers: list[tuple[int, int]] | None = None
    for word in _WORD.finditer(small):
        for spelling, canonical in listed.spellings.get(word[0], ()):
            end = word.start() + len(spelling)
            if not small.startswith(spelling, word.start()) or not _stands_free(small, word.start(), end):
                continue
            covers = list(covered_spans(text)) if covers is None else covers
            if not _is_covered(word.start(), covers) and not is_release(text, word.start(), end):
                yield Written(canonical, word.start(), end)
                break


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit goes on, and for what begins with a digit no sign of a longer number either."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if behind.isalnum() or behind == "_":
        return False
    if not text[start].isdigit():
        return before not in {"/", "\\", "@"}
    longer = behind in {".", "-", ",", ":", "/"} and text[end + 1 : end + 2].isalnum()
    return not longer and before not in {".", "-", "/", "\\", "@", "+", "#"}


def _is_covered(at: int, covers: list[tuple[int, int]]) -> bool:
    number = bisect_right(covers, (at, at + 1)) - 1
    return number >= 0 and covers[number][0] <= at < covers[number][1]


def _small(text: str) -> str:
    """The text in small letters, letter for letter."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(map(_small_letter, text))


def _small_letter(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


_EIGHT_DIGITS = re.compile(r"([0-9a-f]{4})([0-9a-f]{4})")
_WORD = re.compile(r"\w+")
