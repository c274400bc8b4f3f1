"""A watched folder tells of every change, and of nothing else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from kb.lint.watching import changes


class Stopped(Exception):
    """The watching has gone on long enough."""


def looks(folder: Path, *deeds: Callable[[], object]) -> int:
    """How often a change is told while one deed after the other is done between two looks."""
    left = [*deeds]

    def wait() -> None:
        if not left:
            raise Stopped
        left.pop(0)()

    told = 0
    with suppress(Stopped):
        for _ in changes(folder, wait):
            told += 1
    return told


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "articles" / "a.md"
    file.parent.mkdir()
    file.write_text("a", encoding="utf-8")
    return file


def test_the_first_look_is_told(article: Path) -> None:
    assert looks(article.parent) == 1


def test_nothing_is_told_while_nothing_changes(article: Path) -> None:
    assert looks(article.parent, article.read_text, article.read_text) == 1


def test_a_file_that_is_written_is_told(article: Path) -> None:
    assert looks(article.parent, lambda: article.write_text("ab", encoding="utf-8")) == 2


def test_a_vocabulary_that_is_added_is_told(article: Path) -> None:
    assert looks(article.parent, (article.parent / "captures.yaml").touch) == 2


def test_a_file_that_is_taken_away_is_told(article: Path) -> None:
    assert looks(article.parent, article.unlink) == 2


def test_other_files_are_passed_over(article: Path) -> None:
    assert looks(article.parent, (article.parent / "a.md.swp").touch) == 1


def test_a_link_to_nowhere_is_passed_over(article: Path) -> None:
    (article.parent / "b.md").symlink_to("nowhere")
    assert looks(article.parent) == 1
