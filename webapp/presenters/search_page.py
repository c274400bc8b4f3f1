"""Everything the search page shows: hits in words, and the kinds they may be narrowed to with their counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.search.results import Hit, Run, SearchPage
from webapp.presenters.words import KINDS


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """A hit: `excerpt` is plain text in runs, highlighted where it holds words that were asked for."""

    article: str
    title: str
    kind: str
    exact: bool
    excerpt: tuple[Run, ...]
    codes: tuple[str, ...]
    last_verified: str


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind to narrow the search to, with the number of articles it would find."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page of results; `more_from` is the offset of the next page, 0 when this is the last."""

    query: str
    count: str
    hits: tuple[FoundArticle, ...]
    kinds: tuple[KindChoice, ...]
    chosen: tuple[str, ...]
    did_you_mean: str
    corrected: bool
    more_from: int


def found_page(query: str, chosen: tuple[str, ...], offset: int, page: SearchPage) -> FoundPage:
    """The results of a query as they are shown, beginning with hit number `offset` (0: the best)."""
    shown = offset + len(page.hits)
    return FoundPage(
        query=query,
        count=_count(query, page.total),
        hits=tuple(_hit(hit) for hit in page.hits),
        kinds=tuple(_kinds(page, chosen)),
        chosen=chosen,
        did_you_mean=page.did_you_mean,
        corrected=page.corrected,
        more_from=shown if shown < page.total and page.hits else 0,
    )


def _count(query: str, total: int) -> str:
    articles = "1 article" if total == 1 else f"{total:,} articles"
    return f"{articles} for “{query}”" if query.strip() else f"{articles} in all"


def _hit(hit: Hit) -> FoundArticle:
    article = hit.article
    kind = KINDS[article.kind]
    return FoundArticle(
        article.id, article.title, kind, hit.exact, hit.excerpt, article.codes[:3], article.last_verified
    )


def _kinds(page: SearchPage, chosen: tuple[str, ...]) -> Iterable[KindChoice]:
    """Kinds that occur, in the order of the table; one that is chosen stays although it finds nothing."""
    counts = page.facet("kind")
    for kind, words in KINDS.items():
        if counts.count(kind) or kind in chosen:
            yield KindChoice(kind, words, counts.count(kind), kind in chosen)
