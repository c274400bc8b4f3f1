"""The `syncmedic` command as a person or a script meets it: what it prints, how it ends, what it says of mistakes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.webapp.coffee import write_coffee
from tests.webapp.commands import run
from webapp.cli import main

NORTH = "The machine North must be descaled before it brews another cup."
ARTICLE = "---\ntitle: {title}\nkind: symptom\n---\nTighten the seal of the {title}.\n"
Command = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_coffee(tmp_path_factory.mktemp("cli") / "kb")


@pytest.fixture(scope="module")
def syncmedic(folder: Path) -> Command:
    def in_process(*arguments: str, given: str | bytes = "", **settings: str) -> Result:
        variables = {"SYNCMEDIC_DATA": str(folder.parent / "data"), "SYNCMEDIC_KB": str(folder), **settings}
        return CliRunner().invoke(main, arguments, input=given, env=variables)

    return in_process


def last_line(result: Result) -> str:
    return result.stdout.splitlines()[-1]


def conversation(syncmedic: Command, text: str, *replies: str) -> dict[str, object]:
    """The case after `chat TEXT` with these replies and then nothing more."""
    told = syncmedic("chat", "--json", text, given="".join(f"{reply}\n" for reply in replies))
    return dict(json.loads(told.stdout))


def next_kind(case: dict[str, object]) -> object:
    step = case["next"]
    assert isinstance(step, dict)
    return step["kind"]


# --- diagnose ---------------------------------------------------------------------------------------------------------


def test_a_text_on_standard_input_is_diagnosed(syncmedic: Command) -> None:
    assert json.loads(syncmedic("diagnose", "--json", given=NORTH).stdout)["alerts"][0]["article"] == "descale"


def test_a_hyphen_stands_for_standard_input(syncmedic: Command) -> None:
    assert json.loads(syncmedic("diagnose", "-", "--json", given=NORTH).stdout)["alerts"][0]["article"] == "descale"


def test_a_byte_order_mark_is_no_part_of_a_paste(syncmedic: Command) -> None:
    told = syncmedic("diagnose", "--json", given=b"\xef\xbb\xbf" + NORTH.encode())
    assert json.loads(told.stdout)["alerts"][0]["span"] == [0, len(NORTH.rstrip("."))]


def test_a_text_beside_a_file_of_lines_is_refused(syncmedic: Command) -> None:
    assert syncmedic("diagnose", "--jsonl", "-", "text").exit_code == 2


def test_an_argument_that_is_no_unicode_is_diagnosed(folder: Path) -> None:
    told = run(folder.parent / "data", "diagnose", "--json", "--kb", str(folder), NORTH.replace("North", "N\udcffrth"))
    assert json.loads(told.stdout)["alerts"][0]["article"] == "descale"


def test_a_terminal_without_the_letters_is_written_to_all_the_same(folder: Path) -> None:
    text = NORTH.replace("North", "Nørth☕")
    told = run(folder.parent / "data", "diagnose", "--kb", str(folder), text, PYTHONIOENCODING="cp1252")
    assert (told.returncode, told.stderr) == (0, b"")


# --- other knowledge bases --------------------------------------------------------------------------------------------


def test_ids_may_hold_dots_capitals_and_any_letter(syncmedic: Command, tmp_path: Path) -> None:
    for name, title in {"a.b": "pump leaks", "Motor-HOT": "engine overheats", "räder": "wheels wobble"}.items():
        (tmp_path / f"{name}.md").write_text(ARTICLE.format(title=title), encoding="utf-8")
    told = syncmedic("diagnose", "--json", "the wheels wobble", "--kb", str(tmp_path))
    assert [each["article"] for each in json.loads(told.stdout)["candidates"]] == ["räder"]


def test_broken_articles_leave_the_others_at_work(syncmedic: Command, tmp_path: Path) -> None:
    (tmp_path / "pump.md").write_text(ARTICLE.format(title="pump leaks"), encoding="utf-8")
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe\x00")
    told = syncmedic("diagnose", "--json", "the pump leaks", "--kb", str(tmp_path))
    assert json.loads(told.stdout)["next"] == {"kind": "resolve", "articles": ["pump"]}


def test_articles_that_are_left_out_are_told(syncmedic: Command, tmp_path: Path) -> None:
    (tmp_path / "pump.md").write_text(ARTICLE.format(title="pump leaks"), encoding="utf-8")
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe\x00")
    assert "broken.md:1:" in syncmedic("diagnose", "the pump leaks", "--kb", str(tmp_path)).stderr


def test_a_file_that_cannot_be_read_leaves_the_others_at_work(syncmedic: Command, tmp_path: Path) -> None:
    (tmp_path / "pump.md").write_text(ARTICLE.format(title="pump leaks"), encoding="utf-8")
    (tmp_path / "memory.md").symlink_to("/proc/self/mem")
    told = syncmedic("diagnose", "--json", "the pump leaks", "--kb", str(tmp_path))
    assert json.loads(told.stdout)["next"] == {"kind": "resolve", "articles": ["pump"]}


def test_a_folder_without_articles_is_told(syncmedic: Command, tmp_path: Path) -> None:
    assert "there is no article here" in syncmedic("diagnose", "the pump leaks", "--kb", str(tmp_path)).stderr


def test_two_processes_may_begin_on_a_new_data_folder_at_once(folder: Path, tmp_path: Path) -> None:
    command = ["diagnose", "--kb", str(folder), "--json", NORTH]
    with ThreadPoolExecutor(2) as both:
        ended = list(both.map(lambda _: run(tmp_path / "new", *command).returncode, range(2)))
    assert ended == [0, 0]


# --- mistakes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["diagnose", ""], "Paste the alert"),
        (["diagnose", "x" * 20_001], "20,001 characters"),
        (["kb", "show", "nothing"], "syncmedic search"),
        (["case", "show", "nothing"], "There is no such case"),
        (["search", "y" * 500], "400"),
        (["search", "--kind", "riddle", "cup"], "known-issue"),
        (["diagnose", "x", "--kb", "/no/such/folder"], "/no/such/folder"),
        (["diagnose", "--jsonl", "/no/such/file"], "/no/such/file"),
    ],
)
def test_a_mistake_ends_with_2_and_says_what_to_do(syncmedic: Command, arguments: list[str], words: str) -> None:
    told = syncmedic(*arguments)
    assert (told.exit_code, words in told.stderr) == (2, True)


def test_json_tells_a_mistake_as_json(syncmedic: Command) -> None:
    told = syncmedic("kb", "show", "nothing", "--json")
    assert list(json.loads(told.stdout)["error"]) == ["kind", "message"]


def test_a_data_folder_that_cannot_be_written_names_the_setting(syncmedic: Command) -> None:
    assert "SYNCMEDIC_DATA" in syncmedic("diagnose", NORTH, SYNCMEDIC_DATA="/proc/nothing").stderr


def test_a_data_folder_that_is_a_file_names_the_setting(syncmedic: Command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "SYNCMEDIC_DATA" in syncmedic("diagnose", NORTH, SYNCMEDIC_DATA=str(tmp_path / "file")).stderr


def test_a_knowledge_base_that_is_not_there_names_the_setting(syncmedic: Command) -> None:
    assert "SYNCMEDIC_KB" in syncmedic("diagnose", NORTH, SYNCMEDIC_KB="/no/such/folder").stderr


# --- chat -------------------------------------------------------------------------------------------------------------


def test_a_resolution_that_helped_closes_the_case(syncmedic: Command) -> None:
    assert conversation(syncmedic, NORTH, "yes")["closed"] == "resolved"


@pytest.mark.parametrize(("reply", "outcome"), [("no", "did-not-help"), ("P", "partly"), ("partly", "partly")])
def test_an_outcome_may_be_said_in_words(syncmedic: Command, reply: str, outcome: str) -> None:
    assert conversation(syncmedic, NORTH, reply)["outcomes"] == {"descale": outcome}


def test_an_outcome_can_be_taken_back(syncmedic: Command) -> None:
    assert conversation(syncmedic, NORTH, "no", "undo")["outcomes"] == {}


def test_there_is_nothing_to_take_back_at_the_beginning(syncmedic: Command) -> None:
    told = syncmedic("chat", NORTH, given="undo\n")
    assert ("nothing to take back" in told.output, told.exit_code) == (True, 0)


def test_more_text_instead_of_an_outcome_is_read(syncmedic: Command) -> None:
    case = conversation(syncmedic, NORTH, "No water was found in the tank of the machine South this morning.")
    assert len(case["alerts"]) == 2  # type: ignore[arg-type]


def test_the_terminal_tells_what_a_reply_was_taken_for(syncmedic: Command) -> None:
    told = syncmedic("chat", "--answer", "lamp=red", given="I guess 1\n")
    assert "I took that as: " in told.stdout


def test_the_terminal_tells_that_a_reply_is_none_of_the_answers(syncmedic: Command) -> None:
    told = syncmedic("chat", "--answer", "lamp=red", given="the neighbours are having a party\n")
    assert "cannot take it as one of these answers" in told.stdout


def test_asking_why_adds_nothing_to_the_case_in_the_terminal(syncmedic: Command) -> None:
    asked, silent = (conversation(syncmedic, "red lamp", *replies)["version"] for replies in (["why do you ask?"], []))
    assert asked == silent


def test_asking_why_is_answered_with_every_reason_in_the_terminal(syncmedic: Command) -> None:
    told = syncmedic("chat", "--answer", "lamp=red", given="why do you ask?\n").stdout
    assert "“Thin” would point to: The tank is empty." in told


def test_where_to_look_is_told_with_the_name_that_was_pasted(syncmedic: Command) -> None:
    told = syncmedic("chat", "No water was found in the tank of the machine South", given="no\n?\n?\n?\n").stdout
    assert "How to find out: Look at the lamp of South" in told


def test_a_conversation_may_begin_with_answers(syncmedic: Command) -> None:
    told = syncmedic("chat", "--json", "--answer", "noise=hissing", "--answer", "power=yes")
    assert json.loads(told.stdout)["answers"] == {"noise": "hissing", "power": "yes"}


def test_a_conversation_may_begin_with_an_article(syncmedic: Command) -> None:
    told = syncmedic("chat", "--json", "--article", "foreign-beans")
    assert next_kind(json.loads(told.stdout)) == "resolve"


@pytest.mark.parametrize("answer", ["noise", "noise=purple", "colour=red"])
def test_a_conversation_does_not_begin_with_an_answer_that_is_none(syncmedic: Command, answer: str) -> None:
    assert syncmedic("chat", "--answer", answer).exit_code == 2


def test_i_dont_know_is_an_answer(syncmedic: Command) -> None:
    case = conversation(syncmedic, "", "I don't know")
    assert list(case["answers"].values()) == ["unknown"]  # type: ignore[attr-defined]


def test_an_alert_pasted_at_a_question_is_no_answer(syncmedic: Command) -> None:
    case = conversation(syncmedic, "", f"There is a red lamp. {NORTH}")
    assert next_kind(case) == "resolve"


def test_a_text_that_is_not_recognised_is_asked_about(syncmedic: Command) -> None:
    assert "  ?  I don't know" in syncmedic("chat", "banana bread").stdout


def test_the_question_after_a_text_that_is_not_recognised_takes_an_answer(syncmedic: Command) -> None:
    assert conversation(syncmedic, "banana bread", "1")["answers"] != {}


def test_a_case_that_is_left_can_be_found_again(syncmedic: Command) -> None:
    command = last_line(syncmedic("chat", NORTH)).partition("syncmedic ")[2].split()
    assert syncmedic(*command).exit_code == 0


def test_json_of_a_case_stands_alone_on_standard_output(syncmedic: Command) -> None:
    assert len(syncmedic("chat", "--json", NORTH, given="no\n").stdout.splitlines()) == 1


def test_a_reply_that_is_no_unicode_is_read(folder: Path) -> None:
    told = run(folder.parent / "data", "chat", "--kb", str(folder), given=b"caf\xff\n")
    assert b"Traceback" not in told.stderr


# --- the rest ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [["search", "descale"], ["kb", "show", "descale"], ["kb", "index"], ["diagnose", NORTH], ["check"]],
)
def test_json_is_one_object(syncmedic: Command, arguments: list[str]) -> None:
    assert isinstance(json.loads(syncmedic(*arguments, "--json").stdout), dict)


def test_help_needs_no_knowledge_base(tmp_path: Path) -> None:
    ended: subprocess.CompletedProcess[bytes] = run(tmp_path, "--help", SYNCMEDIC_KB="/no/such/folder")
    assert ended.returncode == 0


# --- mistakes say what to do ------------------------------------------------------------------------------------------


def test_an_answer_nobody_knows_is_told_with_those_there_are(syncmedic: Command) -> None:
    assert "`power` has no answer `steam`; it has: " in syncmedic("chat", "--answer", "power=steam").stderr


def test_an_address_that_is_not_of_this_machine_is_told_with_what_to_try(syncmedic: Command) -> None:
    assert "Try another --host or --port." in syncmedic("serve", "--host", "999.1.1.1", "--port", "0").stderr


def test_a_database_address_that_is_none_is_told_with_the_setting(syncmedic: Command) -> None:
    told = syncmedic("case", "show", "x", SYNCMEDIC_DATABASE_URL="nonsense").stderr
    assert told.startswith("syncmedic: SYNCMEDIC_DATABASE_URL is not a database URL; it is like postgresql://")


def test_every_command_is_told_whole_in_the_list_of_commands(syncmedic: Command) -> None:
    told = [syncmedic(*group, "--help").stdout.partition("Commands:")[2] for group in ((), ("kb",), ("case",))]
    assert not [line for text in told for line in text.splitlines() if line.endswith("...")]
