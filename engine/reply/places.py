"""Replies that name an answer by its place among the buttons, or give a number that is on none of them."""

from __future__ import annotations

import re

from kb.model import Question


def answer_at(question: Question, reply: str) -> str:
    """The answer at the place that the whole reply names ("3", "number two", "I think the last one"); "" for none."""
    found = _PLACE.fullmatch(_BEFORE.sub("", _AFTER.sub("", reply)))
    if found is None:
        return ""
    word = found["place"] or found["ordinal"]
    place = len(question.answers) if word == "last" else _PLACES.get(word) or int(re.sub(r"\D", "", word))
    return question.answers[place - 1].id if 1 <= place <= len(question.answers) else ""


def other_number(question: Question, reply: str) -> str:
    """The answer "another" when the answers are numbers and a short reply gives a number that is none of theirs."""
    numbers = [number for answer in question.answers for number in _NUMBER.findall(answer.label)]
    given = _NUMBER.findall(reply)
    others = [answer.id for answer in question.answers if _OTHER.match(answer.label)]
    is_other = len(numbers) > 1 and len(given) == 1 and given[0] not in numbers and len(others) == 1
    return others[0] if is_other and len(reply.split()) <= _MOST_WORDS else ""


_CARDINALS = "one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_PLACES = {word: place for words in (_CARDINALS, _ORDINALS) for place, word in enumerate(words, start=1)}

_HEDGE = "i think|i guess|i believe|i suppose|i'd say|i would say|probably|maybe|perhaps|likely|please|it seems"
_VERB = "it's|its|it is|that's|that is|it must be|must be|should be|could be|i (?:choose|take|pick)|take|choose"
_BEFORE = re.compile(rf"^(?:(?:{_HEDGE}|{_VERB}|well|hm+|um|oh|so|yes)[, ]+)+")
_AFTER = re.compile(rf"(?:,? (?:{_HEDGE}))+$")
_PLACE = re.compile(
    rf"(?:the )?(?:(?:number|no\.?|nr\.?|#|option|answer|choice) ?)?(?P<place>\d{{1,2}}|{'|'.join(_CARDINALS)})[.)]?"
    rf"|(?:the )?(?P<ordinal>{'|'.join(_ORDINALS)}|last|\d{{1,2}}(?:st|nd|rd|th))(?: one| option| answer| choice)?"
)
_NUMBER = re.compile(r"\d{2,}")
_OTHER = re.compile(r"(?:an)?other\b", re.I)
_MOST_WORDS = 6
