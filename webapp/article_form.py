"""Asks in the terminal for what a new article needs and no option said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import click

from kb.authoring.conditions import condition_of
from kb.authoring.draft import Draft, NotWritten, checked_id, id_of
from kb.model import Kind, Vocabulary

KINDS = tuple(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Said:
    """What the options of `kb new` say; an empty text or tuple says nothing."""

    id: str
    title: str
    kind: str
    alerts: tuple[str, ...]
    codes: tuple[str, ...]
    questions: tuple[str, ...]
    phrasings: tuple[str, ...]
    cause: str
    steps: tuple[str, ...]


def draft_of(said: Said, vocabulary: Vocabulary) -> Draft:
    """The draft that the options give. Raises NotWritten for what cannot be used."""
    return Draft(
        id=checked_id(said.id) if said.id else id_of(said.title),
        title=" ".join(said.title.split()),
        kind=Kind(said.kind),
        alerts=said.alerts,
        codes=said.codes,
        answers=tuple(condition_of(text, vocabulary) for text in said.questions),
        phrasings=said.phrasings,
        cause=said.cause,
        steps=said.steps,
    )


def ask_for_the_rest(said: Said, vocabulary: Vocabulary) -> Said:
    """What the options say, and what the person answers to everything else; an empty line ends a list."""
    title = said.title or _one("Title: what is wrong, in one line")
    kind = said.kind or _one("Kind", choice=click.Choice(KINDS))
    return Said(
        id=said.id or _one("Id", default=_suggested(title)),
        title=title,
        kind=kind,
        alerts=said.alerts or _several("Alert as it is printed, names in braces such as {mailbox}"),
        codes=said.codes or _several("Error code"),
        questions=said.questions or _several("Proved by question=answer", lambda text: condition_of(text, vocabulary)),
        phrasings=said.phrasings or _several("How a person would type it"),
        cause=said.cause or _one("Why it happens", default=""),
        steps=said.steps or _several("Step: one action, beginning with the verb"),
    )


def _suggested(title: str) -> str | None:
    try:
        return id_of(title)
    except NotWritten:
        return None


def _one(words: str, default: str | None = None, choice: click.Choice[str] | None = None) -> str:
    return str(click.prompt(words, default=default, type=choice, err=True, show_default=bool(default))).strip()


def _several(words: str, check: Callable[[str], object] = str) -> tuple[str, ...]:
    """Lines until an empty one; what `check` refuses is told and asked again."""
    lines: list[str] = []
    while line := _one(f"{words} (empty: no more)", default=""):
        try:
            check(line)
            lines.append(line)
        except NotWritten as error:
            click.echo(f"  {error}", err=True)
    return tuple(lines)
