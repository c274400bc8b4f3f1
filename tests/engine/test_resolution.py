"""How a result is announced depends on its kind, and on how strongly its sources speak."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.findings import Candidate
from engine.resolution import resolution_of
from kb.model import Article, Kind, Rating, Severity


@pytest.mark.parametrize(
    ("severity", "heading"),
    [(Severity.UNSUPPORTED, "This is not supported"), (Severity.NOT_RECOMMENDED, "This is not recommended")],
)
def test_what_is_only_not_recommended_is_not_called_unsupported(severity: Severity, heading: str) -> None:
    article = Article("x", "X", Kind.UNSUPPORTED, "Body", Path("x.md"), severity=severity)
    assert resolution_of(article, Candidate("x", Rating.ESTABLISHED, 1.0), ()).heading == heading
