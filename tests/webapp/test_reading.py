"""The pages one only reads: articles, search, health, static files."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from engine.helpdesk import Helpdesk
from tests.webapp.pages import words


@pytest.mark.parametrize(
    "shown",
    [
        "Alert The machine has to be descaled",
        "The machine brews nothing.",
        "Kitchen manager",
        "BoilerScaled",
        "The tank is empty",
        "Start a case with this",
    ],
)
def test_an_article_is_shown_with_its_metadata(client: FlaskClient, shown: str) -> None:
    assert shown in words(client.get("/article/descale"))


def test_the_commands_of_an_article_can_be_copied(client: FlaskClient) -> None:
    assert 'data-copy="clean --machine &#34;the machine&#34;"' in client.get("/article/descale").text


def test_an_alias_leads_to_the_article(client: FlaskClient) -> None:
    response = client.get("/article/lime")
    assert (response.status_code, response.headers["Location"]) == (301, "/article/descale")


def test_a_retired_article_says_so(client: FlaskClient) -> None:
    assert "This article is retired" in words(client.get("/article/old-filter"))


@pytest.mark.parametrize(
    "path",
    [
        "/article/..%2f..%2fpyproject.toml",
        "/article/../../pyproject.toml",
        "/article/%00",
        "/article/C:%5Cwindows",
        "/static/..%2fapplication.py",
        "/static/../application.py",
        "/static/%2e%2e/application.py",
        "/static//etc/passwd",
        "/static/C:/windows",
    ],
)
def test_no_path_leads_out(client: FlaskClient, path: str) -> None:
    assert client.get(path, follow_redirects=True).status_code == 404


def test_search_finds_words(client: FlaskClient) -> None:
    assert "The tank is empty" in words(client.get("/search?q=water+tank"))


def test_a_whole_alert_is_an_exact_match(client: FlaskClient) -> None:
    page = words(
        client.get("/search", query_string={"q": "The machine North must be descaled before it brews another cup."})
    )
    assert "Exact match" in page


def test_the_words_asked_for_are_marked(client: FlaskClient) -> None:
    assert "<mark>sour</mark>" in client.get("/search?q=sour").text.lower()


def test_an_empty_query_lists_everything(client: FlaskClient, desk: Helpdesk) -> None:
    assert f"{len(desk.kb.articles)} articles in all" in words(client.get("/search"))


def test_a_kind_narrows_the_search(client: FlaskClient) -> None:
    assert "1 article in all" in words(client.get("/search?kind=unsupported"))


def test_a_chosen_kind_stays_chosen(client: FlaskClient) -> None:
    assert 'value="unsupported" checked' in client.get("/search?kind=unsupported").text


def test_a_kind_nobody_knows_finds_nothing(client: FlaskClient) -> None:
    assert "0 articles" in words(client.get("/search?kind=nonsense"))


def test_a_search_for_nothing_known_can_begin_a_case(client: FlaskClient) -> None:
    page = client.get("/search?q=zzzqqqxxx").text
    assert '<input type="hidden" name="text" value="zzzqqqxxx">' in page


def test_a_misspelt_word_is_mended_and_the_page_says_so(client: FlaskClient) -> None:
    assert "These are the results for it" in words(client.get("/search?q=tannk"))


def test_a_query_is_text_whatever_it_holds(client: FlaskClient) -> None:
    assert "<script>x" not in client.get("/search?q=<script>x</script>").text


@pytest.mark.parametrize("offset", ["-5", "x", "99999999999", ""])
def test_a_strange_offset_is_no_error(client: FlaskClient, offset: str) -> None:
    assert client.get(f"/search?from={offset}").status_code == 200


def test_the_process_says_that_it_lives(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}


def test_the_process_says_that_it_is_ready(client: FlaskClient, desk: Helpdesk) -> None:
    assert client.get("/readyz").json == {
        "status": "ok",
        "store": True,
        "index": True,
        "knowledge_base": True,
        "version": desk.kb.version,
    }


def test_pages_name_static_files_by_their_content(client: FlaskClient) -> None:
    address = client.get("/").text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert client.get(address, buffered=True).headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_static_file_asked_for_by_another_content_is_not_kept_for_ever(client: FlaskClient) -> None:
    assert "immutable" not in client.get("/static/site.css?v=old", buffered=True).headers["Cache-Control"]
