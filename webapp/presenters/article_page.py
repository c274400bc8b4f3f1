"""Everything the page of an article shows."""

from __future__ import annotations

from dataclasses import dataclass

from kb.filling import fill_in
from kb.model import Article, KnowledgeBase, Source, Status
from webapp.presenters.cards import Passage, passages
from webapp.presenters.words import KINDS, facts_of, month_words, product_words, still_current, title_words


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article, rendered, with the words of its front matter and the titles of those it leads to."""

    id: str
    title: str
    kind: str
    retired: bool
    passages: tuple[Passage, ...]
    facts: tuple[tuple[str, str], ...]
    applies_to: tuple[str, ...]
    codes: tuple[str, ...]
    still_current: str
    last_verified: str
    sources: tuple[Source, ...]
    next: tuple[tuple[str, str], ...]
    related: tuple[tuple[str, str], ...]


def article_page(kb: KnowledgeBase, article: Article) -> ArticlePage:
    """The page of an article outside any case: placeholder words stand for captures."""
    next_ids = tuple(dict.fromkeys(article.if_not_resolved))
    related = tuple(dict.fromkeys(each for each in article.related if each not in next_ids))
    return ArticlePage(
        id=article.id,
        title=article.title,
        kind=KINDS[article.kind],
        retired=article.status is Status.RETIRED,
        passages=passages(article.sections, fill_in(kb.vocabulary.captures, {})),
        facts=facts_of(article),
        applies_to=tuple(product_words(each) for each in article.applies_to),
        codes=article.codes,
        still_current=still_current(article),
        last_verified=month_words(article.last_verified),
        sources=article.sources,
        next=_links(kb, next_ids),
        related=_links(kb, related),
    )


def _links(kb: KnowledgeBase, ids: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((each, title_words(kb, each)) for each in ids if kb.article(each))
