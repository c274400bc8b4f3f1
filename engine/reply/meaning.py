"""Maps a reply typed in free text to an answer of the question that was asked."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from engine.reply.asides import ignorance_in, is_question_back
from engine.reply.places import answer_at, other_number
from engine.reply.saying import denials
from engine.reply.weighing import by_words
from engine.reply.wording import Wording
from kb.model import UNKNOWN, Question

LONGEST_REPLY = 120
"""Characters; anything longer is a description, not a choice."""
SIMILAR = 88
"""RapidFuzz ratio (0..100) from which a reply counts as a mistyped label."""


def reply_to(wording: Wording, typed: str) -> str:
    """The id of the answer meant, UNKNOWN for "I don't know", or "" when the reply is none of the answers.

    Understood are the number of the button, the id, the label and its mistyped forms, and what is heard as it; else the
    words are weighed by how well they tell the answers of this question apart, with denials, yes and no, and other
    words for the same. What is asked back is no answer, nor is a text of which too much remains unexplained.
    """
    reply = plain(typed)
    if len(reply) > LONGEST_REPLY or not wording.answers:
        return ""
    named = _named(wording.question, reply)
    if named:
        return named
    ignorance = ignorance_in(reply)
    if ignorance:
        return by_words(wording, ignorance.guess) or UNKNOWN
    if is_question_back(reply):
        return ""
    return answer_at(wording.question, reply) or by_words(wording, reply) or other_number(wording.question, reply)


def plain(text: str) -> str:
    """The text in small letters, without white space and stops around it; "switched it on" is "switched on"."""
    small = re.sub(r"\s+", " ", text.replace("’", "'")).strip(" .!\"'“”").casefold()
    return _PARTED.sub(r"\1 \2", small)


def _named(question: Question, reply: str) -> str:
    """The answer whose label, id or phrase this is, or nearly its label."""
    phrases = [(plain(phrase), answer.id) for answer in question.answers for phrase in answer.heard_as]
    names = [(plain(name), answer.id) for answer in question.answers for name in (answer.id, answer.label)]
    named = dict([*phrases, *names])
    if reply in named:
        return named[reply]
    labels = {answer.id: plain(answer.label) for answer in question.answers}
    alike = {answer: label for answer, label in labels.items() if _not_mistyped(label) == _not_mistyped(reply)}
    best = process.extract(reply, alike, scorer=fuzz.ratio, limit=2, score_cutoff=SIMILAR)
    return best[0][2] if len(best) == 1 else ""


def _not_mistyped(text: str) -> tuple[int, frozenset[str]]:
    """What a slip leaves as it is: the number of words, denials, and numbers."""
    return len(text.split()), denials(text) | frozenset(re.findall(r"\d+", text))


_PARTED = re.compile(r"\b((?:switch|turn)(?:ed|s)?) (?:it|this|that|them|these|those) (on|off)\b")
