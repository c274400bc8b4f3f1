"""Find alerts that are mistyped, cut off, or have a word too many or too few, where no exact alert stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.findings import Verdict
from engine.recognition.acceptance import is_promising, judge
from engine.recognition.alignment import Places, align
from engine.recognition.edges import leading, trailing
from engine.recognition.fit import Fit, fit, is_last
from engine.recognition.gaps import LONGEST, Filled, Stretch, fill, small_words
from engine.recognition.paste import Paste
from engine.recognition.patterns import UNKNOWN, Patterns
from engine.recognition.placing import Placing
from engine.recognition.proposals import Proposal, propose, propose_openings


def near_placings(paste: Paste, patterns: Patterns, covered: Sequence[bool]) -> list[Placing]:
    """The near placings among the words that are not `covered`, overlapping ones included; bounded work."""
    readings = _readings(paste, patterns, covered)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, ids in readings.items():
        for one in ids:
            places[one].append(number)
    trial = _Trial(paste, places, [0] * (len(paste.ids) // _DISTRICT + 1), [0.0] * (len(paste.ids) + 1))
    found = trial.placings(propose(readings, patterns))
    explained = list(covered)
    for placing in found:
        explained[placing.first : placing.last] = [True] * (placing.last - placing.first)
    return [*found, *trial.placings(propose_openings(paste, patterns, explained))]


@dataclass(slots=True)
class _Trial:
    """Tries proposals on a paste; `tried` counts them for every district of `_DISTRICT` words.

    `shares` says for every word how much of the pattern that fits there was proposed, 0 if none does.
    """

    paste: Paste
    places: Places
    tried: list[int]
    shares: list[float]
    left: int = 1_800
    """So many links of a literal word to a word of the paste are still tried, at least one for each literal word."""

    def placings(self, proposals: Iterable[Proposal]) -> list[Placing]:
        """The placings of those proposals that fit, as far as the work may go on, in total and in one district."""
        found: list[Placing] = []
        for proposal in proposals:
            if self.left <= 0:
                break
            middle = min((proposal.first + proposal.last) // 2, len(self.paste.ids))
            if self.tried[middle // _DISTRICT] < _MOST_RIVALS and not self._is_beaten(proposal):
                self.tried[middle // _DISTRICT] += 1
                placing = self._placing(proposal)
                if placing is not None:
                    found.append(placing)
                    words = range(placing.first, placing.last)
                    self.shares[placing.first : placing.last] = [max(proposal.share, self.shares[at]) for at in words]
        return found

    def _is_beaten(self, proposal: Proposal) -> bool:
        """Whether a pattern fits there of which much more is there; openings are tried where nothing fitted."""
        last_hit = max(0, proposal.last - LONGEST // 4)
        return 0 < proposal.share < _BEATEN * self.shares[min(last_hit, len(self.shares) - 1)]

    def _placing(self, proposal: Proposal) -> Placing | None:
        chain, tried = align(proposal.pattern, self.paste, self.places, proposal.first, proposal.last)
        self.left -= _A_TRIAL + max(tried, len(proposal.pattern.literal))
        promising = chain and is_promising(proposal.pattern, chain)
        return _placing(fit(proposal.pattern, self.paste, chain), self.paste) if promising else None


def _readings(paste: Paste, patterns: Patterns, covered: Sequence[bool]) -> dict[int, tuple[str, ...]]:
    """For each word that is not covered the ids it may stand for."""
    repairs: dict[str, tuple[str, ...]] = {}
    readings: dict[int, tuple[str, ...]] = {}
    for number, one in enumerate(paste.ids):
        if covered[number]:
            continue
        if one != UNKNOWN:
            readings[number] = (one,)
            continue
        key = paste.words.keys[number]
        if key not in repairs:
            known = patterns.spelling.keys_like(key) or patterns.spelling.keys_in(key)
            repairs[key] = tuple(patterns.ids[one] for one in known)
        readings[number] = repairs[key] or _begun(paste, patterns, number)
    return readings


def _begun(paste: Paste, patterns: Patterns, number: int) -> tuple[str, ...]:
    """The ids of the words that the last word of a text, of its line, or before three dots may have begun."""
    if not is_last(paste, number):
        return ()
    return tuple(patterns.ids[one] for one in patterns.spelling.keys_begun_by(paste.words.keys[number]))


def _placing(found: Fit, paste: Paste) -> Placing | None:
    pattern, there = found.pattern, found.there()
    first, last = found.words[there[0]], found.words[there[-1]] + 1
    filled = _filled(found, paste, first, last)
    bounds = [paste.words.starts[first], paste.words.ends[last - 1]]
    for one in filled:
        bounds += [one.start, one.end]
    judgement = judge(found, paste, filled, (min(bounds), max(bounds)))
    if not judgement.accepted:
        return None
    return Placing(
        pattern=pattern,
        first=first,
        last=last,
        span=(min(bounds), max(bounds)),
        filled=filled,
        size=sum(len(pattern.keys[literal]) for literal in there),
        verdict=Verdict.NEAR,
        score=judgement.score,
        fitness=judgement.fitness,
        prose=sum(map(len, small_words(filled, paste.text))),
        fit=found,
    )


def _filled(found: Fit, paste: Paste, first: int, last: int) -> tuple[Filled, ...]:
    """What fills the gaps between words that are there; an option nobody knows fills nothing."""
    filled: list[Filled] = []
    pattern = found.pattern
    for number, gap in enumerate(pattern.gaps):
        if not gap.slots:
            continue
        stretch = None
        if number == 0 and found.words[0] >= 0:
            stretch = leading(gap, paste, first)
        elif number == len(pattern.runs) and found.words[-1] >= 0:
            stretch = trailing(gap, paste, last)
        elif number in found.names:
            begin, end = found.names[number]
            stretch = Stretch(begin, end, paste.words.ends[begin - 1], _end_of(paste, begin, end))
        if stretch is not None:
            filled += fill(gap, paste, stretch) or ()
    return tuple(one for one in filled if one.start < one.end)


def _end_of(paste: Paste, begin: int, end: int) -> int:
    """Up to the next word, or to the end of the line where the text is cut."""
    if end < len(paste.ids) and not paste.crosses_hard_break(begin - 1, end):
        return paste.words.starts[end]
    return paste.line(paste.words.ends[max(begin, end) - 1])[1]


_A_TRIAL = 4
"""What a trial costs beside its links."""

_BEATEN = 0.85

_DISTRICT = 12
_MOST_RIVALS = 12
"""So many proposals are tried in every so many words."""
