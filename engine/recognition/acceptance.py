"""Judge whether a match is an alert of the knowledge base or only looks like one, and how good a near one is.

Coverage alone takes one foreign text in eight for an alert. So evidence is weighed: each word that is there speaks for
the alert, the more the less it is to be expected in any text; each word that is missing or foreign speaks against it.
The figures are tried out on message catalogues of other programs (`benchmarks/recognition.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.recognition.alignment import Link
from engine.recognition.fit import Fit
from engine.recognition.gaps import Filled, small_words
from engine.recognition.paste import Paste
from engine.recognition.patterns import Pattern
from engine.recognition.placing import Placing
from engine.recognition.standing import has_its_marks, is_a_proper_name, is_set_off_before, is_set_off_behind


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a fit is a near alert, and its score, 0..1 (below 1)."""

    accepted: bool
    score: float


def is_an_alert(placing: Placing, paste: Paste) -> bool:
    """Whether an exact placing says enough: by its words, or, if those are few, by its marks and by standing alone."""
    evidence = sum(placing.pattern.evidence)
    if evidence >= _SPEAKS_FOR_ITSELF:
        return True
    if evidence < _EVIDENCE_A_SMALL_WORD * len(small_words(placing.filled, paste.text)):
        return False
    if not has_its_marks(placing.pattern, placing.filled, paste.text):
        return False
    alone = is_set_off_before(paste, placing.span[0]) and is_set_off_behind(paste, placing.span[1])
    return alone or is_a_proper_name(placing.pattern, paste, placing.first, placing.last)


def is_promising(pattern: Pattern, chain: Sequence[Link]) -> bool:
    """Whether a chain of equal words may become an alert, its holes closed: enough is there, or a good beginning."""
    good = sum([pattern.evidence[link.literal] for link in chain])
    begins = chain[0].literal <= _MISSED_AT_THE_HEAD
    return good >= _LEAST_CHAIN and (begins or good >= _LEAST_CHAIN_SHARE * sum(pattern.evidence))


def judge(found: Fit, paste: Paste, filled: Sequence[Filled], span: tuple[int, int]) -> Judgement:
    """The judgement of a fit that stands at `span` of the folded text, its slots filled with `filled`."""
    evidence, there = found.pattern.evidence, found.there()
    most = sum(evidence)
    present = sum(evidence[literal] for literal in there)
    good = sum(evidence[literal] * found.qualities[literal] for literal in there)
    inside = sum(evidence[there[0] : there[-1] + 1]) - present
    head, tail = sum(evidence[: there[0]]), sum(evidence[there[-1] + 1 :])
    strange = _strangers_before(found, paste, span[0], there[0])
    alone = strange is not None
    foreign = [*found.foreign, *(strange or ())]
    if found.cut and not head:
        wrong = inside + _against(foreign, paste)
        least, share = (_MARKED_CUT, _MARKED_CUT_SHARE) if found.marked else (_CUT, _CUT_SHARE)
        net = good - _CUT_WRONG * wrong - _prose(filled, paste)
        accepted = alone and net >= max(least, share * most) and len(there) > 1
        return Judgement(accepted, 0.99 * good / (present + wrong) * (0.5 + 0.5 * (good / most)))
    strange = _strangers_behind(found, paste, span[1], len(evidence) - 1 - there[-1])
    alone = alone and strange is not None
    wrong = inside + head + tail + _against([*foreign, *(strange or ())], paste) + _prose(filled, paste)
    least, share = (_ALONE_EVIDENCE, _ALONE_SHARE) if alone else (_EVIDENCE, _SHARE)
    short = len(evidence) <= _SHORT and not (filled and has_its_marks(found.pattern, filled, paste.text))
    accepted = good - wrong >= max(least, share * most) and len(there) > 1 and not short
    return Judgement(accepted, 0.99 * good / (present + wrong))


def _against(foreign: Sequence[int], paste: Paste) -> float:
    return sum(_FOREIGN if len(paste.words.keys[word]) > 2 else _LITTLE_FOREIGN for word in foreign)


def _prose(filled: Iterable[Filled], paste: Paste) -> float:
    """What the small-letter words in the names speak against them: a name is not half a sentence."""
    return _PROSE * max(0, len(small_words(filled, paste.text)) - 1)


def _strangers_before(found: Fit, paste: Paste, start: int, missing: int) -> Sequence[int] | None:
    """The words before the fit in its line, no more than are missing there; None if the line began earlier."""
    if is_set_off_before(paste, start):
        return ()
    first = paste.word_from(start)
    for word in range(first - 1, max(first - 1 - missing, -1), -1):
        if is_set_off_before(paste, paste.words.starts[word]):
            return range(word, first)
    return None


def _strangers_behind(found: Fit, paste: Paste, end: int, missing: int) -> Sequence[int] | None:
    """The words behind the fit in its line, no more than are missing there; None if the line goes on."""
    if is_set_off_behind(paste, end):
        return ()
    last = paste.word_from(end)
    for word in range(last, min(last + missing, len(paste.ids))):
        if is_set_off_behind(paste, paste.words.ends[word]):
            return range(last, word + 1)
    return None


_SPEAKS_FOR_ITSELF = 9.0
_PROSE = 0.8
_EVIDENCE_A_SMALL_WORD = 2.0
_FOREIGN = 2.0
_LITTLE_FOREIGN = 0.6
_CUT = 4.0
_MARKED_CUT = 3.0
_CUT_SHARE = 0.35
_MARKED_CUT_SHARE = 0.15
_CUT_WRONG = 2.0
_ALONE_EVIDENCE = 4.0
_ALONE_SHARE = 0.5
_EVIDENCE = 7.0
_SHARE = 0.5
_LEAST_CHAIN = 1.5
_LEAST_CHAIN_SHARE = 0.35
_MISSED_AT_THE_HEAD = 1
_SHORT = 2
"""Templates of two words without a name are recognised word for word or not at all; with names, by their marks."""
