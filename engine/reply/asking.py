"""Tells whether somebody asks about the question on the screen: why it is asked, what it means, where to look."""

from __future__ import annotations

import re

from engine.reply.asides import is_question_back, spelled_out
from engine.reply.meaning import LONGEST_REPLY, plain, reply_to
from engine.reply.saying import Unit, read_saying
from engine.reply.wording import Wording
from kb.search.words import stem


def asks_about(wording: Wording, typed: str) -> bool:
    """Whether the reply asks back and speaks of nothing but the question: "why do you ask?", "where is that switch?".

    What names something else ("how do I untrack a mail?") is a text of its own, and so is a why of the person's own.
    """
    reply = plain(typed)
    if len(reply) > LONGEST_REPLY or not is_question_back(reply) or reply_to(wording, typed):
        return False
    units = read_saying(spelled_out(reply), wording.ear).units
    if _WHY.match(reply):
        return all(_is_of_any(unit) for unit in units)
    return all(_is_of_any(unit) or _is_of_this(wording, unit) for unit in units)


def _is_of_any(unit: Unit) -> bool:
    return all(term.phrase[0] in _OF_ANY for term in unit.parts or (unit.term,))


def _is_of_this(wording: Wording, unit: Unit) -> bool:
    same = wording.ear.other.same
    return any(not wording.known.isdisjoint({term.phrase, *same.get(term.phrase, ())}) for term in unit.terms)


_WHY = re.compile(r"(?:but |and |so |ok,? )*(?:why|how come|what for)\b")
_OF_ANY = frozenset(
    map(
        stem,
        "ask question answer find out know matter need necessary important relevant relevance mean meaning check"
        " explain explanation detail more help click open read repeat again understand difference purpose determine"
        " value please field page screen button switch setting column option menu place command window".split(),
    )
)
"""Words in which somebody may ask about whatever question."""
