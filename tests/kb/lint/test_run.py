"""Facts about running all checks, and about the exceptions from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.library import read_knowledge_base
from kb.lint import run
from kb.lint.__main__ import main
from tests.kb.texts import source

EXCEPTION = "- {check: headings, article: jam, reason: the tray is drawn}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge base with one article that fails several checks."""
    (tmp_path / "jam.md").write_text(source(), encoding="utf-8")
    return tmp_path


def messages(folder: Path) -> list[str]:
    return [problem.message for problem in run(read_knowledge_base(folder))]


def excepted(folder: Path, exceptions: str) -> Path:
    (folder / "lint_exceptions.yaml").write_text(exceptions, encoding="utf-8")
    return folder


def test_a_finding_names_its_check(folder: Path) -> None:
    assert "there is text above the first heading [headings]" in messages(folder)


def test_what_cannot_be_read_is_a_finding(folder: Path) -> None:
    (folder / "fire.md").write_text("no front matter", encoding="utf-8")
    assert "front matter is missing: the first line must be `---`" in messages(folder)


def test_an_exception_excuses_the_article_from_the_check(folder: Path) -> None:
    assert not any("[headings]" in message for message in messages(excepted(folder, EXCEPTION)))


def test_an_exception_excuses_from_no_other_check(folder: Path) -> None:
    assert any("[required-metadata]" in message for message in messages(excepted(folder, EXCEPTION)))


def test_an_exception_that_excuses_nothing_is_a_finding(folder: Path) -> None:
    exceptions = EXCEPTION.replace("headings", "commands")
    expected = "no longer needed: `jam` does not fail `commands` [exceptions]"
    assert expected in messages(excepted(folder, exceptions))


def test_an_exception_without_reason_is_a_finding(folder: Path) -> None:
    assert "`reason` is missing" in messages(excepted(folder, "- {check: headings, article: jam}\n"))


def test_problems_are_printed_with_file_and_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(str(folder))
    assert f"{folder / 'jam.md'}:1: there is text above the first heading [headings]" in capsys.readouterr().out


def test_a_knowledge_base_with_problems_gives_a_failing_status(folder: Path) -> None:
    assert main(str(folder)) == 1
