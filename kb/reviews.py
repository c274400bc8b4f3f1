"""Tells which articles nobody has compared with their source for too long."""

from __future__ import annotations

import re
from datetime import date

from kb.model import Article, KnowledgeBase, Status

REVIEW_AFTER = 24
"""Months after which what an article says is to be compared with its source again."""

_MONTH = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2]))?(?:-\d\d)?")


def overdue(kb: KnowledgeBase, today: date) -> tuple[Article, ...]:
    """The current articles verified REVIEW_AFTER months ago or earlier, the longest ago first; before them those that
    do not say when.
    """
    months = {article.id: _months(article.last_verified) for article in kb.articles.values()}
    due = 12 * today.year + today.month - REVIEW_AFTER
    late = (each for each in kb.articles.values() if each.status is Status.CURRENT and months[each.id] <= due)
    return tuple(sorted(late, key=lambda article: (months[article.id], article.id)))


def _months(verified: str) -> int:
    """Months since the year 0; of a year alone its January, of nothing or anything else 0."""
    found = _MONTH.fullmatch(verified)
    return 12 * int(found["year"]) + int(found["month"] or 1) if found else 0
