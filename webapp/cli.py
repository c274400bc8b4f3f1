"""The `syncmedic` command: serve the pages, or do the same jobs in the terminal and for scripts."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import click

from engine.bootstrap import open_expert, open_helpdesk
from engine.cases.store import BadStoreUrl, StoreTooNew, StoreUnavailable, UnknownCase
from engine.expert import Expert, Inputs
from engine.helpdesk import LONGEST_TEXT, Refused, usable_text
from engine.settings import Settings
from engine.wire import BadLine, case_json, diagnosis_json, error_json, hits_json, numbered, read_line
from kb.library import NoKnowledgeBase, read_knowledge_base
from kb.lint import run as lint_kb
from kb.search.results import Filters, IndexUnreadable, QueryTooLong
from webapp.check_command import check_configuration
from webapp.environment import BadSetting, read_settings
from webapp.serving import serve_forever
from webapp.terminal import Talk, show_article, show_case, show_hits, show_standing
from webapp.ticket_command import FORMS, print_ticket
from webapp.version import program_version

USAGE_ERROR = 2
JSONL = click.File("r", encoding="utf-8", errors="surrogateescape")
EXPECTED = (
    Refused, BadSetting, BadStoreUrl, StoreTooNew, StoreUnavailable, UnknownCase, NoKnowledgeBase, IndexUnreadable,
    QueryTooLong, OSError
)  # fmt: skip


class Reporting(click.Group):
    """Turns every named error into one clear line and an exit status; the only place of the command that does."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; expected errors become a message on stderr and exit status 2."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            sys.exit(1)
        except EXPECTED as error:
            click.echo(f"syncmedic: {_words_of(error)}", err=True)
            sys.exit(USAGE_ERROR)


def _words_of(error: Exception) -> str:
    match error:
        case UnknownCase():
            return "There is no such case: the id is mistyped, or the case has expired."
        case _:
            return str(error)


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options every command takes: --json and --kb DIR."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    command = click.option("--kb", "kb_folder", type=folder, help="Use the knowledge base in this folder.")(command)
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")(command)


@click.group(cls=Reporting, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(program_version())
def main() -> None:
    """Troubleshoot sync between Dynamics 365, Exchange, Outlook and Outlook connectors. Offline."""


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="[default: 8765, or any free port when it is taken]")
@common
def serve(host: str, port: int | None, kb_folder: Path | None, as_json: bool) -> None:
    """Serve the pages and print their address."""
    serve_forever(_settings(kb_folder), host, port, lambda address: _announce(address, as_json))


def _announce(address: str, as_json: bool) -> None:
    click.echo(json.dumps({"address": address}) if as_json else f"SyncMedic is ready: {address}  (Ctrl+C stops it)")


@main.command()
@click.argument("text", required=False)
@click.option(
    "--jsonl", type=click.File("r", encoding="utf-8", errors="surrogateescape"), help="One JSON object a line."
)
@common
def diagnose(text: str | None, jsonl: TextIO | None, kb_folder: Path | None, as_json: bool) -> None:
    """Diagnose a pasted TEXT (or standard input): which alerts it holds, and what to do."""
    expert = open_expert(_settings(kb_folder))
    if jsonl is not None:
        sys.exit(_diagnose_lines(expert, jsonl))
    paste = usable_text(text if text is not None else _standard_input())
    standing = expert.consider(Inputs(texts=(paste,)))
    if as_json:
        click.echo(json.dumps(diagnosis_json(standing), ensure_ascii=False))
    else:
        show_standing(expert.kb, standing)


def _standard_input() -> str:
    if sys.stdin.isatty():
        click.echo("Paste the alert, then press Ctrl+D (Windows: Ctrl+Z and Enter):", err=True)
    return sys.stdin.buffer.read(4 * LONGEST_TEXT + 1).decode("utf-8", errors="replace")


def _diagnose_lines(expert: Expert, lines: Iterable[str]) -> int:
    """Answers every line in order, bad ones with an error in their place; returns the exit status."""
    status = 0
    for number, line in numbered(lines):
        try:
            given = read_line(line, number)
            answer = diagnosis_json(expert.consider(Inputs(texts=(usable_text(given.text),))), given.id)
        except BadLine as error:
            status, answer = 1, error_json(error.line_id, str(error), "bad-line")
        except Refused as error:
            status, answer = 1, error_json(given.id, str(error), "refused")
        click.echo(json.dumps(answer, ensure_ascii=True))
    return status


