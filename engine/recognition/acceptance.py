"""Judge whether a fit is good enough to be called a near alert, and how good it is."""

from __future__ import annotations

from dataclasses import dataclass

from engine.recognition.fit import Fit
from engine.recognition.paste import Paste


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a fit is a near alert, and its score, 0..1 (below 1)."""

    accepted: bool
    score: float


def judge(found: Fit, paste: Paste) -> Judgement:
    """The judgement of a fit.

    `quality` is the weight of the words that are there, slips counted less, over that weight and the weight of all
    that is wrong between the first and the last of them; `coverage` is the share of the pattern they span.
    """
    weights, there = found.pattern.weights, found.there()
    whole = sum(weights)
    mean = whole / len(weights)
    matched = sum(weights[literal] * found.qualities[literal] for literal in there)
    inside = sum(weights[there[0] : there[-1] + 1])
    tail = sum(weights[there[-1] + 1 :])
    head = sum(weights[: there[0]])
    foreign = _FOREIGN * mean * len(found.foreign)
    quality = matched / (inside + foreign)
    coverage = (inside - 0.0) / whole
    words = len(there)
    if found.cut and not head:
        accepted = quality >= _CUT_QUALITY and coverage >= _CUT_COVERAGE and words >= _FEWEST
        return Judgement(accepted, 0.99 * quality * (0.5 + 0.5 * coverage))
    share = matched / (whole + foreign)
    accepted = share >= _LEAST_SHARE and words >= _FEWEST
    return Judgement(accepted, 0.99 * share)


_FOREIGN = 0.7
_CUT_QUALITY = 0.8
_CUT_COVERAGE = 0.4
_LEAST_SHARE = 0.75
_FEWEST = 3
