"""How a result is announced depends on its kind, and on how strongly its sources speak."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.findings import Candidate, Effect, Finding, Origin, Reason, RelationKind
from engine.resolution import resolution_of
from kb.model import Article, Kind, Rating, Severity


@pytest.mark.parametrize(
    ("severity", "heading"),
    [(Severity.UNSUPPORTED, "This is not supported"), (Severity.NOT_RECOMMENDED, "This is not recommended")],
)
def test_what_is_only_not_recommended_is_not_called_unsupported(severity: Severity, heading: str) -> None:
    article = Article("x", "X", Kind.UNSUPPORTED, "Body", Path("x.md"), severity=severity)
    assert resolution_of(article, Candidate("x", Rating.ESTABLISHED, 1.0), ()).heading == heading


def test_what_is_no_cause_is_not_called_one() -> None:
    article = Article("x", "X", Kind.PRACTICE, "Body", Path("x.md"))
    assert resolution_of(article, Candidate("x", Rating.SUGGESTED, 1.0), ()).confidence == "Fits best so far"


def announced(kind: Kind, rating: Rating) -> str:
    return resolution_of(Article("x", "X", kind, "Body", Path("x.md")), Candidate("x", rating, 1.0), ()).heading


def test_what_is_only_likely_is_not_announced_as_the_fix() -> None:
    assert announced(Kind.SYMPTOM, Rating.SUGGESTED) == "Try this first"


def test_what_the_rules_established_is_announced_as_the_fix() -> None:
    assert announced(Kind.SYMPTOM, Rating.ESTABLISHED) == "Here is the fix"


@pytest.mark.parametrize(
    ("origins", "confidence"),
    [
        ((Origin.ANSWERED,), "Established by your answers"),
        ((Origin.ALERT, Origin.ANSWERED), "Established by your text and your answers"),
        ((Origin.DERIVED,), "Established by your answers"),
        ((Origin.CODE,), "Established by the error code"),
        ((Origin.CODE, Origin.ALERT), "Established by your text"),
    ],
)
def test_what_established_a_cause_is_named(origins: tuple[Origin, ...], confidence: str) -> None:
    findings = tuple(Finding(f"q{number}", "a", origin) for number, origin in enumerate(origins))
    reason = Reason("x", RelationKind.CONFIRMED_BY, Effect.ESTABLISHES, findings)
    article = Article("x", "X", Kind.SYMPTOM, "Body", Path("x.md"))
    shown = resolution_of(article, Candidate("x", Rating.ESTABLISHED, 1.0, reasons=(reason,)), ())
    assert shown.confidence == confidence
