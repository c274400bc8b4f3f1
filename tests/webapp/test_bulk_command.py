"""The command `bulk`: its forms, its columns, and what it says of files it cannot use."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.webapp.coffee import write_coffee
from tests.webapp.pages import DESCALE, NO_WATER
from webapp.cli import main

TABLE = f'Alarm;Office\n"{DESCALE}";North\n"{NO_WATER}";South\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_coffee(tmp_path_factory.mktemp("coffee") / "kb")


def run(folder: Path, *arguments: str, given: str | bytes = TABLE) -> Result:
    variables = {"SYNCMEDIC_DATA": str(folder.parent / "data")}
    return CliRunner().invoke(main, ["bulk", "--kb", str(folder), *arguments, "-"], input=given, env=variables)


def test_the_runbook_is_printed(folder: Path) -> None:
    assert "## The machine has to be descaled" in run(folder).stdout


def test_what_the_columns_were_taken_for_is_told(folder: Path) -> None:
    assert "Alarm = text" in run(folder).stderr


def test_the_guess_can_be_corrected(folder: Path) -> None:
    assert "- [ ] South" in run(folder, "--column", "Office=mailbox").stdout


@pytest.mark.parametrize("option", ["Office", "Office=boss", "Attic=text"])
def test_a_correction_that_cannot_be_meant_ends_with_2(folder: Path, option: str) -> None:
    assert run(folder, "--column", option).exit_code == 2


def test_json_names_the_articles(folder: Path) -> None:
    groups = json.loads(run(folder, "--json").stdout)["groups"]
    assert {group["article"] for group in groups} == {"descale", "no-water"}


def test_a_table_comes_back_with_its_columns(folder: Path) -> None:
    assert run(folder, "--format", "csv").stdout_bytes.decode("utf-8-sig").startswith("Alarm,Office,Result")


def test_a_workbook_comes_back(folder: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(run(folder, "--format", "xlsx").stdout_bytes))
    assert book.worksheets[0]["C2"].value == "The machine has to be descaled"


def test_a_file_that_cannot_be_read_ends_with_2_and_says_why(folder: Path) -> None:
    told = run(folder, given=b"PK\x03\x04")
    assert (told.exit_code, told.stderr) == (2, "syncmedic: This file is damaged: it cannot be unpacked.\n")


def test_a_page_to_print_comes_back(folder: Path) -> None:
    assert "<h3>The machine has to be descaled</h3>" in run(folder, "--format", "html").stdout


def test_names_can_be_left_out(folder: Path) -> None:
    told = run(folder, "--column", "Office=mailbox", "--redacted").stdout
    assert ("South" in told, "\u2039mailbox-1\u203a" in told) == (False, True)
