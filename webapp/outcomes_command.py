"""The command `syncmedic kb outcomes`: what cases reported about resolutions, and how to begin anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from engine.findings import Experience
from engine.helpdesk import Helpdesk
from webapp.opening import helpdesk_of
from webapp.presenters.words import title_words
from webapp.reporting import common, print_json

ALL = "--all"


@click.command(name="outcomes")
@click.option("--forget", metavar=f"ARTICLE|{ALL}", default="", help="Count only what is reported from now on.")
@common
def kb_outcomes(forget: str, kb_folder: Path | None, as_json: bool) -> None:
    """Show how often resolutions helped.

    And how far that moves their articles. Cases keep what they say, whatever is forgotten.
    """
    helpdesk = helpdesk_of(kb_folder)
    known = helpdesk.experience()
    if forget:
        helpdesk.forget_outcomes(*([] if forget == ALL else [_reported(helpdesk, known, forget)]))
        known = helpdesk.experience()
    if as_json:
        print_json({"learns": helpdesk.learns, "outcomes": [_fields(*each) for each in known.items()]})
    else:
        click.echo("\n".join(_lines(helpdesk, known)))


def _reported(helpdesk: Helpdesk, known: Mapping[str, Experience], article: str) -> str:
    """The article, which the knowledge base may have no longer. Raises UnknownArticle."""
    return article if article in known else helpdesk.article(article).id


def _fields(article: str, known: Experience) -> dict[str, object]:
    return {"article": article, "tried": known.tried, "helped": known.helped, "factor": round(known.factor, 3)}


def _lines(helpdesk: Helpdesk, known: Mapping[str, Experience]) -> Iterator[str]:
    if known:
        yield "tried  helped  factor  article"
    for article, each in sorted(known.items(), key=lambda item: (-item[1].tried, item[0])):
        title = title_words(helpdesk.kb, article)
        yield f"{each.tried:5}  {each.helped:6g}  {each.factor:6.2f}  {article}  {title}"
    yield f"{len(known)} articles with reported outcomes; “partly” counts half."
    if not helpdesk.learns:
        yield "Learning is off (SYNCMEDIC_LEARN): the factors are not used."
