"""What was found out in a case and concluded from it: the frozen dataclasses every part of the engine speaks in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kb.model import Rating

Span = tuple[int, int]
"""Start and end (exclusive) in characters of the original text."""


class Origin(StrEnum):
    """Where a finding comes from; only ALERT, CODE, ANSWERED and DERIVED may establish or exclude."""

    ALERT = "alert"
    CODE = "code"
    HEARD = "heard"
    ANSWERED = "answered"
    DERIVED = "derived"


class Verdict(StrEnum):
    """How well a text fits an alert template: word for word, or similar (which may only suggest)."""

    EXACT = "exact"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Finding:
    """A question with its answer and origin; `text` is what the person wrote, where there is such a text."""

    question: str
    answer: str
    origin: Origin
    text: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """A name cut out of the text, exactly as it stands there."""

    name: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words in which a near alert and the known template agree or not; either side may be empty."""

    same: bool
    yours: str
    known: str


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert recognised in a text.

    `article` is the best claimant; `claimants` lists every article whose template fits the same sentence equally
    well (more than one: the sentence alone does not say which). `findings` are those of `{name:a|b}` choices.
    `score` is 0..1; `count` how often the same alert with the same captures stands in the text.
    """

    article: str
    claimants: tuple[str, ...]
    template: str
    verdict: Verdict
    score: float
    span: Span
    captures: tuple[Capture, ...] = ()
    findings: tuple[Finding, ...] = ()
    differences: tuple[Difference, ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True)
class Code:
    """An error code in its one canonical form, and where and how it was written."""

    canonical: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Recognition:
    """Everything recognised in one text, in the order of the text."""

    alerts: tuple[Alert, ...] = ()
    codes: tuple[Code, ...] = ()
    heard: tuple[Finding, ...] = ()


class RelationKind(StrEnum):
    """The relations of an article that rules are made of."""

    OWN_ALERT = "alerts"
    NEAR_ALERT = "near alert"
    CODE = "codes"
    CONFIRMED_BY = "confirmed_by"
    REQUIRES = "requires"
    RULED_OUT_BY = "ruled_out_by"
    SHOWS = "shows"
    OUTCOME = "outcome"
    PROPOSED = "proposed"
    """Not written by an author: a search or the person's own choice speaks for the article."""


class Effect(StrEnum):
    """What a relation that fired says about its article."""

    ESTABLISHES = "establishes"
    EXCLUDES = "excludes"
    SUPPORTS = "supports"
    WEAKENS = "weakens"


@dataclass(frozen=True, slots=True)
class Reason:
    """A relation of `article` that fired on `findings`; `line` is where it stands in the article's file (0: none)."""

    article: str
    relation: RelationKind
    effect: Effect
    findings: tuple[Finding, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the rules concluded about one article, and why."""

    article: str
    rating: Rating
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Experience:
    """What earlier cases reported about an article's resolution: in `tried` cases it `helped` (partly counts half).

    `factor` says how much likelier (above 1) or less likely (below 1) that makes the article to begin with.
    """

    tried: int
    helped: float
    factor: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A conclusion with its place in the order: `likelihood` is 0..1 over all open candidates of the case."""

    article: str
    rating: Rating
    likelihood: float
    reasons: tuple[Reason, ...] = ()
    experience: Experience | None = None
    """What earlier cases reported, where that moved the article."""
