"""The page of a ticket: what is missing is asked for, what is written is kept, names leave on request."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from engine.settings import Settings
from tests.webapp.coffee import write_coffee
from tests.webapp.pages import DESCALE, NONSENSE, followed, opened, version, words
from webapp import create_app

TICKET = """
steps: {label: Steps, ask: Which steps?}
people: {label: People, ask: Who?, captures: [owner], personal: "yes"}
alerts: {label: Alerts, from: [texts]}
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("tickets")
    kb = write_coffee(folder / "kb")
    (kb / "vocabulary" / "ticket.yaml").write_text(TICKET, encoding="utf-8")
    with create_app(
        Settings(kb_folder=kb, var_folder=folder / "var", requests_per_minute=100_000)
    ).test_client() as client:
        yield client


@pytest.fixture
def case(client: FlaskClient) -> str:
    """The address of a case."""
    return opened(client, text=DESCALE)


def complete(client: FlaskClient, case: str, seen: str = "", **items: str) -> int:
    fields = {f"item-{item}": text for item, text in items.items()}
    return client.post(f"{case}/ticket", data={"after_seq": seen or version(client, case), **fields}).status_code


def ticket(client: FlaskClient, case: str, form: str = "md", names: str = "") -> str:
    return client.get(f"{case}/ticket.{form}{names}").text


def test_the_page_says_how_much_is_missing(client: FlaskClient, case: str) -> None:
    assert "1 of 3 items is still missing." in words(client.get(f"{case}/ticket"))


def test_an_item_that_holds_nothing_and_asks_nothing_is_not_shown(client: FlaskClient) -> None:
    page = client.get(f"{opened(client, guided='yes')}/ticket").text
    assert ("label-steps" in page, "label-alerts" in page) == (True, False)


def test_the_page_asks_for_what_is_missing(client: FlaskClient, case: str) -> None:
    assert "Steps missing Which steps?" in words(client.get(f"{case}/ticket"))


def test_the_page_shows_what_the_case_says_by_itself(client: FlaskClient, case: str) -> None:
    assert "People Owner: Ada Byron Who?" in words(client.get(f"{case}/ticket"))


def test_what_is_written_is_in_the_ticket(client: FlaskClient, case: str) -> None:
    complete(client, case, steps="Press twice")
    assert "Press twice" in ticket(client, case)


def test_saving_leads_back_to_the_ticket(client: FlaskClient, case: str) -> None:
    response = client.post(f"{case}/ticket", data={"after_seq": version(client, case), "item-steps": "Press"})
    assert (response.status_code, response.headers["Location"]) == (303, f"{case}/ticket#ticket")


def test_what_is_written_is_part_of_the_conversation(client: FlaskClient, case: str) -> None:
    complete(client, case, steps="Press twice")
    assert "Press twice For the ticket: Steps" in words(client.get(case))


def test_a_ticket_that_is_too_late_keeps_what_was_typed(client: FlaskClient, case: str) -> None:
    seen = version(client, case)
    complete(client, case, steps="first")
    response = client.post(f"{case}/ticket", data={"after_seq": seen, "item-steps": "second"})
    assert (response.status_code, "second</textarea>" in response.text) == (409, True)


def test_an_item_that_is_too_long_is_refused_and_kept(client: FlaskClient, case: str) -> None:
    assert complete(client, case, steps="x" * 20_001) == 413


def test_an_item_the_ticket_does_not_have_is_refused(client: FlaskClient, case: str) -> None:
    assert complete(client, case, weather="fine") == 400


@pytest.mark.parametrize(("names", "there"), [("", True), ("?names=no", False)])
@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_names_leave_every_form_on_request(client: FlaskClient, case: str, form: str, names: str, there: bool) -> None:
    assert ("Ada Byron" in ticket(client, case, form, names)) is there


def test_the_page_to_copy_leaves_names_out_on_request(client: FlaskClient, case: str) -> None:
    summary = client.get(f"{case}/ticket?names=no").text.partition('class="summary"')[2]
    assert "Ada Byron" not in summary


def test_json_is_json(client: FlaskClient, case: str) -> None:
    assert json.loads(ticket(client, case, "json"))["missing"] == ["steps"]


def test_the_page_to_print_may_use_its_own_style_and_nothing_else(client: FlaskClient, case: str) -> None:
    response = client.get(f"{case}/ticket.html")
    style = re.findall("<style>(.*?)</style>", response.text)[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert response.headers["Content-Security-Policy"] == f"default-src 'none'; style-src 'sha256-{digest}'"


@pytest.mark.parametrize("address", ["ticket.exe", "ticket.md.html"])
def test_a_form_nobody_knows_is_not_found(client: FlaskClient, case: str, address: str) -> None:
    assert client.get(f"{case}/{address}").status_code == 404


def test_a_case_that_is_not_there_has_no_ticket(client: FlaskClient) -> None:
    assert client.get("/case/nowhere/ticket").status_code == 404


def test_the_case_leads_to_its_ticket(client: FlaskClient, case: str) -> None:
    assert f'href="{case}/ticket"' in client.get(case).text


@pytest.mark.parametrize(("solved", "offered"), [(True, False), (False, True)])
def test_a_resolved_case_needs_no_ticket(client: FlaskClient, solved: bool, offered: bool) -> None:
    case = opened(client, text=DESCALE if solved else NONSENSE)
    page = followed(client, case, "outcome", article="descale", outcome="helped") if solved else client.get(case)
    assert ("Complete the ticket" in words(page)) is offered
