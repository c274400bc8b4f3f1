"""Weighs the words of a reply against the answers of a question: which one they mean, if they are clear enough."""

from __future__ import annotations

from collections.abc import Sequence

from engine.reply.hearing import Heard, hear, readings
from engine.reply.leads import lead_of
from engine.reply.saying import Lead, read_saying
from engine.reply.wording import Meant, Wording

ENOUGH = 0.5
"""An answer must gain so much; a word that no other answer has tells 1."""
MARGIN = 0.25
"""It must gain so much more than the next."""
ABOUT = 0.4
"""Share of a reply that must speak of the answer."""
TELLS = 0.33
"""A unit speaks of an answer if it tells more."""
LED = 1.5
"""What a yes or no tells, and half of it for an answer that says neither; a "yes, but" a little less."""
QUALIFIED = 0.3
CONTRADICTED = 0.9
"""A yes or no counts for nothing if the words of an answer that says otherwise tell so much more."""
UNKNOWN_WORD, REPEATED_WORD = 0.3, 0.05
"""The doubt that words leave which tell nothing: unknown ones, and those of the question."""


def by_words(wording: Wording, reply: str) -> str:
    """The id of the answer that the words of a reply mean, "" if none clearly."""
    said = read_saying(reply, wording.ear)
    heard = hear(wording, said)
    lead = lead_of(wording, said, heard)
    worded = {answer.answer: _worded(wording, answer, heard) for answer in wording.answers}
    gains = sorted((worded[answer.answer] + _led(answer, lead), answer.answer) for answer in wording.answers)
    gain, best = gains[-1]
    margin = gain - gains[-2][0] if len(gains) > 1 else gain
    against = [worded[answer.answer] for answer in wording.answers if _led(answer, lead) < 0]
    if max(against, default=0.0) - worded[best] >= CONTRADICTED:
        return ""
    if said.lead is Lead.NEITHER:
        gain -= sum(map(_doubt, heard))
        if not _is_about(best, heard, lead):
            return ""
    return best if gain >= ENOUGH and margin >= MARGIN else ""


def _worded(wording: Wording, answer: Meant, heard: Sequence[Heard]) -> float:
    """What the words alone tell for the answer; more if they say it in full."""
    told = sum(each.told[answer.answer] for each in heard)
    return told + _in_full(wording, answer, heard) if told > 0 else told


def _in_full(wording: Wording, answer: Meant, heard: Sequence[Heard]) -> float:
    said = {reading for each in heard for term in each.unit.terms for reading, _ in readings(wording, term)}
    ways = (way for way in answer.ways if all(unit.term in said for unit in way.units))
    return max((way.in_full for way in ways), default=0.0)


def _led(answer: Meant, lead: Lead) -> float:
    """What the yes or no of the reply tells for the answer; one that says neither may go with both."""
    if lead is Lead.NEITHER:
        return 0.0
    if answer.lead is Lead.NEITHER:
        return LED / 2
    return LED - QUALIFIED * answer.qualified if answer.lead is lead else -LED


def _is_about(answer: str, heard: Sequence[Heard], lead: Lead) -> bool:
    """Whether enough of a reply speaks of the answer; words that only repeat the question count half."""
    telling = sum(1.0 if each.told[answer] > TELLS else max(0.0, each.told[answer]) for each in heard)
    telling += lead is not Lead.NEITHER
    repeating = sum(each.known and abs(each.told[answer]) <= TELLS for each in heard)
    return telling >= ABOUT * (len(heard) - repeating / 2)


def _doubt(heard: Heard) -> float:
    if any(heard.told.values()):
        return 0.0
    return REPEATED_WORD if heard.known else UNKNOWN_WORD
