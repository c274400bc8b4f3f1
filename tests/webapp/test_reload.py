"""A knowledge base that changes while it is served: a real server, four people who never stop asking, one author."""

from __future__ import annotations

import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.served import serving
from tests.webapp.coffee import write_coffee

COLD = """---
title: The coffee is stone cold
kind: symptom
confirmed_by: [{POWER}]
---
## What you see
A cold cup.

## Why it happens
Winter.

## Resolution
1. Close the window.

## Check that it worked
It is warm.
"""
PATIENCE = 90
PEOPLE = 4


@dataclass
class Story:
    """What was seen while the author worked."""

    statuses: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    found_when_good: bool = False
    found_while_broken: bool = False
    page_while_broken: str = ""
    page_when_mended: str = ""
    case_page: str = ""


def ask(address: str, path: str, given: dict[str, str] | None = None) -> tuple[int, str]:
    """Status and page."""
    sent = urllib.parse.urlencode(given).encode() if given else None
    try:
        with urllib.request.urlopen(address + path, sent, timeout=PATIENCE) as answer:  # noqa: S310 - our own address
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def hammer(address: str, story: Story, stop: Event) -> None:
    paths = [("search?q=descale", None), ("kb", None), ("case", {"text": "the coffee tastes watery"}), ("", None)]
    while not stop.is_set():
        for path, given in paths:
            began = time.monotonic()
            story.statuses[ask(address, path, given)[0]] += 1
            story.slowest = max(story.slowest, time.monotonic() - began)


def until(true: Callable[[], bool]) -> bool:
    """Whether it became true in time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.2)
    return False


def write(address: str, articles: Path, story: Story) -> None:
    """Saves a good article, breaks it, mends it under another title."""
    opened = urllib.request.urlopen(address + "case", b"text=no+coffee", timeout=PATIENCE)  # noqa: S310 - our own
    with opened:
        case = opened.url.removeprefix(address).partition("#")[0]
    file = articles / "cold-cup.md"
    file.write_text(COLD.replace("POWER", 'power: "no"'), encoding="utf-8")
    story.found_when_good = until(lambda: ask(address, "article/cold-cup")[0] == 200)
    story.case_page = ask(address, case)[1]
    file.write_text(COLD.replace("POWER", "heat: low"), encoding="utf-8")
    until(lambda: "is not in use" in ask(address, "kb")[1])
    story.page_while_broken = ask(address, "kb")[1]
    story.found_while_broken = ask(address, "article/cold-cup")[0] == 200
    file.write_text(COLD.replace("POWER", 'power: "no"').replace("stone", "icy"), encoding="utf-8")
    until(lambda: "icy cold" in ask(address, "article/cold-cup")[1])
    story.page_when_mended = ask(address, "kb")[1]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("reload")
    kb = write_coffee(folder / "kb")
    story, stop = Story(), Event()
    unlimited = {"SYNCMEDIC_DATA": str(folder / "data"), "SYNCMEDIC_REQUESTS_PER_MINUTE": "1000000"}
    with serving("--kb", str(kb), **unlimited) as address:
        people = [Thread(target=hammer, args=(address, story, stop)) for _ in range(PEOPLE)]
        for person in people:
            person.start()
        try:
            write(address, kb / "articles", story)
        finally:
            stop.set()
            for person in people:
                person.join()
    return story


def test_no_request_fails_while_the_knowledge_base_changes(story: Story) -> None:
    assert set(story.statuses) == {200}


def test_an_article_that_is_saved_is_found(story: Story) -> None:
    assert story.found_when_good


def test_an_open_case_says_that_the_knowledge_base_has_changed(story: Story) -> None:
    assert "The knowledge base has changed since this case was opened" in story.case_page


def test_a_broken_article_leaves_the_old_one_in_use(story: Story) -> None:
    assert story.found_while_broken


def test_the_page_names_file_and_line_of_what_is_broken(story: Story) -> None:
    assert "articles/cold-cup.md:4: " in story.page_while_broken


def test_the_page_tells_that_a_mended_version_came_into_use(story: Story) -> None:
    assert "came into use at" in story.page_when_mended
