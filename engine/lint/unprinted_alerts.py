"""Checks that every alert has an example that prints it: a slip in an alert that no example prints shows nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from engine.findings import Verdict
from engine.lint.recognising import Recognising
from kb.model import Problem

ArticleAlert = tuple[str, str]
"""The id of an article and the template it wrote."""

SHORTENED = 70


def check(tried: Recognising) -> Iterator[Problem]:
    """One problem an alert of an article with examples, of which none is recognised word for word as that alert.

    An article without any example is a matter of another check.
    """
    printed = printed_alerts(tried)
    for article in tried.articles:
        for alert in article.alerts if article.examples else ():
            if (article.id, alert) not in printed:
                shown = alert if len(alert) <= SHORTENED else f"{alert[: SHORTENED - 1]}…"
                yield Problem(article.file, article.lines["alerts"], f"no example prints the alert “{shown}”")


def printed_alerts(tried: Recognising) -> frozenset[ArticleAlert]:
    """The alerts that examples of their own article print; the article may write a shared sentence in its own way."""
    same: defaultdict[ArticleAlert, set[ArticleAlert]] = defaultdict(set)
    for claims in tried.sentences:
        together = {(each.article, each.template) for each in claims}
        for claim in together:
            same[claim] |= together
    return frozenset(
        claim
        for each in tried.examples
        for alert in each.recognition.alerts
        if alert.verdict is Verdict.EXACT and each.article.id in alert.claimants
        for claim in same[alert.article, alert.template]
        if claim[0] == each.article.id
    )
