"""Another edition of the knowledge base comes into use: requests under way, cases and triages begun before it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from engine.settings import Settings
from tests.webapp.coffee import write_coffee
from tests.webapp.pages import DESCALE, case_of, opened, sent
from webapp import create_app
from webapp.desk import editions_of, helpdesk


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for the indexes of all tests, which are of two versions."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def own_app(var: Path, tmp_path: Path) -> Iterator[Flask]:
    """Over a knowledge base that the test may change."""
    app = create_app(Settings(kb_folder=write_coffee(tmp_path / "kb"), var_folder=var))
    with closing(editions_of(app).current.helpdesk):
        yield app


def take_away(app: Flask, article: str) -> None:
    """Gives the article another id, so that nothing else is wrong; the knowledge base without it comes into use."""
    editions = editions_of(app)
    file = editions.current.helpdesk.kb.folder / "articles" / f"{article}.md"
    file.rename(file.with_stem(f"{article}-again"))
    assert article not in editions.renew().helpdesk.kb.articles


def test_a_request_sees_one_edition_from_start_to_end(own_app: Flask) -> None:
    with own_app.test_request_context():
        before = helpdesk()
        take_away(own_app, "descale")
        assert helpdesk() is before


def test_the_next_request_sees_the_next_edition(own_app: Flask) -> None:
    take_away(own_app, "descale")
    assert own_app.test_client().get("/article/descale").status_code == 404


def test_a_case_whose_article_is_gone_can_still_be_opened(own_app: Flask) -> None:
    client = own_app.test_client()
    case = opened(client, text=DESCALE)
    sent(client, case, "outcome", article="descale", outcome="did-not-help")
    take_away(own_app, "descale")
    assert client.get(case).status_code == 200


def test_a_case_begun_with_an_article_that_is_gone_can_still_be_opened(own_app: Flask) -> None:
    client = own_app.test_client()
    case = opened(client, article="descale")
    take_away(own_app, "descale")
    assert client.get(case).status_code == 200


def test_the_ticket_of_a_case_whose_article_is_gone_can_still_be_written(own_app: Flask) -> None:
    client = own_app.test_client()
    case = opened(client, text=DESCALE)
    sent(client, case, "outcome", article="descale", outcome="did-not-help")
    take_away(own_app, "descale")
    assert client.get(f"{case}/ticket").status_code == 200


@pytest.mark.parametrize("ending", ["", "/triage.csv", "/triage.md", "/triage.json"])
def test_a_triage_about_an_article_that_is_gone_can_still_be_seen(own_app: Flask, ending: str) -> None:
    client = own_app.test_client()
    address = case_of(client.post("/bulk", data={"lines": f"Text\n{DESCALE}\n"}))
    client.get(address)
    take_away(own_app, "descale")
    assert client.get(f"{address}{ending}").status_code == 200
