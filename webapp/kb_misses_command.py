"""Lists what nobody could answer, and begins an article for one of it: `syncmedic kb misses`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from engine.helpdesk import LONGEST_TEXT, Helpdesk, Refused, usable_text
from engine.misses import Miss, draft_of_miss, miss_named, misses_of, unanswered_cases, unanswered_texts
from engine.wire import BadLine, read_line
from kb.authoring.placing import faults, place, write
from kb.model import KnowledgeBase
from webapp.reporting import print_json

LONGEST_SHOWN = 160
"""Characters of a text in the list."""


def print_misses(helpdesk: Helpdesk, lines: str | None, as_json: bool) -> None:
    """Prints what could not be answered of the texts, one a line, or of the cases when there are none."""
    found = _misses(helpdesk, lines)
    if as_json:
        print_json({"misses": [_json(miss) for miss in found]})
        return
    for number, miss in enumerate(found, start=1):
        click.echo(f"{number:>3}  {miss.id}  {miss.count} ×  {_short(miss.texts[0])}")
    total = sum(miss.count for miss in found)
    draft = " Begin an article with --draft N." if found else ""
    click.echo(f"{total} not answered, of {len(found)} kinds.{draft}", err=True)


def draft_miss(helpdesk: Helpdesk, lines: str | None, miss_id: str, as_json: bool) -> None:
    """Writes the beginning of an article, and prints what lint wants of it. Raises UnknownMiss, IdTaken, OSError."""
    kb = helpdesk.kb
    placed = place(draft_of_miss(miss_named(_misses(helpdesk, lines), miss_id), kb), kb)
    problems = faults(kb, [placed])
    (file,) = write([placed])
    _tell_draft(file, kb, [str(problem) for problem in problems], as_json)


def _tell_draft(file: Path, kb: KnowledgeBase, problems: list[str], as_json: bool) -> None:
    if as_json:
        print_json({"file": str(file), "problems": problems})
        return
    click.echo(f"{file}")
    words = [
        "Read it first: not every name can be recognised.",
        "To mend:",
        *problems,
        f"Then: syncmedic kb preview {file.stem} --kb {kb.folder}",
    ]
    click.echo("\n".join(words), err=True)


def _misses(helpdesk: Helpdesk, lines: str | None) -> tuple[Miss, ...]:
    if lines is None:
        return misses_of([*unanswered_cases(helpdesk)])
    return misses_of([*unanswered_texts(helpdesk.expert, _texts(lines))])


def _texts(lines: str) -> Iterator[str]:
    """A text a line, as it is or as the member `text` of a JSON object, as `diagnose --jsonl` takes it.

    What is too long is cut: it is looked at by its beginning. Raises Refused.
    """
    for number, line in enumerate(lines.replace("\r\n", "\n").split("\n"), start=1):
        said = _text(line, number) if line.lstrip().startswith("{") else line
        if said.strip():
            yield usable_text(said.strip()[:LONGEST_TEXT])


def _text(line: str, number: int) -> str:
    try:
        return read_line(line.encode(), number).text
    except BadLine as error:
        raise Refused(str(error)) from error


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def _json(miss: Miss) -> dict[str, Any]:
    return {
        "id": miss.id,
        "count": miss.count,
        "why": {why.value: count for why, count in miss.why},
        "last": miss.last.isoformat() if miss.last else None,
        "texts": list(miss.texts),
        "answers": dict(miss.answers),
    }
