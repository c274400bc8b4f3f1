"""The `syncmedic` command: serve the pages, or do the same jobs in the terminal and for scripts."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import BinaryIO

import click

from engine.bootstrap import open_expert
from engine.entries import wrong_with
from engine.expert import Inputs
from engine.helpdesk import usable_text
from engine.triage_downloads import FORMS as BULK_FORMS
from engine.wire import case_json, diagnosis_json
from webapp.bulk_command import print_triage
from webapp.check_command import check_configuration
from webapp.diagnose_lines import diagnose_lines
from webapp.kb_commands import kb_group
from webapp.narrowing import FURTHEST
from webapp.opening import expert_of, helpdesk_of, past_option, settings_of
from webapp.reporting import common, print_json, take_any_letters
from webapp.search_command import narrowed, search_articles
from webapp.serving import serve_forever
from webapp.terminal import Talk, show_case, show_standing
from webapp.ticket_command import FORMS, print_ticket
from webapp.version import program_version

LONGEST_INPUT = 16 * 1024 * 1024
"""Bytes of standard input that are read at most."""

BESIDE = "Beside them, run.py knows `test` (every check) and `bench NAME` (a measurement of docs/MEASURES.md)."
"""Below the commands: what the file that starts them adds."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=BESIDE)
@click.version_option(program_version())
def main() -> None:
    """Troubleshoot sync between Dynamics 365, Exchange, Outlook and Outlook connectors. Offline.

    Exit status: 0 done; 1 what was looked for is there (a problem of `kb lint`, an unsupported configuration, a line
    of --jsonl that cannot be answered); 2 a mistake, told in one line.
    """
    take_any_letters()


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="[default: 8765, or any free port when it is taken]")
@common
def serve(host: str, port: int | None, kb_folder: Path | None, as_json: bool) -> None:
    """Serve the pages and print their address.

    A changed knowledge base comes into use by itself, unless it has errors. Ctrl+C ends it.
    """
    serve_forever(settings_of(kb_folder), host, port, lambda address: _announce(address, as_json))


def _announce(address: str, as_json: bool) -> None:
    click.echo(json.dumps({"address": address}) if as_json else f"SyncMedic is ready: {address}  (Ctrl+C stops it)")


@main.command()
@click.argument("text", required=False)
@click.option("--jsonl", type=click.File("rb"), metavar="FILE", help="Texts as JSON, one a line (- is standard input).")
@past_option
@common
def diagnose(
    text: str | None, jsonl: BinaryIO | None, revision: str | None, kb_folder: Path | None, as_json: bool
) -> None:
    """Diagnose a pasted TEXT or standard input (- or nothing).

    Tells which alerts it holds and what to do. With --jsonl every line is `{"id": ..., "text": ...}`, and is answered
    by one line.
    """
    if text is not None and jsonl is not None:
        raise click.UsageError("Give either a text or --jsonl, not both.")
    expert = expert_of(kb_folder, revision)
    if jsonl is not None:
        sys.exit(diagnose_lines(expert, jsonl))
    paste = usable_text(_standard_input() if text in (None, "-") else text)
    standing = expert.consider(Inputs(texts=(paste,)))
    if as_json:
        print_json(diagnosis_json(standing))
    else:
        show_standing(expert.kb, standing)


def _standard_input() -> str:
    if sys.stdin.isatty():
        click.echo("Paste the alert, then press Ctrl+D (Windows: Ctrl+Z and Enter):", err=True)
    return sys.stdin.buffer.read(LONGEST_INPUT).decode("utf-8-sig", errors="replace")


@main.command()
@click.argument("text", required=False)
@click.option("--answer", "answers", multiple=True, metavar="QUESTION=ANSWER", help="Known already (repeatable).")
@click.option("--article", default="", metavar="ARTICLE_ID", help="Begin with this article, such as a search hit.")
@common
def chat(text: str | None, answers: tuple[str, ...], article: str, kb_folder: Path | None, as_json: bool) -> None:
    """Talk a problem through in the terminal.

    Without a TEXT you are asked from the beginning. The case is kept and can be opened in the browser.
    """
    helpdesk = helpdesk_of(kb_folder)
    given = dict(map(_answer_of, answers))
    if wrong := list(filter(None, (wrong_with(helpdesk.kb.vocabulary, *each) for each in given.items()))):
        raise click.UsageError("\n".join(wrong))
    view = Talk(helpdesk, aside=as_json).hold(text or "", given, article)
    if as_json:
        print_json(case_json(view))


