"""Reads a query: which words, repairs, synonyms and codes it is made of. There is no query language to get wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from kb.search.postings import Postings, information
from kb.search.ranking import FUNCTION_WORD, Clause, Pair, Term
from kb.search.spelling import Lexicon, Repair
from kb.search.synonyms import Meaning, Phrase, Synonyms
from kb.search.words import Word, fold, grams, is_function_word, read_words, stem

SYNONYM_WORTH = 0.8
"""What a synonym counts beside the word itself."""

EVERYDAY_WORTH = 0.7
"""What an everyday word for the same thing counts beside the word itself."""

REPAIR_WORTH = 0.8
"""What a repaired word counts beside one that was spelled right, times their likeness."""

SHORTEST_HALF = 3
"""Letters of either half when an unknown word is read as two known ones."""

REPAIRED = 24
"""Different unknown words of one text that are compared with all known ones; the work is bounded by it."""

CODE_CHUNKS = 3
"""Pieces of text that one code may be written in, as in "550 5.7.30" or "KB 2993502"."""

_CHUNK = re.compile(r"[^\s,;\"“”<>()]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What a query is read against. `codes` are canonical codes and, folded, authors' spellings -> their articles."""

    words: Postings
    lexicon: Lexicon
    synonyms: Synonyms
    everyday: Synonyms
    codes: Mapping[str, frozenset[int]]
    canonical: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it was understood.

    `marks` are phrases of stems to highlight, `settled` its stems with synonyms made equal, `coded` the articles its
    codes belong to, `corrected` the query with unknown words repaired ("" if none was), `stems` its words in order.
    """

    clauses: tuple[Clause, ...]
    grams: tuple[str, ...]
    pairs: tuple[Pair, ...]
    marks: frozenset[Phrase] = frozenset()
    settled: tuple[str, ...] = ()
    coded: frozenset[int] = frozenset()
    corrected: str = ""
    stems: tuple[str, ...] = ()

    @property
    def said(self) -> frozenset[str]:
        """The stems of the query and of all words for the same things."""
        own = (word for clause in self.clauses for word in clause.words)
        return frozenset((*own, *(word for phrase in self.marks for word in phrase)))


@dataclass(frozen=True, slots=True)
class _Place:
    """One word of the query. `parts` are the words inside it, `repairs` known words it may be meant as."""

    word: Word
    parts: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()

    @property
    def form(self) -> str:
        return self.repairs[0].form if self.repairs else self.word.form

    @property
    def stem(self) -> str:
        return stem(self.form)

    @property
    def is_telling(self) -> bool:
        return len(self.word.form) > 1 and not is_function_word(self.word.stem)

    @property
    def weight(self) -> float:
        return 1.0 if self.is_telling else FUNCTION_WORD


def read_query(query: str, known: Known) -> Asked:
    """What a query asks for. A word with a digit is never repaired, joined or taken apart: it may be a code.

    An unknown last word may be unfinished: known words that begin so come before those that look like it.
    """
    places = _places(read_words(query), known, {})
    places = (*places[:-1], *(_completed(place, known) for place in places[-1:]))
    stems = tuple(place.stem for place in places)
    tables = ((known.synonyms, SYNONYM_WORTH), (known.everyday, EVERYDAY_WORTH))
    return Asked(
        clauses=tuple(_clauses(places, stems, known, tables)),
        grams=tuple(_grams(places)),
        pairs=tuple(_pairs(places, stems)),
        marks=frozenset(_marks(places, stems, known)),
        settled=known.synonyms.settled(stems),
        coded=coded_articles(query, known),
        corrected=_corrected(query, places),
    )


def read_parts(parts: Iterable[str], known: Known) -> Iterator[Asked]:
    """The parts of one text, each as a query of its own but for codes and marks.

    Everyday words are taken as they are: in a long text they are too many, and drown what it is about.
    """
    tables = ((known.synonyms, SYNONYM_WORTH),)
    unknown: dict[str, _Place] = {}
    for part in parts:
        places = _places(read_words(part), known, unknown)
        stems = tuple(place.stem for place in places)
        clauses = tuple(_clauses(places, stems, known, tables))
        yield Asked(clauses, tuple(_grams(places)), tuple(_pairs(places, stems)), stems=stems)


def coded_articles(text: str, known: Known) -> frozenset[int]:
    """The articles that list a code standing in the text, in whatever spelling; a code is never taken for another."""
    chunks = [chunk.strip(".:!?'") for chunk in _CHUNK.findall(text)]
    lengths = {*range(1, CODE_CHUNKS + 1), len(chunks)}
    pieces = (" ".join(chunks[at : at + length]) for length in lengths for at in range(len(chunks) - length + 1))
    found = (
        known.codes.get(key, frozenset()) for piece in pieces for key in (known.canonical(piece), fold(piece)) if key
    )
    return frozenset().union(*found)


def _places(words: Sequence[Word], known: Known, unknown: dict[str, _Place]) -> tuple[_Place, ...]:
    """The words of the query; `unknown` remembers what was found out about unknown ones."""
    places: list[_Place] = []
    for at, word in enumerate(words):
        if places and word.start < places[-1].word.end:
            continue
        if word.has_digit or word.form in known.lexicon or word.stem in known.words:
            places.append(_Place(word))
            continue
        place = unknown.get(word.form) or _unknown(word, words[at + 1 :], known, repaired=len(unknown) < REPAIRED)
        unknown[word.form] = place
        places.append(replace(place, word=word))
    return tuple(places)


def _completed(place: _Place, known: Known) -> _Place:
    if place.word.form in known.lexicon or place.word.stem in known.words:
        return place
    completions = known.lexicon.completions(place.word.form)
    return replace(place, parts=(), repairs=completions) if completions else place


def _unknown(word: Word, after: Sequence[Word], known: Known, repaired: bool) -> _Place:
    inside = tuple(
        other.stem for other in takewhile(lambda other: other.start < word.end, after) if other.end <= word.end
    )
    if inside:
        return _Place(word, parts=inside)
    repairs = known.lexicon.repairs(word.form) if repaired else ()
    return _Place(word, parts=() if repairs else _halves(word.form, known), repairs=repairs)


def _halves(form: str, known: Known) -> tuple[str, ...]:
    """The two known words an unknown one is made of; of several ways the one whose rarer half is most frequent."""
    cuts = [(form[:at], form[at:]) for at in range(SHORTEST_HALF, len(form) - SHORTEST_HALF + 1)]
    both = [cut for cut in cuts if cut[0] in known.lexicon and cut[1] in known.lexicon]
    best = max(both, key=lambda cut: min(known.lexicon.counts[half] for half in cut), default=())
    return tuple(stem(half) for half in best)


def _clauses(
    places: Sequence[_Place], stems: Sequence[str], known: Known, tables: Sequence[tuple[Synonyms, float]]
) -> Iterator[Clause]:
    """The places of the query; `tables` are the words for the same thing that are tried, and what they are worth."""
    at = 0
    while at < len(places):
        found = [(table.at(stems, at), worth) for table, worth in tables]
        length = max((one[0] for one, _ in found if one), default=1)
        means = [(one[1], worth) for one, worth in found if one and one[0] == length]
        yield _clause(places[at : at + length], places[at + length : at + length + 1], means, known)
        at += length


def _clause(
    span: Sequence[_Place], after: Sequence[_Place], means: Sequence[tuple[Meaning, float]], known: Known
) -> Clause:
    """One place of the query: `span` are its words, `after` the word that follows, `means` its other words' worth.

    The words of an idiom ("log in") say nothing each by itself; where they stand together is part of its meaning.
    """
    first = span[0]
    spread = _spread(first, [meaning for meaning, _ in means], known)
    alone = len(span) == 1
    idiom = not alone and all(worth == EVERYDAY_WORTH for _, worth in means)
    readings = [
        () if idiom else tuple(term for place in span for term in _own(place.stem, place.weight, known)),
        *((Term(meaning.posting, meaning.information * worth),) for meaning, worth in means),
        *(_readings(first, known) if alone else ()),
        *(_joined((first, *after), known) if alone else ()),
    ]
    return Clause(
        readings=tuple(filter(None, readings)),
        words=tuple(place.stem for place in span),
        telling=any(place.is_telling for place in span) and (spread > 0 or not first.word.has_digit),
        information=information(spread, known.words.size),
        spread=spread,
    )


def _spread(place: _Place, means: Sequence[Meaning], known: Known) -> int:
    if means:
        return max(len(meaning.posting.articles) for meaning in means)
    return 0 if place.repairs or place.parts else known.words.count(place.stem)


def _readings(place: _Place, known: Known) -> Iterator[tuple[Term, ...]]:
    if place.repairs:
        for repair in place.repairs:
            yield _own(stem(repair.form), REPAIR_WORTH * repair.likeness, known)
    elif place.parts:
        yield tuple(term for part in place.parts for term in _own(part, REPAIR_WORTH, known))
    else:
        yield _own(place.stem, place.weight, known)


def _joined(neighbours: Sequence[_Place], known: Known) -> Iterator[tuple[Term, ...]]:
    """Two words that the knowledge base writes as one."""
    joined = "".join(place.word.form for place in neighbours)
    if len(neighbours) > 1 and joined.isalpha() and joined in known.lexicon:
        yield _own(stem(joined), 1.0, known)


def _own(term: str, weight: float, known: Known) -> tuple[Term, ...]:
    posting = known.words.of(term)
    return () if posting is None else (Term(posting, known.words.information(term) * weight),)


def _pairs(places: Sequence[_Place], stems: Sequence[str]) -> Iterator[Pair]:
    for (first, left), (second, right) in pairwise(zip(places, stems, strict=True)):
        telling = first.is_telling and second.is_telling
        yield Pair(f" {left} {right} ", max(first.weight, second.weight), telling)


def _grams(places: Sequence[_Place]) -> list[str]:
    return grams(place.form for place in places if place.is_telling and not place.word.has_digit)


def _marks(places: Sequence[_Place], stems: Sequence[str], known: Known) -> Iterator[Phrase]:
    for at, place in enumerate(places):
        for found in (known.synonyms.at(stems, at), known.everyday.at(stems, at)):
            yield from found[1].phrases if found else ()
        if place.is_telling:
            yield (place.stem,)
            yield from ((stem(repair.form),) for repair in place.repairs)
            yield from ((part,) for part in place.parts)
            yield from ((stem(place.word.form + after.word.form),) for after in places[at + 1 : at + 2])


def _corrected(query: str, places: Sequence[_Place]) -> str:
    pieces: list[str] = []
    at = 0
    for place in places:
        if place.repairs:
            pieces += [query[at : place.word.start], place.form]
            at = place.word.end
    return "".join([*pieces, query[at:]]) if pieces else ""
