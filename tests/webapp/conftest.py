"""The application over the small knowledge base about coffee machines, with real parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engine.bootstrap import open_helpdesk
from engine.helpdesk import Helpdesk
from engine.settings import Settings
from tests.webapp.coffee import write_coffee
from webapp import create_app


@pytest.fixture(scope="session")
def coffee(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings for the knowledge base about coffee machines."""
    folder = tmp_path_factory.mktemp("coffee")
    return Settings(kb_folder=write_coffee(folder / "kb"), var_folder=folder / "var", requests_per_minute=100_000)


@pytest.fixture(scope="session")
def desk(coffee: Settings) -> Iterator[Helpdesk]:
    with closing(open_helpdesk(coffee)) as helpdesk:
        yield helpdesk


@pytest.fixture(scope="session")
def app(coffee: Settings, desk: Helpdesk) -> Flask:
    return create_app(coffee, desk)


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


@pytest.fixture(scope="session")
def project_kb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Helpdesk]:
    """A helpdesk over the project's own knowledge base."""
    with closing(open_helpdesk(Settings(var_folder=tmp_path_factory.mktemp("project") / Path("var")))) as helpdesk:
        yield helpdesk
