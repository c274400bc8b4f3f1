"""Hears what each unit of a reply tells for the answers of a question, in its own or in other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.reply.little_words import NOBODY
from engine.reply.saying import Saying, Term, Unit
from engine.reply.spelling import spelled_right
from engine.reply.wording import Meant, Wording

SAME = 0.7
"""What a word tells that stands for one of the answer, as a share of what that one tells."""
FOR_OTHER = 0.75
"""What speaks against one of two answers speaks for the other, as a share."""
LACKING = 0.6
"""What the lack of a thing tells for the only answer about it: "no attachments"."""
APART = 0.55
"""A unit tells answers apart if what it tells for one and against another is so much apart."""
_TWO = 2


@dataclass(frozen=True, slots=True)
class Heard:
    """A unit of a reply: what it tells for each answer (less than 0: against it), and whether its words are known."""

    unit: Unit
    told: Mapping[str, float]
    known: bool

    @property
    def tells_apart(self) -> bool:
        """Whether it says more for one answer than for another."""
        return max(self.told.values()) - min(self.told.values()) > APART


def hear(wording: Wording, said: Saying) -> tuple[Heard, ...]:
    """What the units of a reply tell, slips put right."""
    return tuple(_heard(wording, spelled_right(wording, unit)) for unit in said.units)


def readings(wording: Wording, term: Term) -> Iterator[tuple[Term, float]]:
    """The term, and the terms that say the same in other words, with what they are worth."""
    yield term, 1.0
    for phrase in wording.ear.other.same.get(term.phrase, ()):
        yield Term(phrase, term.denied), SAME
    for phrase in wording.ear.other.opposite.get(term.phrase, ()):
        yield Term(phrase, not term.denied), SAME


def _heard(wording: Wording, unit: Unit) -> Heard:
    """A phrase tells something as a whole, or else by the strongest of its words."""
    read = (reading.phrase for term in unit.terms for reading, _ in readings(wording, term))
    known = unit.form in NOBODY or not wording.known.isdisjoint(read)
    told = _told(wording, unit, (unit.term,))
    if not any(told.values()):
        told = _told(wording, unit, unit.parts)
    if unit.lacking and wording.is_open and len(told) > _TWO and max(told.values()) <= 0:
        told = {answer: -LACKING * against for answer, against in told.items()}
    return Heard(unit, _of_two(told), known)


def _told(wording: Wording, unit: Unit, terms: Iterable[Term]) -> Mapping[str, float]:
    """Of what fails, its denial is heard as well."""
    told = {
        answer.answer: max((_of_term(wording, answer, term) for term in terms), key=abs, default=0.0)
        for answer in wording.answers
    }
    return {answer: abs(each) for answer, each in told.items()} if unit.fails else told


def _of_term(wording: Wording, answer: Meant, term: Term) -> float:
    """A denial of what the question is about ("not the standard ports") speaks against no answer."""
    values = [0.0]
    for reading, worth in readings(wording, term):
        values.append(worth * answer.told.get(reading, 0.0))
        if reading.phrase not in wording.topic:
            values.append(-worth * answer.told.get(reading.opposite, 0.0))
    return max(values, key=abs)


def _of_two(told: Mapping[str, float]) -> Mapping[str, float]:
    if len(told) != _TWO:
        return told
    (one, first), (two, second) = told.items()
    return {one: first - FOR_OTHER * min(0.0, second), two: second - FOR_OTHER * min(0.0, first)}
