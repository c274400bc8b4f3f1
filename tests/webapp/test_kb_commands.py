"""The commands for authors: what they write and print, how they end, and what they say of mistakes."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.kb.authoring.printer import printer_kb
from tests.served import ROOT
from tests.webapp.commands import PREFIX, surroundings
from webapp.cli import main

Command = Callable[..., Result]
TONER = ("--title", "Toner is low", "--kind", "alert", "--alert", "The toner of {tray} ran out this morning.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return printer_kb(tmp_path / "kb").folder


@pytest.fixture
def kb(folder: Path) -> Command:
    def in_process(*arguments: str, given: str = "") -> Result:
        variables = {"SYNCMEDIC_DATA": str(folder.parent / "data"), "SYNCMEDIC_KB": str(folder)}
        return CliRunner().invoke(main, ["kb", *arguments], input=given, env=variables)

    return in_process


# --- new --------------------------------------------------------------------------------------------------------------


def test_a_new_article_is_accepted_by_lint(kb: Command) -> None:
    assert (kb("new", *TONER, "--step", "Change it.").exit_code, kb("lint").exit_code) == (0, 0)


def test_a_new_article_is_diagnosed_from_its_alert(kb: Command, folder: Path) -> None:
    kb("new", *TONER)
    variables = {"SYNCMEDIC_DATA": str(folder.parent / "data"), "SYNCMEDIC_KB": str(folder)}
    told = CliRunner().invoke(main, ["diagnose", "--json", "The toner of B7 ran out this morning."], env=variables)
    assert json.loads(told.stdout)["alerts"][0]["article"] == "toner-is-low"


def test_everything_is_asked_for_without_a_title(kb: Command, folder: Path) -> None:
    lines = [
        "Toner is low",
        "symptom",
        "",
        "",
        "",
        "lamp=red",
        "job=scan",
        "",
        "pale print",
        "",
        "It is old.",
        "Buy.",
        "",
    ]
    assert kb("new", given="\n".join([*lines, ""])).exit_code == 0
    assert "pale print" in (folder / "articles" / "symptoms" / "toner-is-low.md").read_text(encoding="utf-8")


def test_nothing_is_overwritten(kb: Command, folder: Path) -> None:
    kb("new", *TONER)
    file = folder / "articles" / "alerts" / "toner-is-low.md"
    file.write_text("mine", encoding="utf-8")
    assert (kb("new", *TONER).exit_code, file.read_text(encoding="utf-8")) == (2, "mine")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--id", "../toner"], "../toner"),
        (["--alert", "Low {tonr}"], "tonr"),
        (["--step", "You change it."], "does not begin with what to do"),
        (["--question", "job=sing"], "print, scan"),
        (["--alert", "{tray}"], "too few words"),
    ],
)
def test_nothing_is_written_of_what_cannot_be_accepted(
    kb: Command, folder: Path, options: list[str], words: str
) -> None:
    told = kb("new", *TONER[:4], "--code", "E5", *options)
    assert (told.exit_code, words in told.stderr, len([*folder.rglob("*.md")])) == (2, True, 1)


def test_json_names_the_file_and_the_lines_to_fill_in(kb: Command) -> None:
    told = json.loads(kb("new", "--json", *TONER).stdout)
    lines = Path(told["file"]).read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if "TODO" in line] == told["to_fill"]


# --- coverage ---------------------------------------------------------------------------------------------------------


def test_coverage_counts_what_is_exercised(kb: Command) -> None:
    told = json.loads(kb("coverage", "--json").stdout)
    assert told["answers"] == {
        "all": 4,
        "exercised": 3,
        "not_exercised": [{"question": "job", "answer": "scan"}],
    }


def test_coverage_names_in_words_what_nobody_exercises(kb: Command) -> None:
    assert "  job: scan" in kb("coverage").stdout.splitlines()


# --- import -----------------------------------------------------------------------------------------------------------

PAGE = """# Alerts of the printer

## Toner is low

Alert: The toner of <Tray Name> ran out this morning.

Cause: Somebody printed a lot.

Solution:

  1. Open <Tray Name>.
  2. Change the toner.

## The lamp is broken

Alert: The lamp above <Tray Name> cannot be lit again.

Solution: Call the maker.
"""


def test_every_alert_of_a_page_becomes_a_file_that_lint_accepts(kb: Command, folder: Path) -> None:
    assert (kb("import", "-", given=PAGE).exit_code, kb("lint").exit_code) == (0, 0)
    assert len([*folder.rglob("*.md")]) == 3


def test_an_imported_alert_is_a_template_with_its_steps(kb: Command, folder: Path) -> None:
    kb("import", "-", given=PAGE)
    text = (folder / "articles" / "alerts" / "toner-is-low.md").read_text(encoding="utf-8")
    assert "- The toner of {tray} ran out this morning." in text
    assert "1. Open {tray}.\n2. Change the toner." in text


def test_importing_twice_overwrites_nothing(kb: Command, folder: Path) -> None:
    kb("import", "-", given=PAGE)
    file = folder / "articles" / "alerts" / "toner-is-low.md"
    file.write_text(file.read_text(encoding="utf-8") + "mine", encoding="utf-8")
    told = json.loads(kb("import", "-", "--json", given=PAGE).stdout)
    assert (told["files"], file.read_text(encoding="utf-8")[-4:]) == ([], "mine")


def test_what_lint_will_say_of_an_import_is_told(kb: Command) -> None:
    page = "Alert: The toner of <Level> ran out this morning.\n\nSolution:\n\n1. You wait.\n"
    told = kb("import", "-", given=page).stderr
    assert "capture `level` is not declared" in told
    assert "does not begin with what to do" in told


def test_a_page_without_alerts_is_refused(kb: Command) -> None:
    assert kb("import", "-", given="# Nothing\n").exit_code == 2


# --- lint --watch -----------------------------------------------------------------------------------------------------


def test_a_watched_knowledge_base_is_checked_again_when_a_file_is_saved_until_ctrl_c(folder: Path) -> None:
    command = [*PREFIX, "kb", "lint", "--watch", "--kb", str(folder)]
    surrounded = {"cwd": ROOT, "env": surroundings(folder.parent / "data")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **surrounded) as watching:
        assert watching.stderr is not None
        first = watching.stderr.readline()
        (folder / "articles" / "alerts" / "paper-jam.md").unlink()
        second = watching.stderr.readline()
        watching.send_signal(signal.SIGINT)
        last = watching.stderr.readline()
    told = [line.strip() for line in (first, second, last)]
    assert told == ["1 articles, 0 problems.", "0 articles, 1 problems.", "Stopped."]
    assert watching.returncode == 0
