"""Everything the search page shows: hits in words, what they may be narrowed to with counts, and the ways on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.model import KnowledgeBase
from kb.search.results import Filters, Hit, Run, SearchPage
from webapp.narrowing import NARROWINGS, Narrowing, chosen_values
from webapp.presenters.words import KINDS, PLURALS, month_words, product_words, readable

SHOWN = 8
"""Values of a facet that are shown unfolded."""

MOST_SHOWN = 40
"""Values of a facet that are offered at all, the most frequent first; those that are chosen always are."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What the address asks for; `offset` is the number of the first hit, from 0, `limit` how many are shown."""

    query: str
    filters: Filters
    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """The filters without one of them, and how many articles are found then."""

    narrowing: Narrowing
    filters: Filters
    count: int


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """A hit: `excerpt` is plain text in runs, highlighted where it holds words that were asked for."""

    article: str
    title: str
    kind: str
    exact: bool
    alert: str
    excerpt: tuple[Run, ...]
    codes: tuple[str, ...]
    last_verified: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow the search to, with the number of articles it would find."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The values of one facet; `further` are shown when unfolded."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    further: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another search: its words and the parameters of its address."""

    words: str
    parameters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The few articles that best match what is being typed; `more` is the way to all of them."""

    count: str
    hits: tuple[FoundArticle, ...]
    more: Way | None


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page of results. `corrected` is the way to the query with unknown words repaired, if that was searched."""

    query: str
    heading: str
    count: str
    hits: tuple[FoundArticle, ...]
    groups: tuple[ChoiceGroup, ...]
    filters_in_use: int
    kinds: tuple[Way, ...]
    corrected: Way | None
    drops: tuple[Way, ...]
    unfiltered: Way
    first: Way | None
    previous: Way | None
    next: Way | None


def found_page(kb: KnowledgeBase, searched: Searched, page: SearchPage, dropped: tuple[Dropped, ...] = ()) -> FoundPage:
    """The results as they are shown; `dropped` are the filters that are worth dropping when nothing was found."""
    query, filters, offset, limit = searched.query, searched.filters, searched.offset, searched.limit
    shown = offset + len(page.hits)
    in_use = sum(len(chosen_values(filters, each)) for each in NARROWINGS)
    kinds = () if query or in_use or offset else tuple(_kinds(page))
    return FoundPage(
        query=query,
        heading=_heading(query, filters),
        count=_count(searched, page),
        hits=tuple(_hit(hit) for hit in page.hits),
        groups=tuple(group for group in _groups(kb, page, filters) if not (kinds and group.name == "kind")),
        filters_in_use=in_use,
        kinds=kinds,
        corrected=_way(page.did_you_mean, page.did_you_mean, filters) if page.corrected else None,
        drops=tuple(_way(_without(each), query, each.filters) for each in dropped),
        unfiltered=_way("Clear all filters", query, Filters()),
        first=_way("Go to the first results", query, filters) if page.total and not page.hits else None,
        previous=_way("Previous", query, filters, max(0, offset - limit)) if offset and page.hits else None,
        next=_way("More results", query, filters, shown) if page.hits and shown < page.total else None,
    )


def suggestions(typed: str, page: SearchPage) -> Suggestions:
    """The first hits for what is being typed."""
    are_all = len(page.hits) == page.total
    return Suggestions(
        count="1 article matches" if page.total == 1 else f"{page.total:,} articles match",
        hits=tuple(_hit(hit) for hit in page.hits),
        more=None if are_all else _way(f"See all {page.total:,} articles", typed, Filters()),
    )


def _heading(query: str, filters: Filters) -> str:
    if len(filters.kind) == 1 and filters.kind[0] in PLURALS:
        return PLURALS[filters.kind[0]]
    return "Search results" if query else "Browse the knowledge base"


def _count(searched: Searched, page: SearchPage) -> str:
    articles = "1 article" if page.total == 1 else f"{page.total:,} articles"
    asked = f"{articles} for “{searched.query}”" if searched.query else f"{articles} in all"
    if not page.hits or len(page.hits) == page.total:
        return asked
    return f"{asked}, {searched.offset + 1:,} to {searched.offset + len(page.hits):,} shown"


def _hit(hit: Hit) -> FoundArticle:
    article = hit.article
    return FoundArticle(
        article=article.id,
        title=article.title,
        kind=KINDS[article.kind],
        exact=hit.exact,
        alert=hit.sentence,
        excerpt=hit.excerpt,
        codes=article.codes[:3],
        last_verified=month_words(article.last_verified),
    )


def _groups(kb: KnowledgeBase, page: SearchPage, filters: Filters) -> Iterator[ChoiceGroup]:
    """The facets that can narrow these results, or do."""
    for narrowing in NARROWINGS:
        chosen = chosen_values(filters, narrowing)
        choices = tuple(_choices(kb, page, narrowing, chosen))
        if chosen or any(choice.count < page.total for choice in choices):
            yield ChoiceGroup(narrowing.name, narrowing.label, choices[:SHOWN], choices[SHOWN:])


def _choices(kb: KnowledgeBase, page: SearchPage, narrowing: Narrowing, chosen: tuple[str, ...]) -> Iterator[Choice]:
    """Those chosen first, although they may find nothing, then the most frequent."""
    facet = page.facet(narrowing.facet)
    for value in chosen:
        yield Choice(value, _words(kb, narrowing, value), facet.count(value), chosen=True)
    for found in facet.values[:MOST_SHOWN]:
        if found.value not in chosen:
            yield Choice(found.value, _words(kb, narrowing, found.value), found.count, chosen=False)


def _words(kb: KnowledgeBase, narrowing: Narrowing, value: str) -> str:
    match narrowing.facet:
        case "kind":
            return KINDS.get(value, value)
        case "role":
            role = kb.vocabulary.roles.get(value)
            return role.label if role else value
        case "applies_to":
            return product_words(value)
        case _:
            return readable(value)


def _kinds(page: SearchPage) -> Iterator[Way]:
    """The kinds that occur, in the order of the table."""
    counts = page.facet("kind")
    for kind, words in PLURALS.items():
        if counts.count(kind):
            yield _way(f"{words} ({counts.count(kind):,})", "", Filters(kind=(kind,)))


def _without(dropped: Dropped) -> str:
    articles = "1 article" if dropped.count == 1 else f"{dropped.count:,} articles"
    return f"Drop the filter “{dropped.narrowing.label}”: {articles}"


def _way(words: str, query: str, filters: Filters, offset: int = 0) -> Way:
    values = [(each.name, value) for each in NARROWINGS for value in chosen_values(filters, each)]
    place = [("from", str(offset))] if offset else []
    return Way(words, tuple([("q", query)] * bool(query) + values + place))
