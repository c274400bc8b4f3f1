"""Maps a reply typed in free text to an answer of the question that was asked."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from kb.model import UNKNOWN, Question

DONT_KNOW = frozenset(
    {"i don't know", "i dont know", "don't know", "dont know", "no idea", "not sure", "unknown", "unsure", "idk", "?"}
)
LONGEST_REPLY = 120
"""Characters; anything longer is a description, not a choice."""
SIMILAR = 88
"""RapidFuzz ratio (0..100) from which a reply counts as a mistyped label."""


def reply_to(question: Question, typed: str) -> str:
    """The id of the answer meant, UNKNOWN for "I don't know", or "" when the reply is none of the answers.

    Understood are the number of the button, the id, the label, its beginning ("yes, since Monday") and mistyped labels.
    """
    reply = _plain(typed)
    if reply in DONT_KNOW:
        return UNKNOWN
    if len(reply) > LONGEST_REPLY:
        return ""
    return _by_number(question, reply) or _by_words(question, reply) or _by_likeness(question, reply)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip(" .!\"'“”").casefold()


def _by_number(question: Question, reply: str) -> str:
    places = {str(place): answer.id for place, answer in enumerate(question.answers, start=1)}
    named = {answer.id for answer in question.answers}
    return places.get(reply, "") if reply not in named else reply


def _by_words(question: Question, reply: str) -> str:
    """An exact id or label; else the one answer that the reply begins with ("no, it is not")."""
    words = {_plain(name): answer.id for answer in question.answers for name in (answer.id, answer.label)}
    if reply in words:
        return words[reply]
    begun = {answer for name, answer in words.items() if re.match(rf"{re.escape(name)}\b", reply)}
    return begun.pop() if len(begun) == 1 else ""


def _by_likeness(question: Question, reply: str) -> str:
    labels = {answer.id: _plain(answer.label) for answer in question.answers}
    best = process.extract(reply, labels, scorer=fuzz.ratio, limit=2, score_cutoff=SIMILAR)
    return best[0][2] if len(best) == 1 else ""
