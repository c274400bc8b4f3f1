"""Codes of articles become words a reader knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.model import Article, Currency, Kind
from tests.kb.lint.knowledge import knowledge_base
from webapp.presenters.words import answer_words, facts_of, month_words, product_words, readable, still_current


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
        ("third-party-connector", "Third-party connector"),
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


def test_a_note_that_was_read_in_the_documentation_is_said_to_be_confirmed() -> None:
    noted = article(currency=Currency("The menu moved.", "2024", verified=True))
    assert still_current(noted) == "The menu moved. Confirmed in the official documentation of 2024."


def test_a_note_that_names_its_year_does_not_say_it_twice() -> None:
    noted = article(currency=Currency("The menu moved in May 2024", "2024", verified=True))
    assert still_current(noted) == "The menu moved in May 2024. Confirmed in the official documentation."


def test_a_note_that_nobody_verified_is_said_to_be_unconfirmed() -> None:
    assert still_current(article(currency=Currency("The menu moved"))).endswith("Not confirmed in the documentation.")


def test_a_note_that_nobody_verified_says_how_old_it_is() -> None:
    noted = still_current(article(currency=Currency("The menu moved", "2019")))
    assert noted == "The menu moved. Not confirmed in the documentation, as of 2019."


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert still_current(article()) == ""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("dynamics-365-app-for-outlook", "Dynamics 365 App for Outlook"),
        ("dynamics-crm-2013-on-premises", "Dynamics CRM 2013 on-premises"),
        ("outlook-web", "Outlook Web"),
        ("", ""),
    ],
)
def test_the_code_of_a_product_becomes_its_name(code: str, words: str) -> None:
    assert product_words(code) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [("2024-12", "December 2024"), ("2024-03-07", "March 2024"), ("2024", "2024"), ("spring", "spring"), ("", "")],
)
def test_a_month_is_written_out(date: str, words: str) -> None:
    assert month_words(date) == words


def test_an_answer_to_a_question_that_is_there_no_longer_stays_as_it_was_given() -> None:
    assert answer_words(knowledge_base(), "the_question_of_last_year", "left") == "left"
