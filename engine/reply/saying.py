"""Reads a reply, or the label of an answer, into what it says: units with their denial, and a yes or no of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from engine.reply import little_words as little
from engine.reply.other_words import OtherWords
from kb.search.synonyms import Phrase
from kb.search.words import Word, main_words


class Lead(StrEnum):
    """Whether a text says yes or no."""

    YES = "yes"
    NO = "no"
    NEITHER = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase (as stems), and whether the text denies it."""

    phrase: Phrase
    denied: bool = False

    @property
    def opposite(self) -> Term:
        """The same denied, or no longer denied."""
        return Term(self.phrase, not self.denied)


@dataclass(frozen=True, slots=True)
class Unit:
    """A word that tells something (`form` as written), or a known phrase; `parts` are those of its words that tell.

    `lacking` is denied by a "no" right before it: "no permission". What `fails` may be told with a denial as well: "the
    licence is missing", "no licence".
    """

    term: Term
    form: str = ""
    parts: tuple[Term, ...] = ()
    lacking: bool = False
    fails: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """The unit as a whole, then its parts."""
        return (self.term, *self.parts)


@dataclass(frozen=True, slots=True)
class Saying:
    """What a short text says, in order; `is_plain` if its lead is a yes or no itself and not "they do" or "not yet"."""

    units: tuple[Unit, ...]
    lead: Lead = Lead.NEITHER
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Ear:
    """What is heard besides single words: phrases that others stand for, compounds, little words that tell here."""

    other: OtherWords
    compounds: frozenset[Phrase] = frozenset()
    telling: frozenset[str] = frozenset()


def read_saying(text: str, ear: Ear) -> Saying:
    """What a text of a line or two says; any text whatever can be read."""
    words = _read(text, ear)
    units = tuple(_units(words, ear))
    return Saying(units, *_lead(words, units))


def denials(text: str) -> frozenset[str]:
    """The words of a text that deny something."""
    return frozenset(word.form for word in main_words(text)) & little.DENYING


def speaks_of_failing(text: str) -> bool:
    """Whether a text says that something fails or is missing."""
    return any(word.form in little.FAILING for word in main_words(text))


@dataclass(frozen=True, slots=True)
class _Read:
    """A word: `denied` by one before it, `ends` a clause; `tells` unless it only holds the others together.

    It `fails` if its clause says so.
    """

    form: str
    stem: str
    denied: bool
    ends: bool
    tells: bool
    fails: bool = False


def _read(text: str, ear: Ear) -> list[_Read]:
    """The words in order; a denial reaches the next few words that tell, but not beyond its clause."""
    found = main_words(text.replace("’", "'"))
    read: list[_Read] = []
    reach = 0
    for at, word in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        ends = after is None or _STOP.search(text, word.end, after.start) is not None
        if word.form in little.BREAKS:
            reach = 0
        tells = word.form in ear.telling or _tells(word.form, read, after.form if after else "", ends)
        read.append(_Read(word.form, word.stem, reach > 0 and word.form not in little.DENYING, ends, tells))
        reach = 0 if ends else _reach(read, after, reach)
    return _with_failing(read)


def _with_failing(read: list[_Read]) -> list[_Read]:
    """The words, those marked that fail or are missing, and those denied whose clause ends with "doesn't"."""
    begin = 0
    for at, word in enumerate(read):
        if word.form in (little.WORKING if word.denied else little.FAILING):
            end = at if word.ends else at + 2
            read[begin:end] = [replace(each, fails=not each.denied and each is not word) for each in read[begin:end]]
        if word.ends and word.form in little.DENYING_BEFORE:
            read[begin:at] = [replace(each, denied=True) for each in read[begin:at]]
        if word.ends or word.form in little.BREAKS:
            begin = at + 1
    return read


def _reach(read: Sequence[_Read], after: Word | None, reach: int) -> int:
    """How many telling words the denial that the last word begins, or stands in, still reaches."""
    last = read[-1]
    follower = after.form if after else ""
    if last.form in little.DENYING and follower != "only":
        begins = len(read) == 1 or read[-2].ends or read[-2].form in little.FILLERS
        return reach if last.form in little.NO and begins and follower in little.AFTER_PLAIN_NO else _REACH
    return max(0, reach - last.tells)


