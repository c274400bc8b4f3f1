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
from engine.recognition.standing import (
    begins_in_a_sentence,
    has_its_marks,
    is_a_proper_name,
    is_set_off_before,
    is_set_off_behind,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a fit is a near alert, its score, 0..1 (below 1), and its fitness: the score as far as the text goes."""

    accepted: bool
    score: float
    fitness: float


def is_an_alert(placing: Placing, paste: Paste) -> bool:
    """Whether an exact placing says enough: by its words, or, if those are few, by its marks and by standing alone."""
    evidence = sum(placing.pattern.evidence)
    if evidence >= _SPEAKS_FOR_ITSELF or (
        evidence >= _QUOTED and begins_in_a_sentence(placing.pattern, paste, placing.first)
    ):
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
    weighed = _weigh(found)
    before = _strangers_before(paste, span[0], found.there()[0])
    if found.cut and not weighed.head:
        return _judge_cut(found, paste, filled, weighed, alone=before is not None)
    behind = _strangers_behind(paste, span[1], len(found.words) - 1 - found.there()[-1])
    return _judge_whole(found, paste, filled, weighed, before, behind)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The evidence of a pattern's words: of all, of those there (`good`: slips counted less), of those missing."""

    most: float
    present: float
    good: float
    length: float
    head: float
    inside: float
    tail: float

    def score(self, wrong: float) -> float:
        """How good a fit with so much against it is; below 1 even with nothing against it."""
        return 0.99 * self.good / (self.present + wrong)


def _weigh(found: Fit) -> _Weighed:
    evidence, there = found.pattern.evidence, found.there()
    present = sum(evidence[literal] for literal in there)
    return _Weighed(
        most=sum(evidence),
        present=present,
        good=sum(evidence[literal] * found.qualities[literal] for literal in there),
        length=sum(_of_length(found.pattern.spelled[literal]) * found.qualities[literal] for literal in there),
        head=sum(evidence[: there[0]]),
        inside=sum(evidence[there[0] : there[-1] + 1]) - present,
        tail=sum(evidence[there[-1] + 1 :]),
    )


def _judge_cut(found: Fit, paste: Paste, filled: Sequence[Filled], weighed: _Weighed, *, alone: bool) -> Judgement:
    """A cut alert begins a line and is right as far as it goes; what is cut off is not held against it."""
    wrong = weighed.inside + _against(found.foreign, paste)
    least, share = (_MARKED_CUT, _MARKED_CUT_SHARE) if found.marked else (_CUT, _CUT_SHARE)
    net = weighed.good + weighed.length - _WRONG_IN_LITTLE * wrong - _prose(filled, paste)
    accepted = alone and net >= max(least if len(found.there()) > 1 else _CUT, share * weighed.most)
    score = weighed.score(wrong)
    return Judgement(accepted, score * (0.5 + 0.5 * weighed.good / weighed.most), score * score)


def _judge_whole(
    found: Fit,
    paste: Paste,
    filled: Sequence[Filled],
    weighed: _Weighed,
    before: Sequence[int] | None,
    behind: Sequence[int] | None,
) -> Judgement:
    """A whole alert may have a few words wrong, and fewer where it is only part of a line."""
    foreign = [*found.foreign, *(before or ()), *(behind or ())]
    wrong = weighed.head + weighed.inside + weighed.tail + _against(foreign, paste) + _prose(filled, paste)
    alone = before is not None and behind is not None
    least, share = (_ALONE_EVIDENCE, _ALONE_SHARE) if alone else (_EVIDENCE, _SHARE)
    accepted = weighed.good - wrong >= max(least, share * weighed.most) and len(found.there()) > 1
    if len(found.words) <= _SHORT:
        accepted = accepted and bool(filled) and has_its_marks(found.pattern, filled, paste.text)
        accepted = accepted or (alone and _is_all_there(found, weighed, wrong))
    score = weighed.score(wrong)
    return Judgement(accepted, score, score * score)


def _is_all_there(found: Fit, weighed: _Weighed, wrong: float) -> bool:
    """Whether a short template says enough by itself: no word is missing, hardly one too many."""
    enough = weighed.good + weighed.length - _WRONG_IN_LITTLE * wrong >= _ALONE_EVIDENCE
    return enough and len(found.there()) == len(found.words) and not _has_short_slips(found)


def _has_short_slips(found: Fit) -> bool:
    """Whether a short word is not as in the pattern: `Sent` is another word than `Send`."""
    pairs = zip(found.qualities, found.pattern.spelled, strict=True)
    return any(quality < 1.0 and len(word) < _SHORT_WORD for quality, word in pairs)


def _of_length(word: str) -> float:
    """How much more than other words a long one tells where it stands alone in a line."""
    return min(_LONG_MOST, _LONG_A_LETTER * max(0, len(word) - _LONG_WORD))


def _against(foreign: Sequence[int], paste: Paste) -> float:
    return sum(_FOREIGN if len(paste.words.keys[word]) > 2 else _LITTLE_FOREIGN for word in foreign)


def _prose(filled: Iterable[Filled], paste: Paste) -> float:
    """What the small-letter words in the names speak against them: a name is not half a sentence."""
    return _PROSE * max(0, len(small_words(filled, paste.text)) - 1)


def _strangers_before(paste: Paste, start: int, missing: int) -> Sequence[int] | None:
    """The words before the fit in its line, no more than are missing there; None if the line began earlier."""
    if is_set_off_before(paste, start):
        return ()
    first = paste.word_from(start)
    for word in range(first - 1, max(first - 1 - missing, -1), -1):
        if is_set_off_before(paste, paste.words.starts[word]):
            return range(word, first)
    return None


def _strangers_behind(paste: Paste, end: int, missing: int) -> Sequence[int] | None:
    """The words behind the fit in its line, no more than are missing there; None if the line goes on."""
    if is_set_off_behind(paste, end):
        return ()
    last = paste.word_from(end)
    for word in range(last, min(last + missing, len(paste.ids))):
        if is_set_off_behind(paste, paste.words.ends[word]):
            return range(last, word + 1)
    return None


_SPEAKS_FOR_ITSELF = 7.5
"""Three telling words in the right place need nothing else."""

_QUOTED = 6.0
"""Two telling words are enough where their capital begins a quotation in the middle of a sentence."""

_EVIDENCE_A_SMALL_WORD = 1.0
_PROSE = 0.8
"""What a small-letter word within a name costs: first a literal template of few words, then a near one."""

_FOREIGN = 2.0
_LITTLE_FOREIGN = 0.6
"""What a word that the pattern does not have costs."""

_CUT = 4.0
_CUT_SHARE = 0.42
_MARKED_CUT = 3.0
_MARKED_CUT_SHARE = 0.15
_WRONG_IN_LITTLE = 2.0
"""A cut alert: least evidence and share of all, less where dots or half a word mark the cut; what an error counts
where little is to be seen."""

_ALONE_EVIDENCE = 4.0
_ALONE_SHARE = 0.5
_EVIDENCE = 7.0
_SHARE = 0.5
"""A whole alert: least evidence and least share of all, alone in its line and among other words."""

_LEAST_CHAIN = 1.5
_LEAST_CHAIN_SHARE = 0.35
_MISSED_AT_THE_HEAD = 1
"""Chains with less are not worth closing their holes."""

_SHORT_WORD = 5
_LONG_WORD = 8
_LONG_A_LETTER = 0.4
_LONG_MOST = 3.0
"""Each letter of a word beyond so many says so much more, up to as much as a telling word."""

_SHORT = 2
"""Templates of two words or less, their names without their marks, must be all there and alone in the line."""
