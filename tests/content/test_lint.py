"""The articles keep the rules of their authors."""

from __future__ import annotations

from datetime import UTC, datetime

from engine.lint import run
from tests.content.knowledge import KB


def test_no_article_has_a_problem() -> None:
    assert [str(problem) for problem in run(KB, datetime.now(UTC).date())] == []