@main.command()
@click.argument("query", nargs=-1)
@narrowed
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100), help="Articles shown.")
@click.option("--offset", default=0, show_default=True, type=click.IntRange(0, FURTHEST), help="Articles passed over.")
@past_option
@common
def search(
    query: tuple[str, ...],
    limit: int,
    offset: int,
    revision: str | None,
    kb_folder: Path | None,
    as_json: bool,
    **chosen: tuple[str, ...],
) -> None:
    """Search all articles; without a QUERY, list them.

    A filter that is given twice lets both values pass; a value that no article has is told with those there are.
    """
    search_articles(expert_of(kb_folder, revision), " ".join(query), chosen, limit, offset, as_json)


def _answer_of(option: str) -> tuple[str, str]:
    question, equals, answer = (part.strip() for part in option.partition("="))
    if not equals:
        raise click.UsageError(f"--answer {option} is not of the form question=answer.")
    return question, answer


@main.command()
@click.argument("file", required=False, type=click.File("rb"))
@click.option("--set", "entries", multiple=True, metavar="QUESTION=ANSWER", help="An answer (repeatable).")
@common
def check(file: BinaryIO | None, entries: tuple[str, ...], kb_folder: Path | None, as_json: bool) -> None:
    """Check a configuration for what is unsupported.

    FILE is a JSON object of questions and answers (- is standard input). Without one, --set says all. The report
    names the questions that are open. Exit status 1 when something is unsupported.
    """
    sys.exit(check_configuration(expert_of(kb_folder), file, entries, as_json))


@main.command()
@click.argument("file", type=click.File("rb"))
@click.option("--column", "columns", multiple=True, metavar="HEADING=ROLE", help="What a column is (repeatable).")
@click.option("--redacted", is_flag=True, help="Replace names and addresses by placeholders.")
@click.option(
    "--format", "form", type=click.Choice(list(BULK_FORMS)), default="md", show_default=True, help="What to print."
)
@common
def bulk(
    file: BinaryIO, columns: tuple[str, ...], redacted: bool, form: str, kb_folder: Path | None, as_json: bool
) -> None:
    """Triage an export of alerts: a runbook by cause.

    FILE is a CSV, XLSX, JSON or text file (- is standard input). What each column was taken for is told; --column
    says otherwise: text, code, state, mailbox, time, level or nothing.
    """
    print_triage(open_expert(settings_of(kb_folder)), file, columns, "json" if as_json else form, redacted)


@main.group(name="case")
def case_group() -> None:
    """Show a case of the browser or of `chat`, or its ticket."""


@case_group.command(name="show")
@click.argument("case_id")
@common
def case_show(case_id: str, kb_folder: Path | None, as_json: bool) -> None:
    """Show where a case stands."""
    helpdesk = helpdesk_of(kb_folder)
    view = helpdesk.view(case_id)
    if as_json:
        print_json(case_json(view))
    else:
        show_case(helpdesk, view)


@case_group.command(name="ticket")
@click.argument("case_id")
@click.option("--detail", "details", multiple=True, metavar="ITEM=TEXT", help="Add to an item first (repeatable).")
@click.option("--redacted", is_flag=True, help="Replace names and addresses by placeholders.")
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="md", show_default=True, help="What to print."
)
@common
def case_ticket(
    case_id: str, details: tuple[str, ...], redacted: bool, form: str, kb_folder: Path | None, as_json: bool
) -> None:
    """Print the ticket of a case, for who takes it over.

    What is missing in it is named; add it with --detail.
    """
    print_ticket(helpdesk_of(kb_folder), case_id, details, "json" if as_json else form, redacted)


main.add_command(kb_group)
