"""The page of the configuration checker: one form, an address for every result, nothing that goes wrong silently."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from engine.helpdesk import Helpdesk
from engine.settings import Settings
from tests.engine.lamps import write_lamps
from tests.webapp.pages import words
from webapp import create_app
from webapp.presenters.check_page import empty_page

OPEN_OUTDOORS = "/check?place=outdoors&housing=open"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("lamps")
    settings = Settings(kb_folder=write_lamps(folder / "kb"), var_folder=folder / "var", requests_per_minute=100_000)
    with create_app(settings).test_client() as client:
        yield client


def test_the_form_asks_what_decides_and_offers_to_leave_it_open(client: FlaskClient) -> None:
    assert "What is the housing like? Not sure Sealed Open" in words(client.get("/check"))


def test_where_to_look_is_told_with_words_for_a_name(desk: Helpdesk) -> None:
    told = [step.html for part in empty_page(desk.kb).parts for field in part.fields for step in field.look]
    assert [html for html in told if "Look at the lamp of the machine" in html]


def test_nothing_is_judged_before_anything_is_entered(client: FlaskClient) -> None:
    assert 'id="result"' not in client.get("/check").text


@pytest.mark.parametrize(
    "shown",
    [
        "1 unsupported, 0 not recommended, 4 unknown because unanswered, 1 supported as far as known",
        "You entered: Where is the lamp? – Outdoors What is the housing like? – Open",
        "It would be supported with “Sealed” as the answer to “What is the housing like?”.",
        "Ask an electrician.",
        "Source: Manual , “Housings”",
        "Not answered: Which voltage?",
    ],
)
def test_a_result_tells_the_verdicts_the_reasons_and_what_to_do(client: FlaskClient, shown: str) -> None:
    assert shown in words(client.get(f"{OPEN_OUTDOORS}&bulb=led"))


def test_what_was_entered_is_not_told_twice(client: FlaskClient) -> None:
    assert "which is unsupported" not in words(client.get(OPEN_OUTDOORS))


def test_what_was_entered_stays_in_the_form(client: FlaskClient) -> None:
    assert '<option value="open" selected>' in client.get(OPEN_OUTDOORS).text


def test_what_follows_is_told_beside_its_field(client: FlaskClient) -> None:
    assert "Which voltage? Follows from your other answers: High" in words(client.get("/check?supply=mains"))


def test_what_is_left_open_leaves_the_address(client: FlaskClient) -> None:
    assert client.get("/check?place=outdoors&housing=&bulb=").headers["Location"] == "/check?place=outdoors"


def test_a_form_sent_empty_leads_to_the_empty_form(client: FlaskClient) -> None:
    assert client.get("/check?place=&housing=").headers["Location"] == "/check"


@pytest.mark.parametrize("address", ["/check?attic=1", "/check?place=attic", "/check?place=indoors&place=outdoors"])
def test_what_cannot_be_checked_is_a_bad_request(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 400


def test_a_wrong_answer_is_named_beside_its_field(client: FlaskClient) -> None:
    page = client.get("/check?place=attic").text
    assert 'id="field-place" name="place" aria-invalid="true" aria-describedby="wrong-place"' in page


def test_the_list_of_problems_leads_to_the_field(client: FlaskClient) -> None:
    assert '<a href="#field-voltage">' in client.get("/check?supply=mains&voltage=low").text


def test_what_was_entered_is_text_and_never_markup(client: FlaskClient) -> None:
    assert "<b>attic" not in client.get("/check?<b>attic=<b>attic").text


def test_a_pasted_file_leads_to_the_address_of_its_result(client: FlaskClient) -> None:
    response = client.post("/check", data={"configuration": '{"place": "outdoors", "bulb": null}'})
    assert (response.status_code, response.headers["Location"]) == (303, "/check?place=outdoors#result")


def test_a_file_that_is_sent_leads_to_the_address_of_its_result(client: FlaskClient) -> None:
    file = io.BytesIO(b'{"place": "outdoors"}'), "lamp.json"
    assert client.post("/check", data={"file": file}).headers["Location"] == "/check?place=outdoors#result"


def test_a_paste_that_is_no_json_is_kept_for_mending(client: FlaskClient) -> None:
    response = client.post("/check", data={"configuration": "{place"})
    assert (response.status_code, "{place</textarea>" in response.text) == (400, True)


def test_the_valid_part_of_a_paste_is_in_the_form(client: FlaskClient) -> None:
    page = client.post("/check", data={"configuration": '{"place": "outdoors", "bulb": 1}'}).text
    assert '<option value="outdoors" selected>' in page


def test_the_download_is_what_scripts_get(client: FlaskClient) -> None:
    found = json.loads(client.get(OPEN_OUTDOORS.replace("/check", "/check.json")).text)
    assert found["counts"]["unsupported"] == 1


def test_the_download_as_markdown_tells_the_verdicts(client: FlaskClient) -> None:
    text = client.get(OPEN_OUTDOORS.replace("/check", "/check.md")).text
    assert ("- Where is the lamp? Outdoors" in text, "### An open housing outdoors" in text) == (True, True)


def test_the_download_as_csv_has_a_row_for_each_verdict(client: FlaskClient) -> None:
    table = client.get(OPEN_OUTDOORS.replace("/check", "/check.csv")).text.removeprefix("\ufeff")
    rows = [(row["Verdict"], row["Article"]) for row in csv.DictReader(io.StringIO(table))]
    assert rows[0] == ("Unsupported", "open-outdoors")


@pytest.mark.parametrize("form", ["md", "csv", "json"])
def test_a_download_is_named_after_what_it_is(client: FlaskClient, form: str) -> None:
    sent = client.get(OPEN_OUTDOORS.replace("/check", f"/check.{form}"))
    assert sent.headers["Content-Disposition"] == f"attachment; filename=configuration.{form}"


@pytest.mark.parametrize("form", ["md", "csv", "json"])
def test_the_result_offers_every_download(client: FlaskClient, form: str) -> None:
    assert (
        f'href="{OPEN_OUTDOORS.replace("/check", f"/check.{form}").replace("&", "&amp;")}"'
        in client.get(OPEN_OUTDOORS).text
    )


def test_the_download_of_what_cannot_be_checked_names_the_problems(client: FlaskClient) -> None:
    response = client.get("/check.json?attic=1")
    assert (response.status_code, json.loads(response.text)["error"]["kind"]) == (400, "invalid-configuration")
