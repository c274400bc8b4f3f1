"""The program over the small knowledge base about coffee machines, served to a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.acceptance.conversation import Conversation
from tests.served import serving
from tests.webapp.coffee import write_coffee


@pytest.fixture(scope="session")
def coffee_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address, which ends with a slash."""
    folder = tmp_path_factory.mktemp("coffee")
    settings = {"SYNCMEDIC_DATA": str(folder / "var"), "SYNCMEDIC_REQUESTS_PER_MINUTE": "100000"}
    with serving("--kb", str(write_coffee(folder / "kb")), **settings) as address:
        yield address


@pytest.fixture
def talk(page: Page, coffee_server: str) -> Conversation:
    """A conversation that has not begun."""
    return Conversation(page, coffee_server)
