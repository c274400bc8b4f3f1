"""The command `syncmedic search`: the search page in the terminal, with all its filters, and as JSON for scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click

from engine.expert import Expert
from engine.wire import hits_json
from kb.model import Kind, Status
from kb.search.results import Filters, SearchPage
from webapp.narrowing import NARROWINGS, Narrowing, chosen_values, read_filters
from webapp.presenters.words import KINDS
from webapp.reporting import print_json

FIXED = {"kind": [kind.value for kind in Kind], "status": [status.value for status in Status]}
"""The values of the facets that are the same for every knowledge base."""


def narrowed(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command an option for each filter of the search page; each may be repeated."""
    for each in reversed(NARROWINGS):
        values = click.Choice(FIXED[each.name]) if each.name in FIXED else None
        words = f"Only this {each.name} (repeatable)."
        command = click.option(f"--{each.name}", multiple=True, type=values, help=words)(command)
    return command


def search_articles(expert: Expert, query: str, chosen: dict[str, Any], limit: int, offset: int, as_json: bool) -> None:
    """Prints the hits; `chosen` holds the values of each filter by its name.

    Errors: QueryTooLong, and click.UsageError for a value that no article has.
    """
    filters = read_filters(lambda name: chosen[name])
    page = expert.index.search(query, filters, limit=limit, offset=offset)
    if not page.total:
        _refuse_unknown(expert, filters)
    if as_json:
        print_json(hits_json(page))
    else:
        for line in _lines(expert, page, offset):
            click.echo(line)


def _refuse_unknown(expert: Expert, filters: Filters) -> None:
    """A filter that nothing can pass is a mistake, and is told with the values there are."""
    everything = expert.index.search("", limit=1)
    for each in NARROWINGS:
        known = [found.value for found in everything.facet(each.facet).values]
        for value in chosen_values(filters, each):
            if value not in known and value not in FIXED.get(each.name, ()):
                raise click.UsageError(_unknown(each, value, known))


def _unknown(narrowing: Narrowing, value: str, known: list[str]) -> str:
    return f"No article has the {narrowing.name} “{value}”. There are: {', '.join(sorted(known)) or 'none'}."


def _lines(expert: Expert, page: SearchPage, offset: int) -> Iterator[str]:
    if page.did_you_mean:
        yield f"Did you mean: {page.did_you_mean}\n"
    for hit in page.hits:
        article = hit.article
        marks = [KINDS[article.kind], article.id]
        marks += ["exact match"] if hit.exact else []
        marks += [f"last verified {article.last_verified}"] if article.last_verified else []
        yield f"{article.title}  ({', '.join(marks)})"
        if hit.sentence:
            yield f"    Alert: {hit.sentence}"
        yield f"    {' '.join(''.join(run.text for run in hit.excerpt).split())}\n"
    shown = f", {offset + 1} to {offset + len(page.hits)} shown" if 0 < len(page.hits) < page.total else ""
    yield f"{page.total} found in {len(expert.kb.articles)} articles{shown}."
