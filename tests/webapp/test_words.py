"""Codes of articles become words a reader knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.model import Article, Currency, Kind
from webapp.presenters.words import changed_since, facts_of, readable


def article(**fields: object) -> Article:
    return Article("a", "A", Kind.ALERT, "", Path("a.md"), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("on-premises", "On-premises"),
        ("dynamics-365-on-premises", "Dynamics 365 on-premises"),
        ("single-sign-on", "Single sign-on"),
        ("dynamics-crm-2016", "Dynamics CRM 2016"),
        ("add-in", "Add-in"),
        ("sign_in-logs", "Sign-in logs"),
        ("", ""),
    ],
)
def test_a_code_becomes_words(code: str, words: str) -> None:
    assert readable(code) == words


def test_an_effort_is_said_in_time() -> None:
    assert ("Effort", "About a minute") in facts_of(article(effort=1))


def test_what_an_article_does_not_say_is_no_fact() -> None:
    assert "Who can do it" not in dict(facts_of(article(role="")))


def test_a_level_that_no_table_knows_is_made_readable() -> None:
    assert ("Affects", "Whole building") in facts_of(article(level="whole-building"))


def test_a_change_that_was_read_in_the_documentation_is_said_to_be_confirmed() -> None:
    changed = article(currency=Currency("The menu moved.", "2024", verified=True))
    assert changed_since(changed) == "The menu moved (2024, confirmed in the official documentation)."


def test_a_change_that_nobody_verified_is_said_to_be_unconfirmed() -> None:
    assert "not confirmed" in changed_since(article(currency=Currency("The menu moved")))


def test_nothing_has_changed_where_nothing_is_known() -> None:
    assert changed_since(article()) == ""
