"""What every command has in common: its options, and one clear line with an exit status for every named error."""

from __future__ import annotations

import functools
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from engine.bootstrap import FolderUnusable
from engine.cases.store import BadStoreUrl, CaseMovedOn, StoreTooNew, StoreUnavailable, UnknownCase
from engine.helpdesk import Refused, UnknownArticle
from engine.wire import mistake_json
from kb.authoring.draft import NotWritten
from kb.history import NoHistory
from kb.library import NoKnowledgeBase
from kb.search.results import IndexUnreadable, QueryTooLong
from webapp.environment import BadSetting

USAGE_ERROR = 2
EXPECTED = (
    Refused, BadSetting, BadStoreUrl, StoreTooNew, StoreUnavailable, UnknownCase, CaseMovedOn, NoKnowledgeBase,
    NotWritten, NoHistory, IndexUnreadable, QueryTooLong, OSError,
)  # fmt: skip


def common(command: Callable[..., None]) -> Callable[..., Any]:
    """The options every command takes, --json and --kb DIR; expected errors become a message and exit status 2."""

    @functools.wraps(command)
    def reporting(*arguments: Any, as_json: bool, **options: Any) -> None:
        try:
            command(*arguments, as_json=as_json, **options)
        except BrokenPipeError:
            raise
        except EXPECTED as error:
            _tell(error, as_json)
            sys.exit(USAGE_ERROR)

    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    with_kb = click.option("--kb", "kb_folder", type=folder, help="Use the knowledge base in this folder.")(reporting)
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")(with_kb)


def print_json(fields: object) -> None:
    """One line of JSON that any terminal and any pipe can take, whatever letters it knows."""
    click.echo(json.dumps(fields, ensure_ascii=True))


def take_any_letters() -> None:
    """From now on letters that a terminal or a pipe does not know become question marks instead of an error."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _tell(error: Exception, as_json: bool) -> None:
    if as_json:
        print_json(mistake_json(type(error).__name__, _words_of(error)))
    else:
        click.echo(f"syncmedic: {_words_of(error)}", err=True)


def _words_of(error: Exception) -> str:
    match error:
        case UnknownCase():
            return "There is no such case: the id is mistyped, or the case has expired."
        case UnknownArticle():
            return "There is no such article. Find its id with `syncmedic search`."
        case CaseMovedOn():
            return "This case has moved on meanwhile. Look where it stands with `syncmedic case show`, and try again."
        case BadStoreUrl():
            return f"SYNCMEDIC_DATABASE_URL is {error}."
        case NoKnowledgeBase():
            return f"{error}. Name the folder of a knowledge base with --kb or SYNCMEDIC_KB."
        case FolderUnusable():
            return f"{error}. Set SYNCMEDIC_DATA to a folder that you may write to."
        case _:
            return str(error)
