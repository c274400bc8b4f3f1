"""Maps a reply typed in free text to an answer of the question that was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from engine.reply.asides import ignorance_in, is_question_back
from engine.reply.little_words import NOBODY
from engine.reply.places import answer_at, other_number
from engine.reply.saying import Lead, Saying, Term, Unit, denials, read_saying
from engine.reply.wording import Meant, Wording
from kb.model import UNKNOWN, Question
from kb.search.synonyms import Phrase

LONGEST_REPLY = 120
"""Characters; anything longer is a description, not a choice."""
SIMILAR = 88
"""RapidFuzz ratio (0..100) from which a reply counts as a mistyped label."""


def reply_to(wording: Wording, typed: str) -> str:
    """The id of the answer meant, UNKNOWN for "I don't know", or "" when the reply is none of the answers.

    Understood are the number of the button, the id, the label and its mistyped forms; else the words are weighed by how
    well they tell the answers of this question apart, with denials, yes and no, and other words for the same. What is
    asked back is no answer, nor is a text of which too much remains unexplained.
    """
    reply = plain(typed)
    if len(reply) > LONGEST_REPLY or not wording.answers:
        return ""
    named = _named(wording.question, reply)
    if named:
        return named
    ignorance = ignorance_in(reply)
    if ignorance:
        return _by_words(wording, ignorance.guess) or UNKNOWN
    if is_question_back(reply):
        return ""
    return answer_at(wording.question, reply) or _by_words(wording, reply) or other_number(wording.question, reply)


def plain(text: str) -> str:
    """The text in small letters, without white space and stops around it."""
    small = re.sub(r"\s+", " ", text.replace("’", "'")).strip(" .!\"'“”").casefold()
    return _PARTED.sub(r"\1 \2", small)


def _named(question: Question, reply: str) -> str:
    """The answer whose id or label this is, or nearly its label."""
    named = {plain(name): answer.id for answer in question.answers for name in (answer.label, answer.id)}
    if reply in named:
        return named[reply]
    kept = _not_mistyped(reply)
    labels = {answer.id: plain(answer.label) for answer in question.answers}
    alike = {answer: label for answer, label in labels.items() if _not_mistyped(label) == kept}
    best = process.extract(reply, alike, scorer=fuzz.ratio, limit=2, score_cutoff=SIMILAR)
    return best[0][2] if len(best) == 1 else ""


def _not_mistyped(text: str) -> frozenset[str]:
    """The words of which a slip makes another answer: denials and numbers."""
    return denials(text) | frozenset(re.findall(r"\d+", text))


@dataclass(frozen=True, slots=True)
class _Heard:
    """A unit of a reply: what it tells for each answer (less than 0: against it), and whether its words are known."""

    unit: Unit
    told: Mapping[str, float]
    known: bool

    @property
    def tells_apart(self) -> bool:
        return max(self.told.values()) - min(self.told.values()) > _APART


def _by_words(wording: Wording, reply: str) -> str:
    said = read_saying(reply, wording.ear)
    heard = [_hear(wording, _spelled_right(wording, unit)) for unit in said.units]
    lead = _lead(wording, said, heard)
    worded = {answer.answer: _gain(wording, answer, heard) for answer in wording.answers}
    gains = {answer.answer: worded[answer.answer] + _led(answer, lead) for answer in wording.answers}
    ranked = sorted(((gain, answer) for answer, gain in gains.items()), reverse=True)
    gain, best = ranked[0]
    margin = gain - ranked[1][0] if len(ranked) > 1 else gain
    if any(worded[each.answer] - worded[best] >= _CONTRADICTED and _led(each, lead) < 0 for each in wording.answers):
        return ""
    if said.lead is Lead.NEITHER:
        if not _is_about(best, heard, lead):
            return ""
        gain -= sum(map(_doubt, heard))
    return best if gain >= _ENOUGH and margin >= _MARGIN else ""


def _hear(wording: Wording, unit: Unit) -> _Heard:
    """What the unit tells: a phrase as a whole, or else the strongest of its words."""
    readings = (reading.phrase for term in unit.terms for reading, _ in _readings(wording, term))
    known = unit.form in NOBODY or not wording.known.isdisjoint(readings)
    for terms in ((unit.term,), unit.parts):
        told = {answer.answer: _of_terms(wording, answer, terms, unit.fails) for answer in wording.answers}
        if any(told.values()):
            break
    if unit.lacking and wording.is_open and len(told) > _TWO and max(told.values()) <= 0:
        told = {answer: -_LACKING * against for answer, against in told.items()}
    return _Heard(unit, _of_two(told), known)


def _of_two(told: Mapping[str, float]) -> Mapping[str, float]:
    """What tells against one of two answers speaks for the other."""
    if len(told) != _TWO:
        return told
    (one, first), (two, second) = told.items()
    return {one: first - _FOR_OTHER * min(0.0, second), two: second - _FOR_OTHER * min(0.0, first)}


def _of_terms(wording: Wording, answer: Meant, terms: Iterable[Term], either: bool) -> float:
    """What the strongest of the terms tells; with `either` what it would tell if it were denied, if that is more."""
    told = max((_of_term(wording, answer, term) for term in terms), key=abs, default=0.0)
    return abs(told) if either else told


def _of_term(wording: Wording, answer: Meant, term: Term) -> float:
    values = [0.0]
    for reading, likeness in _readings(wording, term):
        values.append(likeness * answer.told.get(reading, 0.0))
        values.append(-likeness * answer.told.get(reading.opposite, 0.0))
    return max(values, key=abs)


def _readings(wording: Wording, term: Term) -> Iterator[tuple[Term, float]]:
    """The term, and the terms that say the same in other words, with how alike they are."""
    yield term, 1.0
    for phrase in wording.ear.other.same.get(term.phrase, ()):
        yield Term(phrase, term.denied), _SAME
    for phrase in wording.ear.other.opposite.get(term.phrase, ()):
        yield Term(phrase, not term.denied), _SAME


def _gain(wording: Wording, answer: Meant, heard: Sequence[_Heard]) -> float:
    """What the words of the reply speak for the answer."""
    gain = sum(each.told[answer.answer] for each in heard)
    return gain + _said_in_full(wording, answer, heard) if gain > 0 else gain


def _led(answer: Meant, lead: Lead) -> float:
    """What the yes or no of the reply speaks for the answer; one that says neither may go with both."""
    if lead is Lead.NEITHER:
        return 0.0
    if answer.lead is Lead.NEITHER:
        return _LED / 2
    return (_LED - answer.qualified * _QUALIFIED) if answer.lead is lead else -_LED


def _said_in_full(wording: Wording, answer: Meant, heard: Sequence[_Heard]) -> float:
    said = {reading for each in heard for term in each.unit.terms for reading, _ in _readings(wording, term)}
    ways = (way for way in answer.ways if all(unit.term in said for unit in way.units))
    return max((way.in_full for way in ways), default=0.0)


def _lead(wording: Wording, said: Saying, heard: Sequence[_Heard]) -> Lead:
    if said.lead is not Lead.NEITHER and (said.is_plain or not wording.is_open):
        return said.lead
    return _restated(wording, heard) or _switched(wording, heard)


def _switched(wording: Wording, heard: Sequence[_Heard]) -> Lead:
    """The yes of "it's on" and the no of "it's off", where the answers say yes and no."""
    if {Lead.YES, Lead.NO} - {answer.lead for answer in wording.answers}:
        return Lead.NEITHER
    terms = [each.unit.term for each in heard if each.unit.term.phrase in _SWITCHED]
    if len(terms) != 1 or len(heard) > _MOST_BESIDE_SWITCH:
        return Lead.NEITHER
    return Lead.YES if _SWITCHED[terms[0].phrase] is not terms[0].denied else Lead.NO


def _restated(wording: Wording, heard: Sequence[_Heard]) -> Lead:
    """The yes or no of a reply that repeats what was asked: "it is not licensed"; of an open question only the no."""
    beside = sum(not each.known for each in heard)
    silent = [term for each in heard if not each.tells_apart for term in each.unit.terms]
    agreed = {_agreed(wording, term) for term in silent}
    if Lead.NO in agreed and beside <= _MOST_BESIDE_NO:
        return Lead.NO
    return Lead.YES if agreed == {Lead.YES} and not wording.is_open and not beside else Lead.NEITHER


def _agreed(wording: Wording, term: Term) -> Lead:
    for reading, _ in _readings(wording, term):
        if reading in wording.asked:
            return Lead.YES
        if reading.opposite in wording.asked:
            return Lead.NO
    return Lead.NEITHER


def _is_about(answer: str, heard: Sequence[_Heard], lead: Lead) -> bool:
    """Whether enough of a reply speaks of the answer; words that only repeat the question count half."""
    telling = sum(1.0 if each.told[answer] > _TELLS else max(0.0, each.told[answer]) for each in heard)
    telling += lead is not Lead.NEITHER
    repeating = sum(each.known and abs(each.told[answer]) <= _TELLS for each in heard)
    return telling >= _ABOUT * (len(heard) - repeating / 2)


def _doubt(heard: _Heard) -> float:
    if any(heard.told.values()):
        return 0.0
    return _DOUBT_KNOWN if heard.known else _DOUBT_UNKNOWN


def _spelled_right(wording: Wording, unit: Unit) -> Unit:
    """The unit with a compound that was written as one, or an unknown word that is a slip away from one of these."""
    if unit.form in wording.compounds:
        return Unit(Term(wording.compounds[unit.form], unit.term.denied), unit.form, (unit.term,))
    if unit.parts or unit.term.phrase in wording.known or unit.term.phrase in wording.ear.other:
        return unit
    repaired = _repair(wording, unit)
    return replace(unit, term=Term(repaired, unit.term.denied)) if repaired else unit


def _repair(wording: Wording, unit: Unit) -> Phrase:
    """The word of the question that is one slip away, or two from a long one, by form or by stem; () for none."""
    if any(character.isdigit() for character in unit.form):
        return _numbered(wording, unit.form)
    for written in (unit.form, unit.term.phrase[0]):
        slips = 2 if len(written) >= _TWO_SLIPS else 1
        if len(written) >= _SHORTEST_REPAIRED:
            found = process.extractOne(written, wording.lexicon.keys(), scorer=OSA.distance, score_cutoff=slips)
            if found and len(found[0]) >= _SHORTEST_REPAIRED - 1:
                return (wording.lexicon[found[0]],)
    return ()


def _numbered(wording: Wording, form: str) -> Phrase:
    """The word without "0x" before it or a number behind it; a number has no slips, for another one is right too."""
    bare = (form.removeprefix("0x"), form.rstrip("0123456789"))
    return next(((wording.lexicon[each],) for each in bare if each in wording.lexicon), ())


_PARTED = re.compile(r"\b((?:switch|turn)(?:ed|s)?) (?:it|this|that|them|these|those) (on|off)\b")
_TWO = 2
_SWITCHED: Mapping[Phrase, bool] = {
    ("on",): True,
    ("off",): False,
    ("enabl",): True,
    ("disabl",): False,
    ("activ",): True,
}
_MOST_BESIDE_SWITCH = 3
_LED, _SAME, _FOR_OTHER, _LACKING, _TELLS, _APART = 1.5, 0.7, 0.7, 0.6, 0.33, 0.55
_ENOUGH, _MARGIN, _ABOUT, _CONTRADICTED = 0.5, 0.25, 0.4, 0.9
_DOUBT_UNKNOWN, _DOUBT_KNOWN, _MOST_BESIDE_NO = 0.3, 0.05, 1
_SHORTEST_REPAIRED, _TWO_SLIPS, _QUALIFIED = 6, 8, 0.3
