"""What cases reported about resolutions can be looked at and forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from engine.bootstrap import open_helpdesk
from engine.cases.events import Outcome
from engine.settings import Settings
from tests.engine.printers import write_printers
from webapp.cli import main

Command = Callable[..., Result]
CASES = 6


@pytest.fixture
def outcomes(tmp_path: Path) -> Command:
    """The command over a store in which an empty tray was the cause of some cases."""
    settings = Settings(kb_folder=write_printers(tmp_path / "kb"), var_folder=tmp_path / "data")
    desk = open_helpdesk(settings)
    for _ in range(CASES):
        view = desk.open_case(article="empty-tray")
        desk.report_outcome(view.case.id, view.case.version, "empty-tray", Outcome.HELPED)
    desk.close()

    def in_process(*arguments: str, **variables: str) -> Result:
        variables |= {"SYNCMEDIC_DATA": str(settings.var_folder), "SYNCMEDIC_KB": str(settings.kb_folder)}
        return CliRunner().invoke(main, ["kb", "outcomes", *arguments], env=variables)

    return in_process


def told(result: Result) -> dict[str, Any]:
    return dict(json.loads(result.stdout))


def test_the_table_tells_how_often_an_article_helped(outcomes: Command) -> None:
    assert "    6       6    1.30  empty-tray  The paper tray is empty" in outcomes().stdout


def test_scripts_get_the_same_figures(outcomes: Command) -> None:
    expected = {"article": "empty-tray", "tried": 6, "helped": 6.0, "factor": 1.297}
    assert told(outcomes("--json"))["outcomes"] == [expected]


def test_an_article_can_be_forgotten(outcomes: Command) -> None:
    assert told(outcomes("--forget", "empty-tray", "--json"))["outcomes"] == []


def test_everything_can_be_forgotten(outcomes: Command) -> None:
    assert told(outcomes("--forget", "--all", "--json"))["outcomes"] == []


def test_forgetting_another_article_changes_nothing(outcomes: Command) -> None:
    assert len(told(outcomes("--forget", "jam", "--json"))["outcomes"]) == 1


def test_an_unknown_article_is_named_so(outcomes: Command) -> None:
    result = outcomes("--forget", "no-such-article")
    assert (result.exit_code, "no such article" in result.stderr) == (2, True)


def test_the_table_says_when_learning_is_off(outcomes: Command) -> None:
    assert "Learning is off" in outcomes(SYNCMEDIC_LEARN="off").stdout


def test_a_switch_that_is_neither_on_nor_off_is_refused(outcomes: Command) -> None:
    result = outcomes(SYNCMEDIC_LEARN="perhaps")
    assert (result.exit_code, "must be on or off" in result.stderr) == (2, True)
