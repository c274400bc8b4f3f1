"""Checks that every cause can be proved by something: what nothing proves is never told as a diagnosis."""

from __future__ import annotations

from collections.abc import Iterator

from engine.lint.recognising import Recognising
from kb.model import Article, Kind, Problem

NO_CAUSES = (Kind.PROCEDURE, Kind.PRACTICE)
"""Kinds that nobody needs to establish: they are found by search and by links."""


def check(tried: Recognising) -> Iterator[Problem]:
    """One problem a cause without answers that prove it, without a sentence of its own, and without a code beside a
    sentence it shares.
    """
    for article in never_established(tried):
        text = "nothing can establish it: say in `confirmed_by` which answers prove it"
        yield Problem(article.file, article.lines["kind"], text)


def never_established(tried: Recognising) -> Iterator[Article]:
    """The causes that nothing proves."""
    own = own_sentences(tried)
    yield from (each for each in tried.articles if each.kind not in NO_CAUSES and not is_provable(each, own))


def own_sentences(tried: Recognising) -> frozenset[str]:
    """The articles with a sentence that no other prints."""
    return frozenset(claims[0].article for claims in tried.sentences if len(claims) == 1)


def is_provable(article: Article, own: frozenset[str]) -> bool:
    """Whether something establishes it: answers, a sentence of its own, or a code beside a sentence it shares."""
    return bool(article.confirmed_by or article.id in own or (article.alerts and article.codes))
