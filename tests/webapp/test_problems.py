"""What goes wrong is said in clear words beside the composer, with the right status and the typed text kept."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.webapp.pages import HTMX, opened, sent, version, words
from webapp.errors import problem_of
from webapp.security import LARGEST_BODY

LONG = "no coffee " * 2001
NO_CASE = "/case/" + "b" * 26


def stale(client: FlaskClient, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """Status and page after answering in a tab that another tab has overtaken."""
    case = opened(client, guided="yes")
    seen = version(client, case)
    sent(client, case, "pick", article="no-water")
    response = client.post(f"{case}/text", data={"after_seq": seen, "text": "typed in vain"}, headers=headers)
    return response.status_code, response.text


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"text": "  \n "}, 400), ({}, 400), ({"text": LONG}, 413), ({"article": "no-such-article"}, 404)],
)
def test_what_cannot_be_used_opens_no_case(client: FlaskClient, fields: dict[str, str], status: int) -> None:
    assert client.post("/case", data=fields).status_code == status


def test_a_text_that_is_too_long_is_kept(client: FlaskClient) -> None:
    assert LONG.strip() in client.post("/case", data={"text": LONG}).text


def test_a_text_that_is_too_long_is_told_the_limit(client: FlaskClient) -> None:
    page = words(client.post("/case", data={"text": LONG}))
    assert "20,000 are the most. Paste the alert, not the whole log." in page


def test_an_empty_reply_is_told_on_the_page_of_the_case(client: FlaskClient) -> None:
    response = sent(client, opened(client, guided="yes"), "text", text="")
    assert (response.status_code, "I don’t know" in response.text) == (400, True)


@pytest.mark.parametrize(
    ("job", "fields"),
    [
        ("answer", {"question": "power", "answer": "maybe"}),
        ("answer", {"question": "colour", "answer": "yes"}),
        ("answer", {"question": "power"}),
        ("outcome", {"article": "descale", "outcome": "perhaps"}),
        ("undo", {}),
    ],
)
def test_what_is_not_among_the_choices_is_refused(client: FlaskClient, job: str, fields: dict[str, str]) -> None:
    assert sent(client, opened(client, guided="yes"), job, **fields).status_code == 400


@pytest.mark.parametrize("seen", ["", "x", "0", "-1", "1.5"])
def test_a_form_that_does_not_say_what_was_seen_is_refused(client: FlaskClient, seen: str) -> None:
    case = opened(client, guided="yes")
    assert client.post(f"{case}/undo", data={"after_seq": seen}).status_code == 400


def test_a_stale_tab_is_told_so(client: FlaskClient) -> None:
    status, page = stale(client)
    assert (status, "has moved on in another tab" in page) == (409, True)


def test_a_stale_tab_keeps_what_was_typed(client: FlaskClient) -> None:
    assert "typed in vain</textarea>" in stale(client)[1]


def test_a_stale_tab_is_shown_where_the_case_stands(client: FlaskClient) -> None:
    assert "The tank is empty" in stale(client)[1]


def test_a_stale_tab_with_htmx_gets_the_whole_page(client: FlaskClient) -> None:
    assert "<main" in stale(client, HTMX)[1]


@pytest.mark.parametrize("path", [NO_CASE, "/case/short", "/article/no-such-article", "/nowhere"])
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_case_that_is_not_there_may_have_expired(client: FlaskClient) -> None:
    assert "the case has expired" in words(client.get(NO_CASE))


def test_a_case_that_never_was_looks_like_one_that_expired(client: FlaskClient) -> None:
    assert words(client.get("/case/short")) == words(client.get(NO_CASE))


def test_a_body_that_is_too_large_is_refused(client: FlaskClient) -> None:
    assert client.post("/case", data={"text": "x" * LARGEST_BODY}).status_code == 413


def test_a_form_with_too_many_parts_is_refused(client: FlaskClient) -> None:
    parts = {f"part{number}": (None, "x") for number in range(50)}
    response = client.post("/case", data=dict.fromkeys(parts, "x"), content_type="multipart/form-data")
    assert response.status_code == 413


def test_htmx_gets_only_the_words(client: FlaskClient) -> None:
    response = sent(client, opened(client, guided="yes"), "text", HTMX, text="")
    assert ("<html" in response.text, response.headers["HX-Retarget"]) == (False, "#problem")


def test_htmx_gets_only_the_words_of_an_unknown_case_too(client: FlaskClient) -> None:
    response = client.post(f"{NO_CASE}/text", data={"after_seq": "1", "text": "x"}, headers=HTMX)
    assert (response.status_code, "<html" in response.text) == (404, False)


def test_an_error_nobody_foresaw_says_nothing_of_what_it_is_about(client: FlaskClient) -> None:
    with client.application.test_request_context("/"):
        assert "secret" not in problem_of(RuntimeError("secret")).message


def test_a_query_that_is_too_long_is_told_on_the_search_page(client: FlaskClient) -> None:
    response = client.get("/search", query_string={"q": "x" * 401})
    assert (response.status_code, "400 at most" in response.text) == (400, True)
