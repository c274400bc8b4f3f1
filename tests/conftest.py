"""What every test may ask for: a Chromium that starts, and repeatable hypothesis examples."""

import os
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Playwright

from tests.chromium import FLAGS, executable

# A slow machine is no failure of the code; where CI is set, every run tries the same examples.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], playwright: Playwright) -> dict[str, Any]:
    """How pytest-playwright starts its browser, from which `page` and `context` come: the one tests.chromium finds."""
    path = executable(playwright.chromium, os.environ)
    return {**browser_type_launch_args, "executable_path": path, "args": list(FLAGS)}
