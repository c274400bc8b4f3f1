"""The command that checks a knowledge base: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.kb.authoring.printer import printer_kb
from webapp.cli import main


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """The one article of a knowledge base about a printer."""
    return printer_kb(tmp_path / "kb").folder / "articles" / "alerts" / "paper-jam.md"


def lint(article: Path, *options: str) -> Result:
    folder = article.parents[2]
    variables = {"SYNCMEDIC_DATA": str(folder.parent / "data"), "SYNCMEDIC_KB": str(folder)}
    return CliRunner().invoke(main, ["kb", "lint", *options], env=variables)


def verified(article: Path, when: str) -> Path:
    """The article with another date of its last verification."""
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("last_verified: 2026-05", f"last_verified: {when}"), encoding="utf-8")
    return article


def test_an_example_that_is_not_recognised_is_a_problem(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("{paste: Paper jam in", "{paste: No sheet in"), encoding="utf-8")
    told = lint(article)
    assert (told.exit_code, "the example is not recognised" in told.stdout) == (1, True)


def test_a_date_that_is_still_to_come_is_a_problem(article: Path) -> None:
    told = lint(verified(article, "9999-01"))
    assert (told.exit_code, "is still to come" in told.stdout) == (1, True)


def test_an_article_that_nobody_verified_for_years_is_no_problem(article: Path) -> None:
    told = lint(verified(article, "2001-01"))
    assert (told.exit_code, "1 were last compared with their sources long ago" in told.stderr) == (0, True)


def test_the_articles_to_verify_are_named(article: Path) -> None:
    told = lint(verified(article, "2001-01"), "--overdue")
    assert (told.exit_code, told.stdout.splitlines()) == (
        0,
        [f"{article}:10: last verified in 2001-01: read the source again and set `last_verified`"],
    )


def test_json_names_the_articles_to_verify(article: Path) -> None:
    told = lint(verified(article, "2001-01"), "--overdue", "--json")
    assert json.loads(told.stdout)["line"] == 10
