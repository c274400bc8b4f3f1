"""What every test may ask for: a Chromium that starts, the program being served, repeatable hypothesis examples."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Playwright

from tests.chromium import FLAGS, executable
from tests.served import serving

# A slow machine is no failure of the code; where CI is set, every run tries the same examples.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], playwright: Playwright) -> dict[str, Any]:
    """How pytest-playwright starts its browser, from which `page` and `context` come: the one tests.chromium finds."""
    path = executable(playwright.chromium, os.environ)
    return {**browser_type_launch_args, "executable_path": path, "args": list(FLAGS)}


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address (`http://127.0.0.1:PORT/`) of the program over the project's own KB; its cases go with the test run.

    A test that needs another KB or other settings serves its own with `tests.served.serving`.
    """
    with serving(SYNCMEDIC_DATA=str(tmp_path_factory.mktemp("live") / "data")) as address:
        yield address
