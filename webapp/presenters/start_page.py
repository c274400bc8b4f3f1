"""What the empty chat offers: example alerts from the knowledge base's own articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.model import Article, Kind, KnowledgeBase, Status
from webapp.presenters.words import KINDS, readable

EXAMPLES = 3
LONGEST_EXAMPLE = 320
FIRST_GAP = re.compile(r"[{\[]")
NOT_CLEAN = frozenset('\n<>…“”"')


@dataclass(frozen=True, slots=True)
class ExampleAlert:
    """An alert to try: the area it belongs to and its text."""

    area: str
    text: str


def example_alerts(kb: KnowledgeBase) -> tuple[ExampleAlert, ...]:
    """The first clean example of up to three alert articles, of different areas as far as there are any."""
    told = [
        (article, text)
        for article in kb.articles.values()
        if article.kind is Kind.ALERT and article.status is Status.CURRENT and (text := _clean_example(article))
    ]
    chosen = list(_of_different_areas(told))
    return tuple(ExampleAlert(_area(article), text) for article, text in chosen[:EXAMPLES])


def _clean_example(article: Article) -> str:
    openings = tuple(filter(None, map(_opening, article.alerts)))
    pastes = (example.paste for example in article.examples)
    clean = (text for text in pastes if len(text) <= LONGEST_EXAMPLE and not NOT_CLEAN & set(text))
    return next((text for text in clean if text.casefold().startswith(openings)), "")


def _opening(alert: str) -> str:
    """The words an alert template begins with, up to its first placeholder or optional part."""
    return " ".join(FIRST_GAP.split(alert, maxsplit=1)[0].split()).casefold()


def _of_different_areas(told: list[tuple[Article, str]]) -> Iterator[tuple[Article, str]]:
    """Those whose first area no other before has, then the others."""
    seen: set[tuple[str, ...]] = set()
    others = []
    for article, text in told:
        if article.areas[:1] in seen:
            others.append((article, text))
        else:
            seen.add(article.areas[:1])
            yield article, text
    yield from others


def _area(article: Article) -> str:
    return readable(article.areas[0]) if article.areas else KINDS[article.kind]
