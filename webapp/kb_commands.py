"""The commands `syncmedic kb …` for authors: begin an article, check the knowledge base, show it, build its index."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from time import sleep
from typing import Any, BinaryIO

import click

from engine.coverage import coverage
from engine.coverage_forms import coverage_json, coverage_lines
from engine.examples import place_with_examples, refuse_unrecognisable
from engine.helpdesk import UnknownArticle, usable_text
from engine.lint import run as lint_kb
from kb.authoring.draft import NotWritten
from kb.authoring.importing import drafts_of
from kb.authoring.placing import faults, refuse_faulty, write
from kb.authoring.writing import TO_FILL
from kb.library import read_knowledge_base
from kb.lint.watching import changes
from kb.model import Article, Problem
from kb.reviews import overdue as overdue_articles
from webapp.article_form import KINDS, Said, ask_for_the_rest, draft_of
from webapp.kb_diff_command import print_difference
from webapp.kb_misses_command import draft_miss, print_misses
from webapp.kb_preview_command import print_preview
from webapp.opening import expert_of, helpdesk_of, past_option, settings_of
from webapp.outcomes_command import kb_outcomes
from webapp.reporting import common, print_json
from webapp.terminal import show_article

LONGEST_PAGE = 4 * 1024 * 1024
"""Bytes of a page that are read at most."""

BETWEEN_LOOKS = 0.5
"""Seconds between two looks at the files that are watched."""


@click.group(name="kb")
def kb_group() -> None:
    """Write, try out and check articles; see what they leave open."""


@kb_group.command(name="new")
@click.option("--id", "article_id", default="", help="[default: made of the title]")
@click.option("--title", default="", help="What is wrong, in one line; without a title everything is asked for.")
@click.option("--kind", default="", type=click.Choice(["", *KINDS]), metavar="KIND", help=f"{', '.join(KINDS)}.")
@click.option("--alert", "alerts", multiple=True, help="A sentence as it is printed, names in braces (repeatable).")
@click.option("--code", "codes", multiple=True, help="An error code of this cause (repeatable).")
@click.option("--question", "questions", multiple=True, metavar="QUESTION=ANSWER", help="What proves it (repeatable).")
@click.option("--phrasing", "phrasings", multiple=True, help="How a person would type it (repeatable).")
@click.option("--cause", default="", help="Why it happens.")
@click.option("--step", "steps", multiple=True, help="One action, beginning with the verb (repeatable).")
@common
def kb_new(kb_folder: Path | None, as_json: bool, article_id: str, **options: Any) -> None:
    """Begin an article, which the checks accept.

    A new file with everything in its place; what is to fill in is marked. Nothing is overwritten.
    """
    kb = read_knowledge_base(settings_of(kb_folder).kb_folder)
    said = Said(id=article_id, **options)
    if not said.title:
        said = ask_for_the_rest(said, kb.vocabulary)
    if not said.kind:
        raise click.UsageError(f"Name a --kind: {', '.join(KINDS)}.")
    placed = place_with_examples([draft_of(said, kb.vocabulary)], kb)
    refuse_unrecognisable(placed)
    refuse_faulty(kb, placed)
    for file in write(placed):
        _tell_written(file, placed[0].text, as_json)


def _tell_written(file: Path, text: str, as_json: bool) -> None:
    to_fill = [number for number, line in enumerate(text.splitlines(), start=1) if TO_FILL in line]
    if as_json:
        print_json({"file": str(file), "to_fill": to_fill})
        return
    click.echo(f"{file}")
    click.echo(f"Fill in what is marked {TO_FILL}: line {', '.join(map(str, to_fill))}.", err=True)
    click.echo(
        "Look over applies_to, areas, layer, level and persistence: they are those of similar articles.", err=True
    )


@kb_group.command(name="import")
@click.argument("page", type=click.File("rb"), metavar="FILE.md")
@common
def kb_import(page: BinaryIO, kb_folder: Path | None, as_json: bool) -> None:
    """Draft articles from a page that you have.

    FILE.md has parts that begin with Alert, Cause and Solution, as headings or as “Alert:” (- is standard input).
    """
    kb = read_knowledge_base(settings_of(kb_folder).kb_folder)
    drafts = drafts_of(page.read(LONGEST_PAGE).decode("utf-8-sig", errors="replace"), kb.vocabulary)
    if not drafts:
        raise NotWritten("The page has no line that begins with “Alert:” and no heading “Alert”.")
    left_out = [draft.id for draft in drafts if kb.article(draft.id) is not None]
    placed = place_with_examples([draft for draft in drafts if draft.id not in left_out], kb)
    problems = faults(kb, placed)
    files = [str(file) for file in write(placed)]
    if as_json:
        print_json({"files": files, "left_out": left_out, "problems": [str(problem) for problem in problems]})
        return
    click.echo("\n".join(files))
    for article_id in left_out:
        click.echo(f"Left out: there is an article `{article_id}` already, and nothing is overwritten.", err=True)
    click.echo("\n".join(["To mend:", *map(str, problems)]) if problems else "The checks accept them.", err=True)
    click.echo(f"Fill in what is marked {TO_FILL}.", err=True)


@kb_group.command(name="lint")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl+C.")
@click.option("--overdue", is_flag=True, help="Name the articles to compare with their sources again; no problem.")
@common
def kb_lint(kb_folder: Path | None, as_json: bool, watch: bool, overdue: bool) -> None:
    """Check every article; exit status 1 when there is a problem."""
    folder = settings_of(kb_folder).kb_folder
    if overdue:
        _print_problems(map(_to_compare, _overdue(folder)), as_json)
        return
    if not watch:
        problems = _lint(folder, as_json)
        if not as_json and (late := len(_overdue(folder))):
            click.echo(f"{late} were last compared with their sources long ago: see --overdue.", err=True)
        sys.exit(1 if problems else 0)
    try:
        for _ in changes(folder, lambda: sleep(BETWEEN_LOOKS)):
            _lint(folder, as_json)
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)


def _lint(folder: Path, as_json: bool) -> int:
    """Prints the problems and returns how many there are."""
    kb = read_knowledge_base(folder)
    problems = lint_kb(kb, datetime.now(UTC).date())
    _print_problems(problems, as_json)
    if not as_json:
        click.echo(f"{len(kb.articles)} articles, {len(problems)} problems.", err=True)
    return len(problems)


def _overdue(folder: Path) -> tuple[Article, ...]:
    return overdue_articles(read_knowledge_base(folder), datetime.now(UTC).date())


def _to_compare(article: Article) -> Problem:
    verified = f"last verified in {article.last_verified}" if article.last_verified else "never verified"
    text = f"{verified}: read the source again and set `last_verified`"
    return Problem(article.file, article.lines.get("last_verified", 1), text)


def _print_problems(problems: Iterable[Problem], as_json: bool) -> None:
    for problem in problems:
        fields = {"file": str(problem.file), "line": problem.line, "message": problem.message}
        click.echo(json.dumps(fields) if as_json else str(problem))


@kb_group.command(name="coverage")
@common
def kb_coverage(kb_folder: Path | None, as_json: bool) -> None:
    """Tell what no example or walkthrough exercises.

    And which questions and answers no article uses, and which causes nothing can establish.
    """
    found = coverage(read_knowledge_base(settings_of(kb_folder).kb_folder))
    if as_json:
        print_json(coverage_json(found))
    else:
        click.echo("\n".join(coverage_lines(found)))


@kb_group.command(name="show")
@click.argument("article_id")
@past_option
@common
def kb_show(article_id: str, revision: str | None, kb_folder: Path | None, as_json: bool) -> None:
    """Show one article."""
    kb = read_knowledge_base(settings_of(kb_folder, revision).kb_folder)
    article = kb.article(article_id)
    if article is None:
        raise UnknownArticle(article_id)
    if as_json:
        fields = {"id": article.id, "title": article.title, "kind": article.kind.value, "body": article.body}
        print_json(fields)
    else:
        show_article(kb, article)


@kb_group.command(name="diff")
@click.argument("revision", metavar="REV")
@common
def kb_diff(revision: str, kb_folder: Path | None, as_json: bool) -> None:
    """Tell what changed since a git revision, and what it changes.

    REV is a commit, a tag, a branch or the version of the knowledge base that a case was opened over. Told in words,
    field by field, with the example pastes that get another first answer now.
    """
    print_difference(settings_of(kb_folder).kb_folder, revision, as_json)


@kb_group.command(name="preview")
@click.argument("article_id")
@click.option("--text", "file", type=click.File("rb"), metavar="FILE", help="Match this paste (- is standard input).")
@click.option(
    "--html",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write one HTML page instead.",
)
@common
def kb_preview(
    article_id: str, file: BinaryIO | None, page: Path | None, kb_folder: Path | None, as_json: bool
) -> None:
    """Show how an article looks and does.

    Its page, its alerts matched with pastes, its walkthroughs. Exit status 1 when something does not do what it says.
    """
    kb = read_knowledge_base(settings_of(kb_folder).kb_folder)
    pastes = (usable_text(file.read(LONGEST_PAGE).decode("utf-8-sig", errors="replace")),) if file else ()
    sys.exit(print_preview(kb, article_id, pastes, page, as_json))


@kb_group.command(name="misses")
@click.option("--from", "file", type=click.File("rb"), metavar="FILE", help="Texts, one a line, instead of the cases.")
@click.option("--draft", "miss_id", default="", metavar="N", help="Begin an article for this one of the list.")
@common
def kb_misses(file: BinaryIO | None, miss_id: str, kb_folder: Path | None, as_json: bool) -> None:
    """List what nobody could answer, without names.

    What is alike stands together, the commonest first; --draft begins an article for it.
    """
    lines = file.read(LONGEST_PAGE).decode("utf-8-sig", errors="replace") if file else None
    helpdesk = helpdesk_of(kb_folder)
    if miss_id:
        draft_miss(helpdesk, lines, miss_id, as_json)
    else:
        print_misses(helpdesk, lines, as_json)


@kb_group.command(name="index")
@common
def kb_index(kb_folder: Path | None, as_json: bool) -> None:
    """Build the search index of this version, if it is missing."""
    expert = expert_of(kb_folder)
    fields = {"version": expert.kb.version, "articles": len(expert.kb.articles)}
    click.echo(json.dumps(fields) if as_json else f"Index of version {expert.kb.version} is ready.")


kb_group.add_command(kb_outcomes)
