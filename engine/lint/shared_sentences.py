"""Checks that articles which print the same sentence differ in something a case can find out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from engine.lint.recognising import Recognising
from engine.recognition.codes import canonical_or_itself
from kb.model import Article, Problem


def check(tried: Recognising) -> Iterator[Problem]:
    """One problem a pair of articles with a common sentence and the same codes and relations, told of the later one."""
    articles = {article.id: article for article in tried.articles}
    pairs = {
        pair for claims in tried.sentences for pair in combinations(dict.fromkeys(each.article for each in claims), 2)
    }
    for first, second in sorted(pairs):
        one, other = articles[first], articles[second]
        if _codes(one) == _codes(other) and _stance(one) == _stance(other):
            text = f"prints the same sentence as `{first}`, and no code or answer tells the two apart"
            yield Problem(other.file, other.lines["alerts"], text)


def _codes(article: Article) -> frozenset[str]:
    return frozenset(map(canonical_or_itself, article.codes))


def _stance(article: Article) -> tuple[object, ...]:
    """What the article says about questions, whatever the order it says it in."""
    groups = (article.confirmed_by, article.ruled_out_by, (article.requires,))
    decide = tuple(frozenset(frozenset(group.conditions) for group in some) for some in groups)
    return (*decide, frozenset((each.question, each.answer, each.frequency) for each in article.shows))
