"""Checks the dates of articles: written so that they can be compared, and not to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kb.model import KnowledgeBase, Problem

_YEAR = re.compile(r"(?:19|20|21)\d\d")
_DATE = re.compile(rf"{_YEAR.pattern}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a `last_verified` that is no date, and one a year of `currency` that is no year."""
    for article in kb.articles.values():
        verified, year = article.last_verified, article.currency.year if article.currency else ""
        if verified and not _DATE.fullmatch(verified):
            text = f"`last_verified: {verified}` is no date: write it as 2025-03"
            yield Problem(article.file, article.lines["last_verified"], text)
        if year and not _YEAR.fullmatch(year):
            yield Problem(article.file, article.lines["currency"], f"`year: {year}` is no year")


def to_come(kb: KnowledgeBase, today: date) -> Iterator[Problem]:
    """One problem a date after `today`; the passing of time takes these away and never adds one."""
    for article in kb.articles.values():
        if article.last_verified > today.isoformat():
            text = f"`last_verified: {article.last_verified}` is still to come: write when the source was read"
            yield Problem(article.file, article.lines["last_verified"], text)
        if article.currency and article.currency.year > f"{today.year}":
            text = f"`year: {article.currency.year}` is still to come: write when it changed"
            yield Problem(article.file, article.lines["currency"], text)
