"""The pages of bulk triage: an export is sent, grouped, corrected, answered and downloaded; nothing is stored."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.settings import Settings
from engine.tables import LARGEST_FILE, Table
from engine.triage_columns import Role
from kb.model import KnowledgeBase, Vocabulary
from tests.engine.printers import write_printers
from tests.webapp.pages import DESCALE, NO_WATER, words
from webapp import create_app
from webapp.bulk_shelf import MOST_KEPT, Kept, Run, Shelf, TriageGone
from webapp.desk import editions_of

TABLE = f'Text;Regarding;Created On\n"{DESCALE}";North;2026-05-01\n"{DESCALE}";East;2026-05-03\n"{NO_WATER}";South;\n'
REFUSED = "The spooler refused the document of {} for an unnamed reason.\n"
OPEN = "".join(map(REFUSED.format, ("North", "South", "West")))
NAMES = ("Anna", "Berta", "Carla")


@pytest.fixture(scope="module")
def printers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """Over a knowledge base in which two causes claim the same alert."""
    folder = tmp_path_factory.mktemp("printers")
    settings = Settings(kb_folder=write_printers(folder / "kb"), var_folder=folder / "var", requests_per_minute=100_000)
    with create_app(settings).test_client() as client:
        yield client


def sent(client: FlaskClient, text: str = TABLE) -> str:
    """The address of the triage of an export."""
    return client.post("/bulk", data={"lines": text}).headers["Location"]


def uploaded(client: FlaskClient, content: bytes, field: str = 'name="file"; filename="alerts.csv"') -> TestResponse:
    """What comes of a form as a browser sends it; the client would leave its own copy of a large one open."""
    body = b"--x\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n--x--\r\n" % (field.encode(), content)
    return client.post("/bulk", data=body, content_type="multipart/form-data; boundary=x")


def test_the_limits_are_told_before_anything_is_sent(client: FlaskClient) -> None:
    assert "At most 10,000 rows, 150 columns and 10 MB. Nothing is stored" in words(client.get("/bulk"))


def test_every_page_leads_there(client: FlaskClient) -> None:
    assert 'href="/bulk"' in client.get("/").text


@pytest.mark.parametrize(
    "shown",
    [
        "3 rows in 2 groups, 0 not recognised.",
        "The machine has to be descaled",
        "2 affected, 2 rows · Exact alert text",
        "Open the machine .",
        "North East",
        "Alerts by day, from 2026-05-01 to 2026-05-03; most: 2026-05-01 with 1; 1 without a time.",
    ],
)
def test_the_runbook_tells_causes_fixes_and_whom_they_concern(client: FlaskClient, shown: str) -> None:
    assert shown in words(client.get(sent(client)))


def test_a_file_is_read_before_what_was_pasted(client: FlaskClient) -> None:
    fields = {"file": (io.BytesIO(TABLE.encode("utf-16")), "alerts.csv"), "lines": ""}
    assert client.post("/bulk", data=fields).status_code == 303


def test_a_file_larger_than_other_pages_take_in_is_read(client: FlaskClient) -> None:
    rows = f'"{DESCALE}","{"x" * 300}"\n' * 3_000
    assert uploaded(client, f"Text,Note\n{rows}".encode()).status_code == 303


def test_a_paste_larger_than_other_pages_take_in_is_read(client: FlaskClient) -> None:
    assert uploaded(client, f"{DESCALE}\n".encode() * 9_000, 'name="lines"').status_code == 303


@pytest.mark.parametrize("size", [LARGEST_FILE + 1, LARGEST_FILE + 1024**2])
def test_a_file_beyond_the_limit_is_refused_with_the_limit(client: FlaskClient, size: int) -> None:
    response = uploaded(client, b"x" * size)
    assert (response.status_code, "larger than 10 MB" in words(response)) == (413, True)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x89PNG\0\0", b"Text,Level\n"])
def test_what_is_no_table_is_refused_beside_the_form(client: FlaskClient, content: bytes) -> None:
    response = client.post("/bulk", data={"file": (io.BytesIO(content), "alerts.csv")})
    assert (response.status_code, 'name="file"' in response.text) == (400, True)


def test_what_the_columns_were_taken_for_is_shown_with_samples(client: FlaskClient) -> None:
    assert "Regarding North · East · South" in words(client.get(sent(client)))


def test_the_columns_can_be_corrected(client: FlaskClient) -> None:
    address = sent(client)
    client.post(f"{address}/columns", data={"column-1": "nothing"})
    assert "North East" not in words(client.get(address))


def asked(client: FlaskClient, address: str) -> dict[str, str]:
    """The hidden fields of the first question."""
    form = client.get(address).text.partition('/answer"')[2].partition("</form>")[0]
    return dict(re.findall(r'type="hidden" name="(group|question)" value="([^"]+)"', form))


def test_a_question_is_asked_once_for_its_group(printers: FlaskClient) -> None:
    assert printers.get(sent(printers, OPEN)).text.count('name="question"') == 1


def test_an_answer_is_shown_and_counts_for_the_group(printers: FlaskClient) -> None:
    address = sent(printers, OPEN)
    printers.post(f"{address}/answer", data={**asked(printers, address), "answer": "red"})
    assert "Your answers What does the lamp do? Red For 3 rows" in words(printers.get(address))


def test_an_answer_can_be_changed(printers: FlaskClient) -> None:
    address = sent(printers, OPEN)
    fields = asked(printers, address)
    for answer in ("red", "green"):
        printers.post(f"{address}/answer", data={**fields, "answer": answer})
    assert "Jobs are held by the eastern spooler" in printers.get(address).text


def test_an_answer_can_be_taken_back(printers: FlaskClient) -> None:
    address = sent(printers, OPEN)
    fields = asked(printers, address)
    for answer in ("red", ""):
        printers.post(f"{address}/answer", data={**fields, "answer": answer})
    assert asked(printers, address) == fields


def cases(client: FlaskClient, address: str) -> list[str]:
    """The addresses of the cases that groups were saved as."""
    return re.findall(r'href="(/case/[^"]+)"', client.get(address).text)


def test_nothing_is_stored_unless_it_is_asked_for(client: FlaskClient) -> None:
    assert cases(client, sent(client)) == []


def test_every_group_can_be_saved_as_a_case(client: FlaskClient) -> None:
    address = sent(client)
    client.post(f"{address}/cases")
    assert len(set(cases(client, address))) == 2


def test_a_group_is_saved_once_however_often_it_is_asked_for(client: FlaskClient) -> None:
    address = sent(client)
    group = re.findall(r'id="group-([^"]+)"', client.get(address).text)[0]
    for _ in range(2):
        client.post(f"{address}/cases", data={"group": group})
    assert len(cases(client, address)) == 1


def test_a_group_is_saved_once_by_several_who_ask_at_the_same_time(printers: FlaskClient) -> None:
    address = sent(printers, "".join(map(REFUSED.format, NAMES)))
    with ThreadPoolExecutor(4) as several:
        told = [*several.map(lambda _: printers.application.test_client().post(f"{address}/cases"), range(4))]
    desk = editions_of(printers.application).current.helpdesk
    of_group = [case for case in desk.cases() if f"Concerned: {', '.join(NAMES)}" in case.texts[0].text]
    assert ({each.status_code for each in told}, len(of_group)) == ({303}, 1)


def test_a_saved_case_tells_the_cause_and_whom_it_concerns(client: FlaskClient) -> None:
    address = sent(client)
    client.post(f"{address}/cases")
    case = words(client.get(cases(client, address)[0]))
    assert ("Concerned: North, East" in case, "The machine has to be descaled" in case) == (True, True)


def test_a_saved_case_has_the_answers_of_its_group(printers: FlaskClient) -> None:
    address = sent(printers, OPEN)
    printers.post(f"{address}/answer", data={**asked(printers, address), "answer": "red"})
    printers.post(f"{address}/cases")
    assert "What does the lamp do? Red" in words(printers.get(cases(printers, address)[0]))


def test_an_empty_table_can_be_downloaded_and_triaged(client: FlaskClient) -> None:
    table = client.get("/bulk/template.csv")
    assert uploaded(client, table.data).status_code == 303


def test_who_sends_nothing_is_told_what_to_send(client: FlaskClient) -> None:
    response = client.post("/bulk", data={"lines": " \n", "file": (io.BytesIO(b""), "")})
    assert (response.status_code, "Choose a file, or paste rows." in words(response)) == (400, True)


def test_what_was_pasted_stays_when_it_cannot_be_used(client: FlaskClient) -> None:
    assert "Text,Level</textarea>" in client.post("/bulk", data={"lines": "Text,Level"}).text


@pytest.mark.parametrize("form", ["csv", "md", "html", "json"])
def test_names_can_be_left_out_of_a_download(client: FlaskClient, form: str) -> None:
    address = sent(client)
    client.get(address)
    told = [client.get(f"{address}/triage.{form}?names={names}").text for names in ("yes", "no")]
    assert ["North" in each for each in told] == [True, False]


def test_an_answer_nobody_knows_is_refused(printers: FlaskClient) -> None:
    address = sent(printers, OPEN)
    assert printers.post(f"{address}/answer", data={**asked(printers, address), "answer": "maybe"}).status_code == 400


@pytest.mark.parametrize("form", ["csv", "xlsx", "md", "html", "json"])
def test_the_result_can_be_downloaded(client: FlaskClient, form: str) -> None:
    address = sent(client)
    client.get(address)
    assert (
        client.get(f"{address}/triage.{form}").headers["Content-Disposition"] == f"attachment; filename=triage.{form}"
    )


def test_the_download_for_scripts_names_the_articles(client: FlaskClient) -> None:
    address = sent(client)
    client.get(address)
    found = json.loads(client.get(f"{address}/triage.json").text)
    assert [group["article"] for group in found["groups"]] == ["descale", "no-water"]


def test_what_was_sent_is_text_and_never_markup(client: FlaskClient) -> None:
    page = client.get(sent(client, "Text;Mailbox\n<b>x</b> unheard of;<i>y</i>\n")).text
    assert ("<b>x" in page, "<i>y" in page) == (False, False)


@pytest.mark.parametrize("path", ["/bulk/nowhere", "/bulk/nowhere/triage.csv"])
def test_a_triage_that_is_kept_no_longer_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def kept() -> Kept:
    kb = KnowledgeBase(Path("kb"), "1", {}, Vocabulary())
    return Kept(Table("CSV", ("Text",), ()), (Role.TEXT,), {}, Run(), kb)


def test_what_is_older_than_half_an_hour_is_forgotten() -> None:
    times = iter([0.0, 0.0, 1801.0])
    shelf = Shelf(lambda: next(times), lambda: "a")
    shelf.keep(kept())
    with pytest.raises(TriageGone):
        shelf.find("a")


def test_the_oldest_gives_way_when_there_are_too_many() -> None:
    numbers = iter(range(MOST_KEPT + 1))
    shelf = Shelf(lambda: 0.0, lambda: str(next(numbers)))
    for _ in range(MOST_KEPT + 1):
        shelf.keep(kept())
    with pytest.raises(TriageGone):
        shelf.find("0")


def test_a_run_that_fails_tells_why() -> None:
    run = Run()

    def fail(_: object) -> None:
        raise ValueError("no")

    run.start(fail)  # type: ignore[arg-type]  # It never comes to a triage.
    run.finished.wait(10)
    assert str(run.failure) == "no"


def test_the_chart_shows_the_causes_by_their_rows(client: FlaskClient) -> None:
    assert re.findall(r'rect width="(\d+)" height="10"', client.get(sent(client)).text) == ["100", "50"]
