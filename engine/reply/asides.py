"""Tells the replies that answer nothing: "I don't know", and questions back. All texts are in small letters."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ignorance:
    """Somebody does not know, cannot look or passes; `guess` is what they say beside it ("" for nothing)."""

    guess: str = ""


def ignorance_in(text: str) -> Ignorance | None:
    """Whether somebody says so: "can't see that", "not sure, maybe Exchange", "Exchange, but I'd have to check"."""
    if _PASS.fullmatch(text):
        return Ignorance()
    said = _IDLE.sub("", spelled_out(text)).strip()
    found = _IGNORANCE.search(said)
    if found is None:
        return None
    after = said[found.end() :]
    return Ignorance(after if _GUESS.search(after) else said[: found.start()])


def is_question_back(text: str) -> bool:
    """Whether somebody asks instead of answering; "Exchange Online?" is a guess, and short."""
    said = spelled_out(text)
    return _ASKING.match(said) is not None or _ASKING_WITHIN.search(said) is not None


def spelled_out(text: str) -> str:
    """The text with its contractions in full: "can't", "cant" and "cannot" as "can not"."""
    for contraction, in_full in _CONTRACTIONS:
        text = contraction.sub(in_full, text)
    return text


_CONTRACTIONS = tuple(
    (re.compile(rf"\b{contraction}\b"), in_full)
    for contraction, in_full in (
        ("(?:can'?t|cannot)", "can not"),
        ("won'?t", "will not"),
        ("(do|does|did|have|has|had|is|are|was|were|would|could|should)n'?t", r"\1 not"),
        ("i'?m", "i am"),
        ("(what|where|who|how|it|that|there)'s", r"\1 is"),
        ("(whats|wheres|whos)", "what is"),
        (r"(\w+)'re", r"\1 are"),
        (r"(\w+)'ve", r"\1 have"),
        (r"(\w+)'ll", r"\1 will"),
        (r"(\w+)'d", r"\1 would"),
    )
)
_IDLE = re.compile(r"\b(?:really|actually|even|quite|honestly|exactly|entirely|totally|yet|fully|so|very|at all)\b ?")

_NOT = "(?:(?:do|did|can|could|would|will|have|has|am|are|was) not|not|never|not (?:been )?able to|unable to|no way to)"
_OURS = r"(?<!\bdoes )(?<!\bhe )(?<!\bshe )(?<!\bit )(?<!\bthey )\b"
_I = r"(?:^|[,;.] ?|\b(?:i|we|nobody) (?:am |are |have )?)"
_CLAUSE = r"(?=$|[,;.!?]| (?:that|if|which|what|whether|how|where|who|when|for|about|right|at|sorry|but|of|it|this)\b)"
_END = r"(?=$|[,;.!?]| (?:here|anywhere|myself|from|right|at|without|either|because|as|but|sorry|only)\b)"
_THAT = "(?:(?:into|to|at|up|in) )?(?:(?:any of )?(?:that|this|it|those|these|them)|there|out)"
_IGNORANCE = re.compile(
    "|".join(
        (
            rf"{_OURS}{_NOT} (?:know|sure|certain|aware)\b",
            rf"{_OURS}{_NOT} (?:remember|recall|tell you|tell|say|understand){_CLAUSE}",
            rf"{_I}{_NOT} (?:see|check|access|find|look|open|get|reach|verify|test) {_THAT}{_END}",
            rf"{_I}{_NOT} (?:access|check|verify|look at|get to) (?:this|that|these|those|the) \w+{_END}",
            rf"{_I}{_NOT} (?:check(?:ed)?|look(?:ed)?|tri(?:ed|y)|test(?:ed)?)(?: (?:it|that|this))?{_END}",
            rf"{_I}(?:do not have|have no|have not got|lack) (?:the |any )?(?:access|permissions?|rights|logs?)\b",
            r"\b(?:no|not a|not the slightest|zero) (?:real |good )?(?:idea|clue|inkling|knowledge of)\b",
            r"\b(?:dunno|idk|unsure|beats me|hard to (?:say|tell|know)|good question|(?:who|god) knows)\b",
            r"\bno way (?:of knowing|to know|of telling|to tell)\b",
            r"\bhow (?:should|would|could|can|do|am) (?:i|we) (?:supposed to )?know\b",
            r"\b(?:have|need|would have|going) to (?:ask|check|look|find out)\b",
            r"\b(?:let me|i will|we will) (?:check|ask|look|find out)\b",
        )
    )
)
_PASS = re.compile(
    r"(?:skip|pass)(?: this| it| that)?(?: one)?|next(?: question| one)?|unknown|n/?a|unclear|not clear|no comment|\?+"
)
_GUESS = re.compile(
    r"\b(?:but|maybe|perhaps|probably|possibly|i (?:think|guess|believe|suppose|would say)|(?:could|might) be)\b"
)
_OPENING = r"(?:(?:but|and|so|ok|okay|well|hm+|sorry|please|hey|also|um|erm?|wait)[, ]+)*"
_ASK_WORD = "(?:why|what|where|which|who|whose|how)"
_AUXILIARY = "(?:can|could|may|should|must|do|does|did|shall|would|will|is|are|was|were|have|has)"
_PERSON = "(?:i|we|you|it|this|that|they|both|one|somebody|someone|there|these|those|he|she)"
_ASKING = re.compile(rf"{_OPENING}(?:(?:{_ASK_WORD}|explain|tell me|show me)\b|{_AUXILIARY} {_PERSON} .)")
_ASKING_WITHIN = re.compile(
    rf"\b{_ASK_WORD} ?\?+$"
    rf"|[,;.:!] ?(?:{_ASK_WORD}|when) {_AUXILIARY}\b"
    r"|(?:\S+ ){5,}\S+ ?\?"
)
