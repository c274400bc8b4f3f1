"""What the server answers while somebody types: a short list, or nothing at all."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.webapp.pages import DESCALE


def listed(client: FlaskClient, text: str) -> list[str]:
    """The articles that are listed for a text, by id."""
    answer = client.post("/search/alike", data={"text": text})
    assert answer.status_code == 200
    return re.findall(r'href="/article/([\w-]+)"', answer.text)


def test_a_beginning_of_words_lists_articles(client: FlaskClient) -> None:
    assert listed(client, "tank emp")[0] == "no-water"


def test_no_more_than_five_are_listed(client: FlaskClient) -> None:
    assert len(listed(client, "machine coffee")) == 5


def test_the_way_to_all_of_them_keeps_the_text(client: FlaskClient) -> None:
    answer = client.post("/search/alike", data={"text": "machine & coffee"}).text
    assert re.findall(r'href="(/search[^"]*)">See all \d+ articles', answer) == ["/search?q=machine+%26+coffee"]


@pytest.mark.parametrize("text", ["", "   ", DESCALE * 3, "xylophone"], ids=["nothing", "space", "a paste", "unknown"])
def test_nothing_is_listed_for(client: FlaskClient, text: str) -> None:
    assert client.post("/search/alike", data={"text": text}).text.strip() == ""


def test_another_site_may_not_ask(client: FlaskClient) -> None:
    answer = client.post("/search/alike", data={"text": "tank"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
