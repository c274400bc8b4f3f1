"""An article is due for review when nobody has compared it with its source for two years."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from kb.model import Article, Kind, KnowledgeBase, Status, Vocabulary
from kb.reviews import overdue


def late(**verified: str) -> list[str]:
    """Of articles (id -> last verified) those that are overdue in May 2026."""
    return late_of({name: article(name, last_verified=text) for name, text in verified.items()})


def late_of(articles: dict[str, Article]) -> list[str]:
    kb = KnowledgeBase(Path("kb"), "1", MappingProxyType(articles), Vocabulary())
    return [each.id for each in overdue(kb, date(2026, 5, 20))]


def article(name: str, status: Status = Status.CURRENT, last_verified: str = "") -> Article:
    return Article(name, name, Kind.ALERT, "", Path(f"{name}.md"), status=status, last_verified=last_verified)


@pytest.mark.parametrize("verified", ["2024-05", "2024-05-31", "2024", "2019-12", "", "some day"])
def test_an_article_verified_two_years_ago_or_never_is_overdue(verified: str) -> None:
    assert late(a=verified) == ["a"]


@pytest.mark.parametrize("verified", ["2024-06", "2025", "2026-05-20"])
def test_an_article_verified_within_two_years_is_not(verified: str) -> None:
    assert late(a=verified) == []


def test_those_verified_the_longest_ago_come_first() -> None:
    assert late(a="2024-01", b="2020-01", c="") == ["c", "b", "a"]


def test_a_retired_article_needs_no_review() -> None:
    assert late_of({"a": article("a", Status.RETIRED)}) == []
