"""Search over all articles, at `/search`; the address holds query, filters and place, so it can be shared."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, render_template, request

from kb.model import Kind
from kb.search.results import Filters, QueryTooLong
from webapp.desk import helpdesk
from webapp.errors import answer, noted
from webapp.narrowing import FURTHEST, NARROWINGS, chosen_values, read_filters
from webapp.presenters.search_page import Dropped, Searched, found_page, suggestions

HITS = 20
SUGGESTED = 5
LONGEST_TYPED = 200
"""Characters of what is being typed; a longer text is a paste, for which articles are not looked up on the way."""

pages = Blueprint("search", __name__)


@pages.get("/search")
def show() -> str:
    """The articles that answer a query; all that pass the filters when it is empty."""
    return _found(read_filters(request.args.getlist))


@pages.get("/known-issues")
def known_issues() -> str:
    """The search narrowed to known issues."""
    return _found(replace(read_filters(request.args.getlist), kind=(Kind.KNOWN_ISSUE.value,)))


@pages.get("/unsupported")
def unsupported() -> str:
    """The search narrowed to what is not supported."""
    return _found(replace(read_filters(request.args.getlist), kind=(Kind.UNSUPPORTED.value,)))


@pages.post("/search/alike")
def alike() -> str:
    """A short list of the articles that match what is being typed elsewhere; nothing for a whole paste.

    Posted although it changes nothing: what people type into the conversation must not stand in anybody's log.
    """
    typed = request.form.get("text", "").strip()
    if not typed or len(typed) > LONGEST_TYPED:
        return ""
    found = helpdesk().search(typed, Filters(), limit=SUGGESTED)
    return render_template("parts/alike_found.html", found=suggestions(typed, found))


@pages.errorhandler(QueryTooLong)
def show_too_long(error: QueryTooLong) -> Response:
    """The search page with the query kept."""
    problem = noted(error)
    return answer(problem, render_template("search.html", page=None, problem=problem, typed=_query()))


def _found(filters: Filters) -> str:
    query = _query()
    offset = min(max(request.args.get("from", 0, type=int), 0), FURTHEST)
    searched = Searched(query, filters, offset, HITS)
    found = helpdesk().search(query, filters, limit=HITS, offset=offset)
    page = found_page(helpdesk().kb, searched, found, () if found.total else _dropped(query, filters))
    return render_template("search.html", page=page, problem=None, typed=query)


def _query() -> str:
    return request.args.get("q", "").strip()


def _dropped(query: str, filters: Filters) -> tuple[Dropped, ...]:
    """What each filter in use keeps back: the articles found when it alone is dropped."""
    used = [each for each in NARROWINGS if chosen_values(filters, each)]
    without = [(each, Filters(**{**_values(filters), each.facet: ()})) for each in used]
    found = [(each, fewer, helpdesk().search(query, fewer, limit=1).total) for each, fewer in without]
    return tuple(Dropped(each, fewer, total) for each, fewer, total in found if total)


def _values(filters: Filters) -> dict[str, tuple[str, ...]]:
    return {each.facet: chosen_values(filters, each) for each in NARROWINGS}
