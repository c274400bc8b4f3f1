"""Weighs the words of a reply against the answers of a question: which one they mean, if they are clear enough."""

from __future__ import annotations

from collections.abc import Sequence

from engine.reply.hearing import Heard, hear, readings
from engine.reply.leads import lead_of
from engine.reply.saying import Lead, read_saying
from engine.reply.wording import NO_WAY, Meant, Way, Wording

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
    gains = {answer.answer: worded[answer.answer] + _led(answer, lead) for answer in wording.answers}
    *others, best = sorted(wording.answers, key=lambda answer: gains[answer.answer])
    against = [worded[answer.answer] for answer in others if _led(answer, lead) < 0]
    if max(against, default=0.0) - worded[best.answer] >= CONTRADICTED:
        return ""
    gain = gains[best.answer]
    margin = gain - gains[others[-1].answer] if others else gain
    if said.lead is Lead.NEITHER:
        gain -= sum(map(_doubt, heard))
        if not _is_about(wording, best, heard, lead):
            return ""
    return best.answer if gain >= ENOUGH and margin >= MARGIN else ""


def _worded(wording: Wording, answer: Meant, heard: Sequence[Heard]) -> float:
    """What the words alone tell for the answer; more if they say it in full."""
    told = sum(each.told[answer.answer] for each in heard)
    return told + _in_full(wording, answer, heard).in_full if told > 0 else told


def _in_full(wording: Wording, answer: Meant, heard: Sequence[Heard]) -> Way:
    """The way to say the answer that the reply holds in full and that is worth most."""
    said = {reading for each in heard for term in each.unit.terms for reading, _ in readings(wording, term)}
    ways = (way for way in answer.ways if all(unit.term in said for unit in way.units))
    return max(ways, key=lambda way: way.in_full, default=NO_WAY)


def _led(answer: Meant, lead: Lead) -> float:
    """What the yes or no of the reply tells for the answer; one that says neither may go with both."""
    if lead is Lead.NEITHER:
        return 0.0
    if answer.lead is Lead.NEITHER:
        return LED / 2
    return LED - QUALIFIED * answer.qualified if answer.lead is lead else -LED


def _is_about(wording: Wording, answer: Meant, heard: Sequence[Heard], lead: Lead) -> bool:
    """Whether enough of a reply speaks of the answer; words that only repeat the question count half."""
    told = [each.told[answer.answer] for each in heard]
    telling = sum(1.0 if each > TELLS else max(0.0, each) for each in told) + (lead is not Lead.NEITHER)
    repeating = sum(each.known and abs(one) <= TELLS for each, one in zip(heard, told, strict=True))
    in_full = len(_in_full(wording, answer, heard).units)
    return max(telling, in_full) >= ABOUT * (len(heard) - repeating / 2)


def _doubt(heard: Heard) -> float:
    if any(heard.told.values()):
        return 0.0
    return REPEATED_WORD if heard.known else UNKNOWN_WORD
