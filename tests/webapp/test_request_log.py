"""The log has one line of JSON for each request, and never what a person typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine.helpdesk import Helpdesk
from engine.settings import Settings
from tests.webapp.pages import opened
from webapp import create_app

EVIL = 'no coffee\n{"event": "forged"}\r\nsecret-word'


@pytest.fixture
def begin(coffee: Settings, desk: Helpdesk) -> Callable[[], FlaskClient]:
    """Makes a client of an application that logs to what is standard error when it is made: in the test itself."""
    return lambda: create_app(coffee, desk).test_client()


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What was logged, each line read as JSON."""
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_request_is_one_line(begin: Callable[[], FlaskClient], capsys: pytest.CaptureFixture[str]) -> None:
    begin().get("/")
    assert [(line["page"], line["status"]) for line in lines(capsys)] == [("chat.start", 200)]


def test_a_paste_with_line_ends_adds_no_line(
    begin: Callable[[], FlaskClient], capsys: pytest.CaptureFixture[str]
) -> None:
    begin().post("/case", data={"text": EVIL})
    assert [line["event"] for line in lines(capsys)] == ["request"]


def test_a_path_with_line_ends_adds_no_line(
    begin: Callable[[], FlaskClient], capsys: pytest.CaptureFixture[str]
) -> None:
    begin().get("/article/x%0a%7b%22event%22:%22forged%22%7d")
    assert [line["event"] for line in lines(capsys)] == ["request"]


def test_what_was_typed_is_not_logged(begin: Callable[[], FlaskClient], capsys: pytest.CaptureFixture[str]) -> None:
    client = begin()
    client.post("/case", data={"text": EVIL})
    client.get("/search", query_string={"q": "secret-word"})
    assert "secret-word" not in capsys.readouterr().err


def test_the_address_of_a_case_is_not_logged(
    begin: Callable[[], FlaskClient], capsys: pytest.CaptureFixture[str]
) -> None:
    client = begin()
    case = opened(client, text="no coffee")
    client.get(case)
    assert case.rpartition("/")[2] not in capsys.readouterr().err


def test_the_id_of_a_request_is_told_to_whoever_asked(
    begin: Callable[[], FlaskClient], capsys: pytest.CaptureFixture[str]
) -> None:
    told = begin().get("/").headers["X-Request-ID"]
    assert [line["request_id"] for line in lines(capsys)] == [told]


def test_the_id_that_a_proxy_gave_is_kept(begin: Callable[[], FlaskClient]) -> None:
    assert begin().get("/", headers={"X-Request-ID": "proxy-7"}).headers["X-Request-ID"] == "proxy-7"


@pytest.mark.parametrize("sent", ["", "x" * 65, 'a"b', "a b", "ä"])
def test_an_unusable_id_is_replaced(begin: Callable[[], FlaskClient], sent: str) -> None:
    assert begin().get("/", headers={"X-Request-ID": sent}).headers["X-Request-ID"] != sent


def failing(coffee: Settings, desk: Helpdesk) -> FlaskClient:
    """A client of an application that fails at one address, quoting it."""
    app = create_app(coffee, desk)
    app.add_url_rule("/fail/<words>", view_func=_fail)
    return app.test_client()


def _fail(words: str) -> str:
    raise RuntimeError(f"cannot read {words}")


def test_a_failure_is_a_page_with_status_500(coffee: Settings, desk: Helpdesk) -> None:
    assert failing(coffee, desk).get("/fail/secret-word").status_code == 500


def test_a_failure_is_logged_with_its_place(
    coffee: Settings, desk: Helpdesk, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(coffee, desk).get("/fail/secret-word")
    assert "_fail" in str(lines(capsys)[0]["where"])


def test_the_words_of_a_failure_are_not_logged(
    coffee: Settings, desk: Helpdesk, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(coffee, desk).get("/fail/secret-word")
    assert "secret-word" not in capsys.readouterr().err
