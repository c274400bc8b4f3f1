"""Tells what changed in the knowledge base since a revision: `syncmedic kb diff`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from engine.kb_moves import Moved, moved_pastes
from kb.comparison import Change, Comparison, compare
from kb.history import as_of
from kb.library import read_knowledge_base
from webapp.reporting import print_json

LONGEST_PASTE = 100


def print_difference(folder: Path, revision: str, as_json: bool) -> None:
    """Prints what is different in `folder` now. Raises NoHistory, NoKnowledgeBase."""
    new = read_knowledge_base(folder)
    with as_of(folder, revision) as past:
        old = read_knowledge_base(past.folder)
        found, moved = compare(old, new), moved_pastes(old, new)
    if as_json:
        print_json({"since": past.revision.hash, "old": old.version, "new": new.version, **_json(found, moved)})
    else:
        click.echo(f"Since {past.revision}")
        click.echo("\n".join(_lines(found, moved)) or "Nothing has changed.")


def _lines(found: Comparison, moved: tuple[Moved, ...]) -> Iterator[str]:
    yield from _list("articles added", (f"{name}: {title}" for name, title in found.added))
    yield from _list("articles removed", (f"{name}: {title}" for name, title in found.removed))
    for heading, changes in (
        ("articles changed", found.changed),
        ("entries of the vocabulary changed", found.vocabulary),
    ):
        if changes:
            yield f"\n{len(changes)} {heading}:"
        for change in changes:
            yield f"  {change.name} ({change.title})"
            yield from (f"    {sentence}" for sentence in change.sentences)
    told = (
        f"{each.article}: {_short(each.paste)}\n    {_names(each.before)} -> {_names(each.after)}" for each in moved
    )
    yield from _list("example pastes get another first answer", told)


def _list(heading: str, entries: Iterable[str]) -> Iterator[str]:
    listed = [*entries]
    if listed:
        yield f"\n{len(listed)} {heading}:"
        yield from (f"  {entry}" for entry in listed)


def _short(paste: str) -> str:
    text = " ".join(paste.split())
    return text if len(text) <= LONGEST_PASTE else f"{text[: LONGEST_PASTE - 1]}…"


def _names(answer: str) -> str:
    return answer or "not recognised"


def _json(found: Comparison, moved: tuple[Moved, ...]) -> dict[str, Any]:
    return {
        "added": [name for name, _ in found.added],
        "removed": [name for name, _ in found.removed],
        "changed": _changes(found.changed),
        "vocabulary": _changes(found.vocabulary),
        "moved": [
            {"article": each.article, "paste": each.paste, "before": each.before, "after": each.after} for each in moved
        ],
    }


def _changes(changes: tuple[Change, ...]) -> dict[str, list[str]]:
    return {change.name: list(change.sentences) for change in changes}