def _tells(form: str, read: Sequence[_Read], after: str, ends: bool) -> bool:
    """Whether a word tells something where it stands: "it is on" and "on the server", "the first one" and "one"."""
    before = read[-1].form if read else ""
    match form:
        case "on":
            return bool(read) and (ends or (before in little.BEING and after in little.BREAKS))
        case "there":
            return after not in little.BEING and (ends or before in little.BEING | little.DENYING) and bool(read)
        case "one":
            return not read or read[-1].ends or before in little.BEFORE_ONE
        case "up" | "out" | "over":
            return before in little.BEING
        case "all":
            return before != "at"
        case "more":
            return before not in ("any", "no")
    return form not in little.LITTLE | little.DENYING | little.YES


def _is_alone(read: Sequence[_Read], at: int) -> bool:
    """Whether a "nothing" is what is said; "nothing is missing" says the contrary."""
    end = next(number for number in range(at, len(read)) if read[number].ends) + 1
    return not any(word.form in little.FAILING for word in read[at + 1 : end])


def _units(read: Sequence[_Read], ear: Ear) -> Iterator[Unit]:
    at = 0
    while at < len(read):
        span = read[at : at + _length(read, at, ear)]
        lacking = at > 0 and read[at - 1].form == "no" and span[0].denied
        if len(span) > 1:
            parts = tuple(Term((word.stem,), word.denied) for word in span if word.tells)
            yield Unit(Term(tuple(word.stem for word in span), span[0].denied), "", parts, lacking, span[0].fails)
        elif span[0].tells or (span[0].form in little.NOBODY and _is_alone(read, at)):
            yield Unit(Term((span[0].stem,), span[0].denied), span[0].form, (), lacking, span[0].fails)
        at += len(span)


def _length(read: Sequence[_Read], at: int, ear: Ear) -> int:
    """The number of words of the longest known phrase that begins there; 1 for none."""
    for length in range(min(ear.other.longest, len(read) - at), 1, -1):
        span = read[at : at + length]
        phrase = tuple(word.stem for word in span)
        if (phrase in ear.other or phrase in ear.compounds) and not any(word.ends for word in span[:-1]):
            return length
    return 1


def _lead(read: Sequence[_Read], units: Sequence[Unit]) -> tuple[Lead, bool]:
    """The lead, and whether it is plain; a yes or no may be the first word or the last one."""
    said = {word.form for word in read}
    spoken = [word for word in read if word.form not in little.FILLERS] or read
    if not spoken or (said & little.YES and said & little.NO):
        return Lead.NEITHER, False
    first, after = spoken[0], spoken[1].form if len(spoken) > 1 else ""
    last = spoken[-1].form if len(read) <= _MOST_BEFORE_LEAD else ""
    if first.form in little.NO and (first.ends or after in little.AFTER_PLAIN_NO | little.IDIOMS | little.NO):
        return Lead.NO, True
    if last in little.NO:
        return Lead.NO, True
    if first.form in little.YES or last in little.YES or (first.form in little.YES_ALONE and first.ends):
        return Lead.YES, True
    return _elliptic(said, units), False


def _elliptic(said: set[str], units: Sequence[Unit]) -> Lead:
    """The yes of "they do" and the no of "not yet" and "nobody has", which little words say alone."""
    if any(unit.form not in little.NOBODY for unit in units):
        return Lead.NEITHER
    states = said & (little.BEING | little.DOING)
    if said & little.DENYING:
        return Lead.NO if states or not said & little.NOBODY else Lead.NEITHER
    agreed = (states and said & little.PERSONS) or {"think", "so"} <= said or {"of", "course"} <= said
    return Lead.YES if agreed else Lead.NEITHER


_STOP = re.compile(r"[,;:.!?()\n]| - ")
_REACH = 4
"""Telling words that a denial reaches."""
_MOST_BEFORE_LEAD = 9
"""Words of a reply whose last word may be its yes or no."""
