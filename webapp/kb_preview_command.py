"""Previews an article in the terminal or as a file: `syncmedic kb preview`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from engine.helpdesk import UnknownArticle
from engine.preview import preview
from kb.authoring.draft import NotWritten
from kb.model import Article, KnowledgeBase
from webapp.kb_preview import holds, preview_html, preview_json, preview_lines
from webapp.reporting import print_json


class Unreadable(NotWritten):
    """The file of an article cannot be read as one; the message lists why."""


def print_preview(kb: KnowledgeBase, article_id: str, pastes: tuple[str, ...], page: Path | None, as_json: bool) -> int:
    """Prints the preview, or writes it to `page`; 0 when everything is as the author says, else 1.

    Raises Unreadable, UnknownArticle, OSError.
    """
    shown = preview(kb, _article(kb, article_id), datetime.now(UTC).date(), pastes)
    if page is not None:
        page.write_text(preview_html(kb, shown), encoding="utf-8")
    if as_json:
        print_json(preview_json(shown))
    elif page is not None:
        click.echo(f"{page}")
    else:
        click.echo("\n".join(preview_lines(kb, shown)))
    return 0 if holds(shown) else 1


def _article(kb: KnowledgeBase, article_id: str) -> Article:
    found = kb.article(article_id)
    if found is not None:
        return found
    problems = [str(problem) for problem in kb.problems if problem.file.stem == article_id]
    if problems:
        raise Unreadable("\n".join([f"The file of `{article_id}` is no article yet:", *problems]))
    raise UnknownArticle(article_id)
