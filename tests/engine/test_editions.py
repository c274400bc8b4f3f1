"""A knowledge base that changes comes into use as a whole, and not at all when the change brings errors."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from engine.bootstrap import open_editions
from engine.editions import Editions
from engine.lint import check_of
from engine.settings import Settings
from tests.engine.printers import write_printers

COLD = """---
title: The room is too cold
kind: symptom
confirmed_by: [{%s}]
---
## What you see
Nothing is printed.

## Why it happens
Winter.

## Resolution
1. Close the window.

## Check that it worked
It is warm.
"""


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for the indexes of all tests, which are of few versions."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def editions(var: Path, tmp_path: Path) -> Iterator[Editions]:
    settings = Settings(kb_folder=write_printers(tmp_path / "kb"), var_folder=var)
    editions = open_editions(settings)
    with closing(editions.current.helpdesk):
        yield editions


def save(editions: Editions, condition: str = 'power: "no"', name: str = "cold-room") -> None:
    """Writes an article into the folder, proved by that condition."""
    file = editions.current.helpdesk.kb.folder / "articles" / f"{name}.md"
    file.write_text(COLD.replace("%s", condition).replace("room", name), encoding="utf-8")


def test_nothing_happens_while_the_files_are_the_same(editions: Editions) -> None:
    before = editions.current
    assert editions.renew() is before


def test_a_new_article_comes_into_use(editions: Editions) -> None:
    save(editions)
    assert "cold-room" in editions.renew().helpdesk.kb.articles


def test_a_new_article_is_found_by_search(editions: Editions) -> None:
    save(editions)
    page = editions.renew().helpdesk.expert.index.search("too cold")
    assert [hit.article.id for hit in page.hits][:1] == ["cold-room"]


def test_who_holds_an_edition_sees_nothing_of_the_next(editions: Editions) -> None:
    held = editions.current
    save(editions)
    editions.renew()
    assert "cold-room" not in held.helpdesk.kb.articles


def test_a_version_with_a_new_error_is_kept_out(editions: Editions) -> None:
    before = editions.current.helpdesk
    save(editions, "temperature: low")
    assert editions.renew().helpdesk is before


def test_what_keeps_a_version_out_is_told_with_file_and_line(editions: Editions) -> None:
    save(editions, "temperature: low")
    last = editions.renew().last
    assert last is not None
    assert [(each.file.name, each.line) for each in last.problems if "temperature" in each.message] == [
        ("cold-room.md", 4)
    ]


def test_a_check_that_the_edition_in_use_fails_too_keeps_nothing_out(editions: Editions) -> None:
    save(editions)
    editions.renew()
    assert {"cold-room.md", "jam.md"} <= {
        each.file.name for each in editions.checkup().problems if check_of(each) == "required-metadata"
    }


def test_an_example_that_is_not_recognised_keeps_a_version_out(editions: Editions) -> None:
    file = editions.current.helpdesk.kb.folder / "articles" / "jam.md"
    unlike = 'kind: alert\nexamples: [{paste: "The lamp is red."}]'
    file.write_text(file.read_text(encoding="utf-8").replace("kind: alert", unlike), encoding="utf-8")
    last = editions.renew().last
    assert last is not None
    assert "own-examples" in {check_of(problem) for problem in last.problems}


def test_a_file_that_the_edition_in_use_could_not_read_either_keeps_nothing_out(editions: Editions) -> None:
    save(editions, "}", name="unreadable")
    editions = open_editions(Settings(editions.current.helpdesk.kb.folder, editions.current.helpdesk.kb.folder / "v"))
    with closing(editions.current.helpdesk):
        save(editions)
        assert "cold-room" in editions.renew().helpdesk.kb.articles


def test_a_version_that_is_mended_comes_into_use(editions: Editions) -> None:
    save(editions, "temperature: low")
    editions.renew()
    save(editions)
    assert "cold-room" in editions.renew().helpdesk.kb.articles


def test_nothing_is_wrong_any_more_when_a_faulty_file_goes_away(editions: Editions) -> None:
    save(editions, "temperature: low")
    editions.renew()
    (editions.current.helpdesk.kb.folder / "articles" / "cold-room.md").unlink()
    assert editions.renew().last is None


def test_the_edition_stays_when_the_folder_goes_away(editions: Editions, tmp_path: Path) -> None:
    (tmp_path / "kb").rename(tmp_path / "elsewhere")
    edition = editions.renew()
    assert edition.last is not None
    assert "there is no folder" in edition.last.problems[0].message


def test_a_case_says_that_the_knowledge_base_has_changed_since(editions: Editions) -> None:
    case = editions.current.helpdesk.open_case("nothing is printed").case
    save(editions)
    assert editions.renew().helpdesk.view(case.id).kb_changed


def test_a_case_about_an_article_that_is_gone_can_still_be_seen(editions: Editions) -> None:
    save(editions)
    case = editions.renew().helpdesk.open_case(article="cold-room").case
    (editions.current.helpdesk.kb.folder / "articles" / "cold-room.md").unlink()
    assert editions.renew().helpdesk.view(case.id).case.picked == ("cold-room",)


def test_the_checkup_is_of_the_edition_in_use(editions: Editions) -> None:
    editions.checkup()
    save(editions)
    editions.renew()
    assert "cold-room.md" in {problem.file.name for problem in editions.checkup().problems}


def test_who_asks_for_a_checkup_that_another_is_at_does_not_wait_for_long(editions: Editions) -> None:
    with editions._checking:
        assert editions.checkup_within(0.01) is None


def test_a_checkup_that_is_asked_for_is_made(editions: Editions) -> None:
    assert editions.checkup_within(60) is editions.checkup()


def test_however_many_ask_for_a_checkup_one_thread_makes_it(editions: Editions) -> None:
    before = threading.enumerate()
    with editions._checking:
        for _ in range(3):
            editions.checkup_within(0.01)
        assert len([each for each in threading.enumerate() if each not in before]) == 1
