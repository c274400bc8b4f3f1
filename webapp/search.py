"""Search over all articles, at `/search?q=&kind=&from=`; the address holds everything, so it can be shared."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from kb.search.results import Filters, QueryTooLong
from webapp.desk import helpdesk
from webapp.errors import answer, noted
from webapp.presenters.search_page import found_page

HITS = 20
FURTHEST = 10_000

pages = Blueprint("search", __name__)


@pages.get("/search")
def show() -> str:
    """The articles that answer a query; all of them when it is empty."""
    query, kinds = request.args.get("q", "").strip(), tuple(request.args.getlist("kind"))
    offset = min(max(request.args.get("from", 0, type=int), 0), FURTHEST)
    page = helpdesk().search(query, Filters(kind=kinds), limit=HITS, offset=offset)
    return render_template("search.html", page=found_page(query, kinds, offset, page), problem=None, typed=query)


@pages.errorhandler(QueryTooLong)
def show_too_long(error: QueryTooLong) -> Response:
    """The search page with the query kept."""
    problem = noted(error)
    query = request.args.get("q", "")
    return answer(problem, render_template("search.html", page=None, problem=problem, typed=query))
