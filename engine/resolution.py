"""What to show of an established or likely article: cause, steps and check, and the names from the paste to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engine.findings import Alert, Candidate, Effect, Origin, Verdict
from kb.model import Article, Kind, Rating, Section, Severity

CAUSE_HEADINGS = ("Why it happens", "Why", "Status", "The limit", "When to use it", "The practice")
STEP_HEADINGS = ("Resolution", "What to do instead", "Workaround", "What to do", "Steps", "How to do it")
CHECK_HEADINGS = ("Check that it worked", "What it tells you")
"""Which section plays which part, over all kinds; an article has at most one heading of each row that leads."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """One candidate ready to be shown; sections are None where the article has none, `rest` is what is left of it."""

    article: Article
    candidate: Candidate
    alert: Alert | None
    captures: Mapping[str, str]
    cause: Section | None
    steps: Section | None
    check: Section | None
    rest: tuple[Section, ...]

    @property
    def heading(self) -> str:
        """How the result is announced: some kinds are not something to repair."""
        match self.article.kind:
            case Kind.UNSUPPORTED if self.article.severity is Severity.NOT_RECOMMENDED:
                return "This is not recommended"
            case Kind.UNSUPPORTED:
                return "This is not supported"
            case Kind.KNOWN_ISSUE:
                return "Known limitation"
            case Kind.LIMIT:
                return "A limit was reached"
            case Kind.PROCEDURE | Kind.PRACTICE:
                return "This should help"
            case _ if self.candidate.rating is not Rating.ESTABLISHED:
                return "Try this first"
            case _:
                return "Here is the fix"

    @property
    def confidence(self) -> str:
        """How sure the match is, in words a person understands."""
        match self.alert, self.candidate.rating:
            case Alert(verdict=Verdict.EXACT), "established":
                return "Exact alert text"
            case _, "established":
                return f"Established by {_grounds(self.candidate)}"
            case Alert(verdict=Verdict.NEAR), _:
                return "Similar alert text, check the differences"
            case _ if self.article.kind in (Kind.PROCEDURE, Kind.PRACTICE):
                return "Fits best so far"
            case _:
                return "Most likely cause"


def resolution_of(article: Article, candidate: Candidate, alerts: Iterable[Alert]) -> Resolution:
    """The resolution of `article`; captures are those of its own alert first, then of any other alert in the case."""
    known = tuple(alerts)
    own = next((alert for alert in known if article.id in alert.claimants), None)
    cause, steps, check = (_first(article, headings) for headings in (CAUSE_HEADINGS, STEP_HEADINGS, CHECK_HEADINGS))
    led = {section.heading for section in (cause, steps, check) if section}
    rest = tuple(section for section in article.sections if section.heading not in led)
    return Resolution(article, candidate, own, _captures(own, known), cause, steps, check, rest)


def _grounds(candidate: Candidate) -> str:
    """What established the candidate: the person's answers, the text, or both."""
    proofs = (reason for reason in candidate.reasons if reason.effect is Effect.ESTABLISHES)
    origins = {finding.origin for proof in proofs for finding in proof.findings}
    told = origins - {Origin.ANSWERED, Origin.DERIVED}
    if not told:
        return "your answers"
    if told != origins:
        return "your text and your answers"
    return "the error code" if told == {Origin.CODE} else "your text"


def _first(article: Article, headings: tuple[str, ...]) -> Section | None:
    return next((section for heading in headings if (section := article.section(heading))), None)


def _captures(own: Alert | None, alerts: Iterable[Alert]) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for alert in (own, *alerts):
        for capture in alert.captures if alert else ():
            names.setdefault(capture.name, capture.text)
    return MappingProxyType(names)
