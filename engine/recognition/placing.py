"""A pattern laid over a paste: where it stands, what fills its slots, and how well it fits."""

from __future__ import annotations

from dataclasses import dataclass

from engine.findings import Span, Verdict
from engine.recognition.fit import Fit
from engine.recognition.gaps import Filled
from engine.recognition.patterns import Pattern

EXACT_FITNESS = 1.3
"""A near placing replaces exact ones it overlaps only when it is clearly more literal."""


@dataclass(frozen=True, slots=True)
class Placing:
    """`pattern` stands at the characters `span` of the folded text, its literal words among the words `[first, last)`.

    `size` counts the literal letters that are there, `prose` the letters of the names that read like half a sentence;
    `score` is 0..1, 1 for an exact placing; `fitness` is what its letters count against those of other placings;
    `fit` says of a near one how its words lie.
    """

    pattern: Pattern
    first: int
    last: int
    span: Span
    filled: tuple[Filled, ...]
    size: int
    prose: int = 0
    verdict: Verdict = Verdict.EXACT
    score: float = 1.0
    fitness: float = EXACT_FITNESS
    fit: Fit | None = None
