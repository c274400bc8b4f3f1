"""Guesses where a new article belongs: what most articles like it say, to be corrected by its author."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kb.lint.allowed_values import ALLOWED
from kb.model import Kind, KnowledgeBase


@dataclass(frozen=True, slots=True)
class Metadata:
    """The values of an article by which it is filtered."""

    applies_to: str
    area: str
    layer: str
    level: str
    persistence: str


def likely_metadata(kb: KnowledgeBase, kind: Kind) -> Metadata:
    """What most articles of the kind say (of any kind where there is none); without any, the first allowed values."""
    articles = kb.articles.values()
    alike = [article for article in articles if article.kind is kind] or [*articles]
    return Metadata(
        applies_to=_commonest(word for article in alike for word in article.applies_to) or "any",
        area=_allowed("areas", (area for article in alike for area in article.areas)),
        layer=_allowed("layer", (article.layer for article in alike)),
        level=_allowed("level", (article.level for article in alike)),
        persistence=_allowed("persistence", (article.persistence for article in alike)),
    )


def _allowed(key: str, said: Iterable[str]) -> str:
    return _commonest(word for word in said if word in ALLOWED[key]) or ALLOWED[key][0]


def _commonest(words: Iterable[str]) -> str:
    return next((word for word, _ in Counter(words).most_common(1)), "")
