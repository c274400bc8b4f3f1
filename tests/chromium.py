"""Finds a Chromium that Playwright can start; `python -m tests.chromium` says whether there is one."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import BrowserType, Error, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Start as root and in containers, and stay off the network."""

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


class ChromiumNotFound(Exception):
    """No Chromium started; the message says what was tried."""


def executable(chromium: BrowserType, environ: Mapping[str, str]) -> str | None:
    """The path of the first Chromium that starts, None for Playwright's own; raises ChromiumNotFound."""
    tried = []
    for path in candidates(environ):
        try:
            chromium.launch(executable_path=path, args=list(FLAGS)).close()
        except Error as error:
            tried.append(f"{path or 'the Chromium of Playwright'}: {error.message.splitlines()[0]}")
        else:
            return path
    raise ChromiumNotFound("No Chromium starts.\n" + "\n".join(tried))


def candidates(environ: Mapping[str, str]) -> Iterator[str | None]:
    """Where a Chromium may be: $CHROME alone if it is set, else the PATH, the usual places, Playwright's own (None)."""
    if chosen := environ.get("CHROME"):
        yield chosen
        return
    yield from filter(None, map(shutil.which, COMMANDS))
    yield from (place for place in PLACES if Path(place).exists())
    yield None


if __name__ == "__main__":
    with sync_playwright() as playwright:
        try:
            executable(playwright.chromium, os.environ)
        except ChromiumNotFound as missing:
            sys.exit(str(missing))
