"""The yes or no of a reply: said in so many words, by repeating what was asked, or as on and off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.reply.hearing import Heard, readings
from engine.reply.saying import Lead, Saying, Term
from engine.reply.wording import Wording
from kb.search.synonyms import Phrase

MOST_BESIDE_NO = 1
"""Unknown words beside a denial of what was asked; beside its repetition there may be none."""
MOST_WITH_SWITCH = 3
"""Units of a reply that says on or off."""


def lead_of(wording: Wording, said: Saying, heard: Sequence[Heard]) -> Lead:
    """Whether the reply says yes or no to the question."""
    if said.lead is not Lead.NEITHER and (said.is_plain or not wording.is_open):
        return said.lead
    return _restated(wording, heard) or _switched(wording, heard)


def _restated(wording: Wording, heard: Sequence[Heard]) -> Lead:
    """The yes or no of a reply that repeats what was asked: "it is not licensed"; of an open question only the no."""
    beside = sum(not each.known for each in heard)
    repeated = [term for each in heard if not each.tells_apart for term in each.unit.terms]
    agreed = {_agreed(wording, term) for term in repeated}
    if Lead.NO in agreed and beside <= MOST_BESIDE_NO:
        return Lead.NO
    return Lead.YES if agreed == {Lead.YES} and not wording.is_open and not beside else Lead.NEITHER


def _agreed(wording: Wording, term: Term) -> Lead:
    for reading, _ in readings(wording, term):
        if reading in wording.asked:
            return Lead.YES
        if reading.opposite in wording.asked:
            return Lead.NO
    return Lead.NEITHER


def _switched(wording: Wording, heard: Sequence[Heard]) -> Lead:
    """The yes of "it's on" and the no of "it's off", where the answers say yes and no."""
    if {Lead.YES, Lead.NO} - {answer.lead for answer in wording.answers} or len(heard) > MOST_WITH_SWITCH:
        return Lead.NEITHER
    states = [_SWITCHED[each.unit.term.phrase] != each.unit.term.denied for each in heard if _is_switch(each)]
    if len(states) != 1:
        return Lead.NEITHER
    return Lead.YES if states[0] else Lead.NO


def _is_switch(heard: Heard) -> bool:
    return heard.unit.term.phrase in _SWITCHED


_SWITCHED: Mapping[Phrase, bool] = {
    ("on",): True,
    ("off",): False,
    ("enabl",): True,
    ("disabl",): False,
    ("activ",): True,
}
