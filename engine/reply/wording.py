"""What the answers of one question say, and how well each of their words tells it from the other answers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log

from engine.reply import little_words as little
from engine.reply.other_words import OtherWords
from engine.reply.saying import Ear, Lead, Term, Unit, read_saying, speaks_of_failing
from kb.model import Answer, Question
from kb.search.synonyms import Phrase
from kb.search.words import main_words, stem


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say an answer: what each of its words is worth (0..1), and what it is worth to say it in full."""

    units: tuple[Unit, ...]
    each: float
    in_full: float


NO_WAY = Way((), 0.0, 0.0)
"""Nothing is said in full."""


@dataclass(frozen=True, slots=True)
class Meant:
    """An answer: whether it says yes or no, the ways to say it, and what each of their terms tells (0..1).

    A `qualified` lead is a "yes, but" or "no, only".
    """

    answer: str
    lead: Lead
    qualified: bool
    ways: tuple[Way, ...]
    told: Mapping[Term, float]


@dataclass(frozen=True, slots=True)
class Wording:
    """A question ready for replies.

    `asked` are the terms of the question itself, `topic` their phrases but for those that tell of an answer; `is_open`
    if it begins with what, which, how ...; `known` are the phrases of question and answers, `lexicon` the forms and
    stems of their words with the stems, `compounds` their hyphenated words written as one.
    """

    question: Question
    answers: tuple[Meant, ...]
    asked: frozenset[Term]
    is_open: bool
    topic: frozenset[Phrase]
    known: frozenset[Phrase]
    lexicon: Mapping[str, str]
    compounds: Mapping[str, Phrase]
    ear: Ear


def wording_of(question: Question, other: OtherWords) -> Wording:
    """The question ready for replies, `other` being the words that stand for one another in its knowledge base."""
    compounds = _compounds(question)
    ear = Ear(other, frozenset(compounds.values()), _telling(question, other))
    asked = frozenset(_terms(read_saying(question.ask, ear).units))
    is_open = _OPEN.match(question.ask) is not None
    repeated = asked | {term.opposite for term in asked} if is_open else frozenset[Term]()
    answers = tuple(_meant(question, ear, repeated))
    known = asked.union(*(answer.told for answer in answers))
    return Wording(
        question=question,
        answers=answers,
        asked=asked,
        is_open=is_open,
        topic=_topic(asked, answers),
        known=frozenset(term.phrase for term in known),
        lexicon=_lexicon(question),
        compounds=compounds,
        ear=ear,
    )


def _compounds(question: Question) -> Mapping[str, Phrase]:
    hyphenated = (pair for text in _texts(question) for pair in _hyphenated(text))
    return {one + two: (stem(one), stem(two)) for one, two in hyphenated}


def _telling(question: Question, other: OtherWords) -> frozenset[str]:
    """The little words that tell an answer: where its label has no others, or one of its words says the same."""
    telling: set[str] = set()
    for answer in question.answers:
        words = main_words(answer.label)
        if not read_saying(answer.label, Ear(other)).units:
            telling.update(word.form for word in words)
        said = {(word.stem,) for word in words}
        telling.update(form for form in little.SOMETIMES_TELLING if not said.isdisjoint(_same(form, other)))
    return frozenset(telling) - _NEVER_TELLING - little.YES - little.NO


def _same(form: str, other: OtherWords) -> frozenset[Phrase]:
    phrase = (stem(form),)
    return other.same.get(phrase, frozenset()) | {phrase}


def _meant(question: Question, ear: Ear, repeated: frozenset[Term]) -> Iterator[Meant]:
    fails = speaks_of_failing(question.ask)
    ways = {answer.id: tuple(_ways(answer, ear, fails)) for answer in question.answers}
    told = _told(ways, repeated)
    for answer in question.answers:
        is_qualified = _QUALIFIED.match(answer.label) is not None
        yield Meant(answer.id, _lead_of(answer, question), is_qualified, ways[answer.id], told[answer.id])


def _topic(asked: frozenset[Term], answers: Iterable[Meant]) -> frozenset[Phrase]:
    of_answers = {term.phrase for answer in answers if not answer.lead for term in answer.told}
    return frozenset(term.phrase for term in asked) - of_answers


def _lexicon(question: Question) -> Mapping[str, str]:
    words = [word for text in _texts(question) for word in main_words(text)]
    return {form: word.stem for word in words for form in (word.form, word.stem)}


