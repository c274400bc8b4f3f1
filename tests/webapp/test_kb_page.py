"""The page about the knowledge base: version, articles, what is exercised, what is due."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engine.editions import Edition
from engine.helpdesk import Helpdesk
from tests.webapp.pages import words
from webapp.desk import editions_of
from webapp.presenters.kb_page import kb_page


@pytest.fixture(autouse=True)
def _checked(app: Flask) -> None:
    """The version in use was checked before, however slow this machine is."""
    editions_of(app).checkup()


def test_every_page_leads_to_the_page_of_the_knowledge_base(client: FlaskClient) -> None:
    assert 'href="/kb"' in client.get("/search?q=descale").text


def test_the_page_names_the_version_in_use(client: FlaskClient, desk: Helpdesk) -> None:
    assert desk.kb.version in client.get("/kb").text


def test_the_page_counts_the_articles_by_kind(client: FlaskClient) -> None:
    assert "Alerts 2 Symptoms 1" in words(client.get("/kb"))


def test_the_page_says_how_much_the_examples_exercise(client: FlaskClient) -> None:
    assert "Error codes 0 of 1" in words(client.get("/kb"))


def test_the_page_lists_what_is_wrong_without_the_folders_of_the_server(client: FlaskClient, desk: Helpdesk) -> None:
    page = client.get("/kb").text
    assert ("articles/descale.md:" in page, str(desk.kb.folder) in page) == (True, False)


def test_the_page_leads_to_articles_that_are_due_for_review(client: FlaskClient) -> None:
    assert '<a href="/article/descale">' in client.get("/kb").text


def test_a_version_that_is_still_being_checked_is_told(desk: Helpdesk) -> None:
    page = kb_page(Edition(desk, datetime(2026, 5, 1, tzinfo=UTC)), None, datetime(2026, 5, 2, tzinfo=UTC))
    assert (page.checked, page.coverage, dict(page.kinds)["Alerts"]) == (False, (), 2)
