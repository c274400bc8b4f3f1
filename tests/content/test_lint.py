"""The articles keep the rules of their authors."""

from __future__ import annotations

from kb.lint import run
from tests.content.knowledge import KB


def test_no_article_has_a_problem() -> None:
    assert [str(problem) for problem in run(KB)] == []
