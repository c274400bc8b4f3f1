"""The commands for authors: what they write and print, how they end, and what they say of mistakes."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.library import version_of
from tests.kb.authoring.printer import printer_kb
from tests.kb.repository import commit
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


# --- preview ----------------------------------------------------------------------------------------------------------


def test_a_preview_shows_page_pastes_and_walkthroughs(kb: Command) -> None:
    told = kb("preview", "paper-jam").stdout
    assert ("Open Tray 2." in told, "Paste 1: recognised word for word" in told, "->  established" in told) == (
        True,
        True,
        True,
    )


def test_a_preview_of_an_article_that_holds_ends_well(kb: Command) -> None:
    assert kb("preview", "paper-jam").exit_code == 0


def test_a_preview_marks_the_words_in_which_a_paste_differs(kb: Command) -> None:
    told = kb("preview", "paper-jam", "--text", "-", given="Paper was lost in Tray 2 while printing.")
    assert ("{+was lost+}" in told.stdout, told.exit_code) == (True, 1)


def test_a_preview_can_be_one_page_without_other_files(kb: Command, tmp_path: Path) -> None:
    kb("preview", "paper-jam", "--html", str(tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert ("Paper jam in a tray" in page, "src=" in page, "<link" in page) == (True, False, False)


def test_json_of_a_preview_tells_the_rating_after_each_answer(kb: Command) -> None:
    told = json.loads(kb("preview", "paper-jam", "--json").stdout)
    assert told["walkthroughs"][0]["steps"] == [{"question": "tray_state", "answer": "jammed", "rating": "established"}]


def test_a_preview_of_a_file_that_is_no_article_yet_says_why(kb: Command, folder: Path) -> None:
    (folder / "articles" / "alerts" / "begun.md").write_text("---\ntitle: Begun\n---\n", encoding="utf-8")
    told = kb("preview", "begun")
    assert ("begun.md:" in told.stderr, told.exit_code) == (True, 2)


def test_a_preview_of_nothing_is_refused(kb: Command) -> None:
    assert kb("preview", "nowhere").exit_code == 2


# --- diff and as of ---------------------------------------------------------------------------------------------------


@pytest.fixture
def renamed(folder: Path) -> Path:
    """A knowledge base whose article had another title, and another alert, a revision ago."""
    commit(folder, "Begin")
    file = folder / "articles" / "alerts" / "paper-jam.md"
    text = file.read_text(encoding="utf-8").replace("title: Paper jam in a tray", "title: A jam")
    file.write_text(text.replace('["Paper jam in', '["Paper got stuck in'), encoding="utf-8")
    commit(folder, "Rename")
    return folder


def test_a_difference_is_told_in_words(kb: Command, renamed: Path) -> None:
    assert "    title: “Paper jam in a tray” is now “A jam”" in kb("diff", "HEAD~1").stdout.splitlines()


def test_a_difference_names_the_pastes_that_are_answered_otherwise(kb: Command, renamed: Path) -> None:
    moved = json.loads(kb("diff", "HEAD~1", "--json").stdout)["moved"]
    assert [(each["before"], each["after"]) for each in moved] == [("paper-jam (exact)", "")]


def test_a_version_of_the_knowledge_base_can_be_looked_up(kb: Command, renamed: Path) -> None:
    told = json.loads(kb("diff", "HEAD~1", "--json").stdout)
    assert json.loads(kb("diff", told["old"], "--json").stdout)["since"] == told["since"]


def test_a_case_names_the_version_it_was_opened_over_when_that_has_changed(kb: Command, folder: Path) -> None:
    variables = {"SYNCMEDIC_DATA": str(folder.parent / "data"), "SYNCMEDIC_KB": str(folder)}
    case = json.loads(CliRunner().invoke(main, ["chat", "--json", "Purple flamingos"], env=variables).stdout)
    version = version_of(folder)
    kb("new", *TONER)
    told = CliRunner().invoke(main, ["case", "show", case["id"]], env=variables).stdout
    assert f"`syncmedic kb diff {version}`" in told


def test_nothing_is_different_from_now(kb: Command, renamed: Path) -> None:
    assert kb("diff", "HEAD").stdout.splitlines()[-1] == "Nothing has changed."


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["kb", "show", "paper-jam"], "Paper jam in a tray"),
        (["search", "jam"], "Paper jam in a tray"),
        (["diagnose", "Paper jam in Tray 9 while scanning."], "Here is the fix: Paper jam in a tray"),
    ],
)
def test_what_would_have_been_said_then_is_said_as_of_a_revision(renamed: Path, command: list[str], words: str) -> None:
    variables = {"SYNCMEDIC_DATA": str(renamed.parent / "data"), "SYNCMEDIC_KB": str(renamed)}
    told = CliRunner().invoke(main, [*command, "--as-of", "HEAD~1"], env=variables)
    assert words in told.stdout


def test_a_revision_nobody_knows_is_refused(kb: Command, renamed: Path) -> None:
    told = kb("diff", "nowhere")
    assert ("no revision `nowhere`" in told.stderr, told.exit_code) == (True, 2)


def test_a_difference_needs_a_repository(kb: Command) -> None:
    told = kb("diff", "HEAD")
    assert ("lies in no git repository" in told.stderr, told.exit_code) == (True, 2)


# --- misses -----------------------------------------------------------------------------------------------------------

FOREIGN = "Purple flamingos dance around {}@example.com every single morning\n"


def test_misses_are_counted_and_told_without_names(kb: Command) -> None:
    told = kb("misses", "--from", "-", given=FOREIGN.format("dana") + "Paper jam in Tray 2 while printing.\n")
    assert [line.split("×")[1].strip() for line in told.stdout.splitlines()] == [
        "Purple flamingos dance around ‹email-1› every single morning"  # noqa: RUF001 (as it is printed)
    ]


def test_misses_of_cases_are_those_that_were_kept(kb: Command, folder: Path) -> None:
    variables = {"SYNCMEDIC_DATA": str(folder.parent / "data"), "SYNCMEDIC_KB": str(folder)}
    CliRunner().invoke(main, ["chat", "Purple flamingos dance"], env=variables)
    assert [miss["count"] for miss in json.loads(kb("misses", "--json").stdout)["misses"]] == [1]


def test_a_miss_becomes_a_draft_that_lint_does_not_accept_yet(kb: Command) -> None:
    told = kb("misses", "--from", "-", "--draft", "1", given=FOREIGN.format("dana"))
    assert ("needs `alerts` or `codes`" in told.stderr, kb("lint").exit_code) == (True, 1)


def test_the_example_of_a_draft_is_recognised_when_its_alert_is_written(kb: Command) -> None:
    told = json.loads(kb("misses", "--from", "-", "--draft", "1", "--json", given=FOREIGN.format("dana")).stdout)
    file = Path(told["file"])
    before = kb("preview", file.stem).stdout
    text = file.read_text(encoding="utf-8").replace(
        "examples:", "alerts: ['Purple flamingos dance around {tray} every single morning']\nexamples:"
    )
    file.write_text(text, encoding="utf-8")
    assert ("Paste 1: not recognised" in before, "Paste 1: recognised" in kb("preview", file.stem).stdout) == (
        True,
        True,
    )


@pytest.mark.parametrize("given", ['{"txt": "a"}', '{"text": 1}', "{text"])
def test_misses_of_lines_that_are_no_json_are_refused(kb: Command, given: str) -> None:
    assert kb("misses", "--from", "-", given=given).exit_code == 2
