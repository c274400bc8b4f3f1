"""The words of a text as search sees them: cut, folded and stemmed, each with its place in the text.

Everything that is indexed and everything that is asked goes through `read_words`, so the two sides cannot disagree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from whoosh.lang.porter2 import stem as porter_stem
from whoosh.lang.stopwords import stoplists

LONGEST_WORD = 40
"""Characters of a word that count; what is longer is a key, a blob or an attack."""

GRAM = 4
"""Length of the character runs that forgive inflection and typing mistakes."""

_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+(?:['’][^\W_]+)*")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BRITISH = re.compile(r"(?<=\w{4})is(?=(?:e|ed|er|es|ing|ations?)$)")
_HYPHENS = frozenset("-\u2010\u2011")
_CONTRACTIONS = {"cannot": "cant"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as folded (`form`), its `stem`, and where it stands in the text (`end` exclusive)."""

    form: str
    stem: str
    start: int
    end: int

    @property
    def has_digit(self) -> bool:
        """Whether it may be (part of) a number, version or code, which only ever matches as it is."""
        return any(character.isdigit() for character in self.form)


def read_words(text: str) -> tuple[Word, ...]:
    """All words of a text in order; hyphenated and camel-cased ones are followed by their other readings."""
    return tuple(_all_readings(text))


def stems(text: str) -> list[str]:
    """Only the stems of a text, in order."""
    return [word.stem for word in _all_readings(text)]


def main_words(text: str) -> tuple[Word, ...]:
    """The words of a text in order without the other readings of hyphenated and camel-cased ones."""
    return primary(read_words(text))


def primary(words: Iterable[Word]) -> tuple[Word, ...]:
    """Those of the words that do not stand at the place of one before them."""
    kept: list[Word] = []
    for word in words:
        if not kept or word.start >= kept[-1].end:
            kept.append(word)
    return tuple(kept)


def grams(forms: Iterable[str]) -> list[str]:
    """Character runs of `GRAM` letters over the words, `_` marking where a word begins and ends; none holds a digit."""
    line = f"_{'_'.join(forms)}_"
    runs = (line[at : at + GRAM] for at in range(len(line) - GRAM + 1))
    return [run for run in runs if not any(character.isdigit() for character in run)]


def fold(text: str) -> str:
    """Lower case without accents or compatibility forms."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in parts if not unicodedata.combining(character))


@lru_cache(maxsize=65_536)
def stem(form: str) -> str:
    """The stem of a folded word (Porter 2 for words of ASCII letters; -ise is read as -ize first)."""
    if len(form) < 3 or not (form.isascii() and form.isalpha()):
        return form
    return str(porter_stem(_BRITISH.sub("iz", form)))


def is_function_word(stem: str) -> bool:
    """Whether a word only holds a sentence together ("how", "is", "possible"), so that finding it says little."""
    return stem in _FUNCTION_WORDS


def _all_readings(text: str) -> Iterator[Word]:
    before: Word | None = None
    for match in _WORD.finditer(text):
        start, end = match.span()
        written = match.group()
        if not written.isascii() and _IDEOGRAPHS.search(written):
            yield from _pairs_of_ideographs(written, start)
            before = None
            continue
        word = _word(_fold_word(written), start, end)
        yield word
        if not (written.islower() or written.isupper()):
            yield from _humps(written, start)
        if before is not None and start == before.end + 1 and text[before.end] in _HYPHENS and _joinable(before, word):
            yield _word(before.form + word.form, before.start, end)
        before = word


def _fold_word(written: str) -> str:
    """`can't` and `cannot` are one word, `user's` is `user`, `I'd` is `I`."""
    form = fold(written[:LONGEST_WORD]).replace("’", "'")
    if "'" in form:
        form = form.replace("'", "") if form.endswith("n't") else form[: form.index("'")]
    return _CONTRACTIONS.get(form, form)


def _word(form: str, start: int, end: int) -> Word:
    return Word(form, stem(form), start, end)


def _humps(written: str, start: int) -> Iterator[Word]:
    inner = [match.start() for match in _HUMP.finditer(written[:LONGEST_WORD])]
    if not inner:
        return
    for begin, end in pairwise((0, *inner, min(len(written), LONGEST_WORD))):
        yield _word(fold(written[begin:end]), start + begin, start + end)


def _joinable(before: Word, word: Word) -> bool:
    return before.form.isalpha() and word.form.isalpha() and len(before.form) + len(word.form) <= LONGEST_WORD


def _pairs_of_ideographs(written: str, start: int) -> Iterator[Word]:
    """Scripts without spaces are read two characters at a time."""
    for at in range(max(1, len(written) - 1)):
        pair = fold(written[at : at + 2])
        yield Word(pair, pair, start + at, min(start + at + 2, start + len(written)))


_ASKING = (
    "can could would should may might must shall will there way possible want like get make use need try help please"
    " does did done how what when where why who which just dont doesnt didnt cant wont isnt im ive id my me we us our"
    " kb"
)
_FUNCTION_WORDS = frozenset(stem(_fold_word(word)) for word in (*stoplists["en"], *_ASKING.split()))