def _ways(answer: Answer, ear: Ear, fails: bool) -> Iterator[Way]:
    """The label, its clauses, the id, and what else is heard as the answer: of a phrase a single word says little.

    If the question asks what `fails`, each may be told with a denial as well.
    """
    texts = [
        (answer.label, 1.0, _IN_FULL),
        *((clause, 1.0, _CLAUSE_IN_FULL) for clause in _CLAUSE.split(answer.label)),
        (answer.id.replace("-", " ").replace("_", " "), _NAME, _NAME_IN_FULL),
        *((phrase, _HEARD, _HEARD_IN_FULL) for phrase in answer.heard_as),
    ]
    if _IS_NONE.match(answer.label):
        texts.append(("none", _NAME, _NAME_IN_FULL))
    for text, each, in_full in texts:
        units = tuple(replace(unit, fails=unit.fails or fails) for unit in read_saying(text, ear).units)
        if units:
            yield Way(units, each if len(units) > 1 else max(each, _NAME), in_full)


def _told(ways: Mapping[str, Sequence[Way]], repeated: frozenset[Term]) -> Mapping[str, Mapping[Term, float]]:
    """For each answer, what its terms tell: less if other answers have them too, or the question itself."""
    strengths = {answer: _strengths(each) for answer, each in ways.items()}
    spread: defaultdict[Term, float] = defaultdict(float)
    for terms in strengths.values():
        for term, strength in terms.items():
            spread[term] += strength
    widest = log(len(ways) + 1)
    telling = {
        term: max(0.0, 1 - log(max(1.0, number)) / widest) * (_REPEATED if term in repeated else 1.0)
        for term, number in spread.items()
    }
    return {
        answer: {term: strength * telling[term] for term, strength in terms.items()}
        for answer, terms in strengths.items()
    }


def _strengths(ways: Iterable[Way]) -> Mapping[Term, float]:
    """What each term is worth, words of a compound or phrase half of it; what a label says is not denied by less."""
    strengths: dict[Term, float] = {}
    for way in ways:
        for unit in way.units:
            for term, worth in ((unit.term, way.each), *((part, way.each * _PART) for part in unit.parts)):
                for told in (term, term.opposite) if unit.fails else (term,):
                    if worth >= strengths.get(told.opposite, 0.0):
                        strengths[told] = max(strengths.get(told, 0.0), worth)
    return strengths


def _terms(units: Iterable[Unit]) -> Iterator[Term]:
    return (term for unit in units for term in unit.terms)


def _lead_of(answer: Answer, question: Question) -> Lead:
    """Of an answer like "None", or the only one like "There is no message", the lead is NO."""
    led = _LED.match(answer.label)
    if led:
        return Lead(led[1].casefold())
    if _NONE_AT_ALL.fullmatch(answer.label.strip(" .")):
        return Lead.NO
    like_none = [each.id for each in question.answers if _is_like_none(each)]
    return Lead.NO if like_none == [answer.id] else Lead.NEITHER


def _is_like_none(answer: Answer) -> bool:
    return answer.id == "none" or bool(_IS_NONE.match(answer.label) or _NO.match(answer.label))


def _texts(question: Question) -> Iterator[str]:
    yield question.ask
    for answer in question.answers:
        yield answer.label
        yield from answer.heard_as


def _hyphenated(text: str) -> Iterator[tuple[str, str]]:
    for one, two in pairwise(main_words(text)):
        if text[one.end : two.start] == "-":
            yield one.form, two.form


_NAME, _HEARD, _PART, _REPEATED = 0.8, 0.3, 0.5, 0.33
"""What a word is worth in an id, in a phrase that is heard, in a compound, and where an open question has it too; in
a label 1."""
_IN_FULL, _CLAUSE_IN_FULL, _NAME_IN_FULL, _HEARD_IN_FULL = 0.5, 0.1, 0.4, 0.6
"""What it is worth to say a label in full, a clause of it, an id, a phrase that is heard."""
_NEVER_TELLING = frozenset("a an the of to".split())
_CLAUSE = re.compile(r"[,;:()]")
_OPEN = re.compile(
    r"\s*(?:(?:on|from|in|between|for|with|at) )?(?:what|which|where|who|whose|whom|when|why|how)\b", re.I
)
_LED = re.compile(r"\s*(yes|no)\b\s*(?:[,;:.(]|$)", re.I)
_QUALIFIED = re.compile(r"\s*(?:yes|no)\b[,;: ]+(?:but|only|except)\b", re.I)
_NO = re.compile(r"\s*no\b", re.I)
_IS_NONE = re.compile(
    r"\s*(?:no (?!one )|there (?:is|are) no\b|none\b|nothing\b|neither\b|nobody\b|not at all\b)", re.I
)
_NONE_AT_ALL = re.compile(
    r"none|nothing|neither|none of (?:these|those|them|the above)|nothing of these|not at all|no one|nobody", re.I
)