@main.command()
@click.argument("text", required=False)
@common
def chat(text: str | None, kb_folder: Path | None, as_json: bool) -> None:
    """Talk a problem through in the terminal; the case is kept and can be opened in the browser."""
    view = Talk(open_helpdesk(_settings(kb_folder))).hold(text or "")
    if as_json and view is not None:
        click.echo(json.dumps(case_json(view), ensure_ascii=False))


@main.command()
@click.argument("query", nargs=-1)
@click.option("--kind", multiple=True, help="Only articles of this kind (may be repeated).")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100))
@common
def search(query: tuple[str, ...], kind: tuple[str, ...], limit: int, kb_folder: Path | None, as_json: bool) -> None:
    """Search alerts, known issues, unsupported configurations, limits and procedures."""
    expert = open_expert(_settings(kb_folder))
    page = expert.index.search(" ".join(query), Filters(kind=kind), limit=limit)
    if as_json:
        click.echo(json.dumps(hits_json(page), ensure_ascii=False))
    else:
        show_hits(expert.kb, page)


@main.command()
@click.argument("file", required=False, type=click.File("rb"))
@click.option("--set", "entries", multiple=True, metavar="QUESTION=ANSWER", help="An answer (may be repeated).")
@common
def check(file: BinaryIO | None, entries: tuple[str, ...], kb_folder: Path | None, as_json: bool) -> None:
    """Check a configuration, a JSON FILE (- is standard input) or answers; exit status 1 when it is unsupported."""
    sys.exit(check_configuration(open_expert(_settings(kb_folder)), file, entries, as_json))


@main.group(name="case")
def case_group() -> None:
    """Cases that were opened in the browser or with `chat`."""


@case_group.command(name="show")
@click.argument("case_id")
@common
def case_show(case_id: str, kb_folder: Path | None, as_json: bool) -> None:
    """Show where a case stands."""
    helpdesk = open_helpdesk(_settings(kb_folder))
    view = helpdesk.view(case_id)
    if as_json:
        click.echo(json.dumps(case_json(view), ensure_ascii=False))
    else:
        show_case(helpdesk, view)


@case_group.command(name="ticket")
@click.argument("case_id")
@click.option("--detail", "details", multiple=True, metavar="ITEM=TEXT", help="Add to an item first (may be repeated).")
@click.option("--redacted", is_flag=True, help="Replace names and addresses by placeholders.")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="md", show_default=True)
@common
def case_ticket(
    case_id: str, details: tuple[str, ...], redacted: bool, form: str, kb_folder: Path | None, as_json: bool
) -> None:
    """Print the ticket of a case, for the vendor or Microsoft."""
    print_ticket(open_helpdesk(_settings(kb_folder)), case_id, details, "json" if as_json else form, redacted)


@main.group(name="kb")
def kb_group() -> None:
    """The knowledge base: check it, show an article, build its index."""


@kb_group.command(name="lint")
@common
def kb_lint(kb_folder: Path | None, as_json: bool) -> None:
    """Check every article; exit status 1 when there is a problem."""
    kb = read_knowledge_base(_settings(kb_folder).kb_folder)
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
    helpdesk = open_helpdesk(_settings(kb_folder))
    article = helpdesk.article(article_id)
    if as_json:
        fields = {"id": article.id, "title": article.title, "kind": article.kind.value, "body": article.body}
        click.echo(json.dumps(fields, ensure_ascii=False))
    else:
        show_article(helpdesk.kb, article)


@kb_group.command(name="index")
@common
def kb_index(kb_folder: Path | None, as_json: bool) -> None:
    """Build the search index of this version of the knowledge base, if it is not there yet."""
    expert = open_expert(_settings(kb_folder))
    fields = {"version": expert.kb.version, "articles": len(expert.kb.articles)}
    click.echo(json.dumps(fields) if as_json else f"Index of version {expert.kb.version} is ready.")


def _settings(kb_folder: Path | None) -> Settings:
    return read_settings(os.environ, kb_folder)
