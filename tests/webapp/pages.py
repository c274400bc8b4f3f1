"""Asks the application for pages and reads them as a person does: words, forms, addresses."""

from __future__ import annotations

import re
from html import unescape

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

DESCALE = "The machine North must be descaled before it brews another cup. Ask Ada Byron for the tablets."
NEAR_DESCALE = "The machine North must get descaled before it brews another cup."
NO_WATER = "No water was found in the tank of the machine South this morning."
WATERY = "the coffee tastes watery"
NONSENSE = "purple monkeys dance on the roof"
HTMX = {"HX-Request": "true"}


def words(response: TestResponse) -> str:
    """The text of a page on one line, without what is not shown."""
    shown = re.sub(r"(?s)<(script|style|title|svg)\b.*?</\1>", " ", response.text)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", shown)).split())


def case_of(response: TestResponse) -> str:
    """The address of the case that a redirect leads to."""
    return response.headers["Location"].partition("#")[0]


def opened(client: FlaskClient, **fields: str) -> str:
    """The address of a new case."""
    return case_of(client.post("/case", data=fields))


def version(client: FlaskClient, case: str) -> str:
    """What the forms of the case's page say was seen."""
    return re.findall(r'name="after_seq" value="(\d+)"', client.get(case).text)[-1]


def sent(
    client: FlaskClient, case: str, job: str, headers: dict[str, str] | None = None, **fields: str
) -> TestResponse:
    """The response to a form of the case's page as it stands."""
    return client.post(f"{case}/{job}", data={"after_seq": version(client, case), **fields}, headers=headers)


def followed(client: FlaskClient, case: str, job: str, **fields: str) -> TestResponse:
    """The page of the case after sending a form of it."""
    return client.get(case_of(sent(client, case, job, **fields)))


def asked_by(client: FlaskClient, case: str) -> tuple[str, list[str]]:
    """The question that the page of a case asks, and its answers."""
    page = client.get(case).text
    asked = re.findall(r'name="question" value="([^"]+)"', page)
    return asked[0], re.findall(r'name="answer" value="([^"]+)"', page)
