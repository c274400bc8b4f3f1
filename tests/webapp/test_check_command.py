"""The command `check`: its exit status, what it prints, and what it says of input it cannot use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.engine.lamps import write_lamps
from webapp.cli import main


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lamps(tmp_path_factory.mktemp("lamps") / "kb")


def run(folder: Path, *arguments: str, given: str | bytes = "") -> Result:
    variables = {"SYNCMEDIC_DATA": str(folder.parent / "data")}
    return CliRunner().invoke(main, ["check", "--kb", str(folder), *arguments], input=given, env=variables)


OPEN_OUTDOORS = ("--set", "place=outdoors", "--set", "housing=open")
DIMMED_NEON = ("--set", "dimmer=yes", "--set", "bulb=neon")


def test_an_unsupported_configuration_ends_with_1(folder: Path) -> None:
    assert run(folder, *OPEN_OUTDOORS).exit_code == 1


def test_what_is_only_not_recommended_ends_with_0(folder: Path) -> None:
    assert run(folder, *DIMMED_NEON).exit_code == 0


def test_nothing_entered_ends_with_0_and_says_what_is_unknown(folder: Path) -> None:
    assert "0 unsupported, 0 not recommended, 6 unknown because unanswered, 0 supported" in run(folder).stdout


@pytest.mark.parametrize(
    "words",
    [
        "An open housing outdoors  (open-outdoors)",
        "Entered: What is the housing like? – Open",
        "It would be supported with “Sealed” as the answer to “What is the housing like?”.",
        "1. Ask an electrician.",
        "Source: Manual – Housings – https://example.com/lamps",
        "Not answered: Is there a dimmer?  --set dimmer=yes|no",
    ],
)
def test_the_verdict_is_told_with_its_reason_its_source_and_what_to_do(folder: Path, words: str) -> None:
    assert words in run(folder, *OPEN_OUTDOORS).stdout


def test_a_file_is_checked(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "lamp.json"
    file.write_text('{"place": "outdoors", "housing": "open"}', encoding="utf-8")
    assert run(folder, str(file)).exit_code == 1


def test_standard_input_is_checked(folder: Path) -> None:
    assert run(folder, "-", given='{"place": "outdoors", "housing": "open"}').exit_code == 1


def test_an_option_takes_the_place_of_what_the_file_says(folder: Path) -> None:
    given = '{"place": "outdoors", "housing": "open"}'
    assert run(folder, "-", "--set", "housing=sealed", given=given).exit_code == 0


def test_json_names_the_verdict_of_every_item(folder: Path) -> None:
    verdicts = {
        each["article"]: each["verdict"] for each in json.loads(run(folder, "--json", *OPEN_OUTDOORS).stdout)["items"]
    }
    assert verdicts["open-outdoors"] == "unsupported"


@pytest.mark.parametrize("given", ["{", "[]", b"\xff\xfe{", '{"attic": "yes"}', '{"place": 1}'])
def test_input_that_cannot_be_checked_ends_with_2(folder: Path, given: str | bytes) -> None:
    assert run(folder, "-", given=given).exit_code == 2


def test_everything_wrong_is_told_on_a_line_of_its_own(folder: Path) -> None:
    told = run(folder, "-", "--set", "attic", "--set", "bulb=led", "--set", "bulb=neon", given='{"place": 1}').stderr
    assert len(told.splitlines()) == 3


def test_json_tells_what_is_wrong_with_the_input(folder: Path) -> None:
    told = json.loads(run(folder, "--json", "--set", "attic=yes").stdout)
    assert told["error"]["problems"] == [{"question": "attic", "message": "There is no question `attic`."}]
