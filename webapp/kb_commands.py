"""The commands `syncmedic kb …` for authors: check the knowledge base, show an article, build the index."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kb.library import read_knowledge_base
from kb.lint import run as lint_kb
from webapp.opening import expert_of, helpdesk_of, settings_of
from webapp.reporting import common, print_json
from webapp.terminal import show_article


@click.group(name="kb")
def kb_group() -> None:
    """The knowledge base: check it, show an article, build its index."""


@kb_group.command(name="lint")
@common
def kb_lint(kb_folder: Path | None, as_json: bool) -> None:
    """Check every article; exit status 1 when there is a problem."""
    kb = read_knowledge_base(settings_of(kb_folder).kb_folder)
    problems = lint_kb(kb)
    for problem in problems:
        fields = {"file": str(problem.file), "line": problem.line, "message": problem.message}
        click.echo(json.dumps(fields) if as_json else str(problem))
    if not as_json:
        click.echo(f"{len(kb.articles)} articles, {len(problems)} problems.", err=True)
    sys.exit(1 if problems else 0)


@kb_group.command(name="show")
@click.argument("article_id")
@common
def kb_show(article_id: str, kb_folder: Path | None, as_json: bool) -> None:
    """Show one article."""
    helpdesk = helpdesk_of(kb_folder)
    article = helpdesk.article(article_id)
    if as_json:
        fields = {"id": article.id, "title": article.title, "kind": article.kind.value, "body": article.body}
        print_json(fields)
    else:
        show_article(helpdesk.kb, article)


@kb_group.command(name="index")
@common
def kb_index(kb_folder: Path | None, as_json: bool) -> None:
    """Build the search index of this version of the knowledge base, if it is not there yet."""
    expert = expert_of(kb_folder)
    fields = {"version": expert.kb.version, "articles": len(expert.kb.articles)}
    click.echo(json.dumps(fields) if as_json else f"Index of version {expert.kb.version} is ready.")
