"""The command `case ticket`: its forms, what it adds and takes out, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing

import pytest
from click.testing import CliRunner, Result

from engine.bootstrap import open_helpdesk
from engine.settings import Settings
from tests.engine.printers import write_printers
from webapp.cli import main

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs `case ticket` on a case about a printer."""
    folder = tmp_path_factory.mktemp("tickets")
    kb = write_printers(folder / "kb")
    ticket = "steps: {label: Steps, ask: Which steps?}\nalerts: {label: Alerts, from: [texts]}\n"
    (kb / "vocabulary" / "ticket.yaml").write_text(ticket, encoding="utf-8")
    with closing(open_helpdesk(Settings(kb_folder=kb, var_folder=folder / "data"))) as helpdesk:
        case_id = helpdesk.open_case("Printer P1 reports a paper jam in tray two. Ask ann@example.com").case.id

    def ticket_of_case(*arguments: str, case: str = case_id) -> Result:
        variables = {"SYNCMEDIC_DATA": str(folder / "data")}
        return CliRunner().invoke(main, ["case", "ticket", case, "--kb", str(kb), *arguments], env=variables)

    return ticket_of_case


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [((), "# Support"), (("--format", "html"), "<!doctype html>"), (("--format", "json"), "{"), (("--json",), "{")],
)
def test_a_ticket_is_printed_in_the_form_that_is_asked_for(run: Run, arguments: tuple[str, ...], begins: str) -> None:
    assert run(*arguments).stdout.startswith(begins)


def test_names_stay_unless_they_are_to_be_taken_out(run: Run) -> None:
    assert ("ann@example.com" in run().stdout, "ann@example.com" in run("--redacted").stdout) == (True, False)


def test_what_is_missing_is_named_with_the_way_to_add_it(run: Run) -> None:
    assert "Missing: Steps (add it with --detail steps=…)" in run().stderr


def test_a_detail_is_kept_in_the_case(run: Run) -> None:
    run("--detail", "steps=Print two pages")
    filled = json.loads(run("--json").stdout)["items"][0]
    run("--detail", "steps=")
    assert filled["value"] == "Print two pages"


@pytest.mark.parametrize("detail", ["steps", "weather=fine"])
def test_what_is_no_detail_of_this_ticket_ends_with_2(run: Run, detail: str) -> None:
    assert run("--detail", detail).exit_code == 2


def test_a_case_that_is_not_there_ends_with_2(run: Run) -> None:
    assert run(case="nowhere").exit_code == 2
