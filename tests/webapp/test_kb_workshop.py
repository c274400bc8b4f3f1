"""The commands of the author's workshop: what an article does, what changed, what nobody could answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.library import version_of
from tests.kb.authoring.printer import printer_kb
from tests.kb.repository import commit
from webapp.cli import main

Command = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return printer_kb(tmp_path / "kb").folder


@pytest.fixture
def syncmedic(folder: Path) -> Command:
    def in_process(*arguments: str, given: str = "") -> Result:
        variables = {"SYNCMEDIC_DATA": str(folder.parent / "data"), "SYNCMEDIC_KB": str(folder)}
        return CliRunner().invoke(main, arguments, input=given, env=variables)

    return in_process


# --- preview ----------------------------------------------------------------------------------------------------------


def test_a_preview_shows_page_pastes_and_walkthroughs(syncmedic: Command) -> None:
    told = syncmedic("kb", "preview", "paper-jam").stdout
    assert ("Open Tray 2." in told, "Paste 1: recognised word for word" in told, "->  established" in told) == (
        True,
        True,
        True,
    )


def test_a_preview_tells_the_code_of_a_walkthrough_as_its_author_wrote_it(syncmedic: Command, folder: Path) -> None:
    file = folder / "articles" / "alerts" / "paper-jam.md"
    walked = file.read_text(encoding="utf-8").replace(
        "{answers: {tray_state: jammed}}", "{answers: {code: 0x80040265}}"
    )
    file.write_text(walked, encoding="utf-8")
    assert "Code  0x80040265  ->" in syncmedic("kb", "preview", "paper-jam").stdout


def test_a_preview_of_an_article_that_holds_ends_well(syncmedic: Command) -> None:
    assert syncmedic("kb", "preview", "paper-jam").exit_code == 0


def test_a_preview_marks_the_words_in_which_a_paste_differs(syncmedic: Command) -> None:
    paste = "Paper was lost in Tray 2 while printing. The page was 3."
    told = syncmedic("kb", "preview", "paper-jam", "--text", "-", given=paste)
    assert ("{+was lost+}" in told.stdout, told.exit_code) == (True, 1)


def test_a_preview_can_be_one_page_without_other_files(syncmedic: Command, tmp_path: Path) -> None:
    syncmedic("kb", "preview", "paper-jam", "--html", str(tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert ("Paper jam in a tray" in page, "src=" in page, "<link" in page) == (True, False, False)


def test_json_of_a_preview_tells_the_rating_after_each_answer(syncmedic: Command) -> None:
    told = json.loads(syncmedic("kb", "preview", "paper-jam", "--json").stdout)
    assert told["walkthroughs"][0]["steps"] == [{"question": "tray_state", "answer": "jammed", "rating": "established"}]


def test_a_preview_of_a_file_that_is_no_article_yet_says_why(syncmedic: Command, folder: Path) -> None:
    (folder / "articles" / "alerts" / "begun.md").write_text("---\ntitle: Begun\n---\n", encoding="utf-8")
    told = syncmedic("kb", "preview", "begun")
    assert ("begun.md:" in told.stderr, told.exit_code) == (True, 2)


def test_a_preview_of_nothing_is_refused(syncmedic: Command) -> None:
    assert syncmedic("kb", "preview", "nowhere").exit_code == 2


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


def test_a_difference_is_told_in_words(syncmedic: Command, renamed: Path) -> None:
    assert "    title: “Paper jam in a tray” is now “A jam”" in syncmedic("kb", "diff", "HEAD~1").stdout.splitlines()


def test_a_difference_names_the_pastes_that_are_answered_otherwise(syncmedic: Command, renamed: Path) -> None:
    moved = json.loads(syncmedic("kb", "diff", "HEAD~1", "--json").stdout)["moved"]
    assert [(each["before"], each["after"]) for each in moved] == [("paper-jam (exact)", "")]


def test_a_version_of_the_knowledge_base_can_be_looked_up(syncmedic: Command, renamed: Path) -> None:
    told = json.loads(syncmedic("kb", "diff", "HEAD~1", "--json").stdout)
    assert json.loads(syncmedic("kb", "diff", told["old"], "--json").stdout)["since"] == told["since"]


def test_a_case_names_the_version_it_was_opened_over_when_that_has_changed(syncmedic: Command, folder: Path) -> None:
    case = json.loads(syncmedic("chat", "--json", "Purple flamingos").stdout)
    version = version_of(folder)
    syncmedic("kb", "new", "--title", "Toner is low", "--kind", "symptom", "--step", "Change it.")
    told = syncmedic("case", "show", case["id"]).stdout
    assert f"`syncmedic kb diff {version}`" in told


def test_nothing_is_different_from_now(syncmedic: Command, renamed: Path) -> None:
    assert syncmedic("kb", "diff", "HEAD").stdout.splitlines()[-1] == "Nothing has changed."


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["kb", "show", "paper-jam"], "Paper jam in a tray"),
        (["search", "jam"], "Paper jam in a tray"),
        (["diagnose", "Paper jam in Tray 9 while scanning."], "Here is the fix: Paper jam in a tray"),
    ],
)
def test_what_would_have_been_said_then_is_said_as_of_a_revision(
    syncmedic: Command, renamed: Path, command: list[str], words: str
) -> None:
    assert words in syncmedic(*command, "--as-of", "HEAD~1").stdout


def test_a_revision_nobody_knows_is_refused(syncmedic: Command, renamed: Path) -> None:
    told = syncmedic("kb", "diff", "nowhere")
    assert ("no revision `nowhere`" in told.stderr, told.exit_code) == (True, 2)


def test_an_empty_revision_is_refused_rather_than_answered_from_today(syncmedic: Command, renamed: Path) -> None:
    told = syncmedic("search", "jam", "--as-of", "")
    assert ("no revision" in told.stderr, told.exit_code) == (True, 2)


def test_a_difference_needs_a_repository(syncmedic: Command) -> None:
    told = syncmedic("kb", "diff", "HEAD")
    assert ("lies in no git repository" in told.stderr, told.exit_code) == (True, 2)


# --- misses -----------------------------------------------------------------------------------------------------------

FOREIGN = "Purple flamingos dance around {}@example.com every single morning\n"


def test_misses_are_counted_and_told_without_names(syncmedic: Command) -> None:
    told = syncmedic(
        "kb", "misses", "--from", "-", given=FOREIGN.format("dana") + "Paper jam in Tray 2 while printing.\n"
    )
    assert [line.split("×")[1].strip() for line in told.stdout.splitlines()] == [
        "Purple flamingos dance around ‹email-1› every single morning"  # noqa: RUF001 (as it is printed)
    ]


def test_misses_of_cases_are_those_that_were_kept(syncmedic: Command) -> None:
    syncmedic("chat", "Purple flamingos dance")
    assert [miss["count"] for miss in json.loads(syncmedic("kb", "misses", "--json").stdout)["misses"]] == [1]


def test_a_miss_becomes_a_draft_that_lint_does_not_accept_yet(syncmedic: Command) -> None:
    told = syncmedic("kb", "misses", "--from", "-", "--draft", "1", given=FOREIGN.format("dana"))
    assert ("needs `alerts` or `codes`" in told.stderr, syncmedic("kb", "lint").exit_code) == (True, 1)


def test_the_author_of_a_draft_is_told_to_look_for_names_that_are_left(syncmedic: Command) -> None:
    told = syncmedic("kb", "misses", "--from", "-", "--draft", "1", given="Purple flamingos of John Smith dance")
    assert "not every name can be recognised" in told.stderr


@pytest.fixture
def drafted(syncmedic: Command) -> Path:
    """The file of an article begun for a miss."""
    told = syncmedic("kb", "misses", "--from", "-", "--draft", "1", "--json", given=FOREIGN.format("dana"))
    return Path(json.loads(told.stdout)["file"])


def test_the_example_of_a_draft_is_not_recognised_yet(syncmedic: Command, drafted: Path) -> None:
    assert "Paste 1: not recognised" in syncmedic("kb", "preview", drafted.stem).stdout


def test_the_example_of_a_draft_is_recognised_when_its_alert_is_written(syncmedic: Command, drafted: Path) -> None:
    alerts = "alerts: ['Purple flamingos dance around {tray} every single morning']"
    text = drafted.read_text(encoding="utf-8").replace("examples:", f"{alerts}\nexamples:")
    drafted.write_text(text, encoding="utf-8")
    assert "Paste 1: recognised" in syncmedic("kb", "preview", drafted.stem).stdout


@pytest.mark.parametrize("given", ['{"txt": "a"}', '{"text": 1}', "{text", '{"a":' * 100_000])
def test_misses_of_lines_that_are_no_json_are_refused(syncmedic: Command, given: str) -> None:
    told = syncmedic("kb", "misses", "--from", "-", given=f"first\n{given}")
    assert ("Line 2" in told.stderr, told.exit_code) == (True, 2)


def test_a_draft_of_a_text_with_half_a_character_can_be_read(syncmedic: Command) -> None:
    told = syncmedic("kb", "misses", "--from", "-", "--draft", "1", given='{"text": "Purple \\ud800 flamingos dance"}')
    assert "not valid" not in told.stderr
