"""The command `syncmedic check`: a configuration from a file or from options, its verdicts as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from textwrap import indent
from typing import BinaryIO

import click

from engine.configuration import Checked, check
from engine.configuration_wire import (
    WORDS,
    changes_words,
    checked_json,
    entered_words,
    invalid_json,
    sources_words,
    summary,
    what_to_do,
    why,
)
from engine.entries import LARGEST_FILE, Entries, InvalidConfiguration, WrongEntry, read_entries
from engine.expert import Expert
from engine.support import FAULTS, Item, Support
from kb.model import KnowledgeBase, Question

FINE, UNSUPPORTED, INVALID = 0, 1, 2


def check_configuration(expert: Expert, file: BinaryIO | None, entries: Iterable[str], as_json: bool) -> int:
    """Prints the verdicts; returns 1 when something is unsupported, 2 when the input cannot be checked, else 0.

    `entries` are `question=answer`; they take the place of what the file says about the same question.
    """
    try:
        checked = check(expert, _entered(file, entries))
    except InvalidConfiguration as error:
        click.echo(
            json.dumps(invalid_json(error), ensure_ascii=False) if as_json else _complaint(error), err=not as_json
        )
        return INVALID
    if as_json:
        click.echo(json.dumps(checked_json(expert.kb, checked), ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(expert.kb, checked)))
    return UNSUPPORTED if checked.of(Support.UNSUPPORTED) else FINE


def _entered(file: BinaryIO | None, options: Iterable[str]) -> Entries:
    """What the file and the options say together. Raises InvalidConfiguration when the file is no JSON object."""
    content = file.read(4 * LARGEST_FILE + 1) if file else b"{}"
    from_file, from_options = read_entries(content.decode("utf-8", errors="replace")), _option_entries(options)
    return Entries({**from_file.given, **from_options.given}, (*from_file.problems, *from_options.problems))


def _option_entries(options: Iterable[str]) -> Entries:
    given: dict[str, object] = {}
    problems: list[WrongEntry] = []
    for option in options:
        name, equals, answer = (part.strip() for part in option.partition("="))
        if not equals:
            problems.append(WrongEntry("", f"`--set {option}` is not of the form question=answer."))
            continue
        if name in given:
            problems.append(WrongEntry(name, f"`{name}` is set more than once."))
        given[name] = answer
    return Entries(given, tuple(problems))


def _complaint(error: InvalidConfiguration) -> str:
    return "\n".join(f"syncmedic: {problem}" for problem in error.problems)


def _lines(kb: KnowledgeBase, checked: Checked) -> Iterator[str]:
    yield f"{summary(checked)}."
    for verdict in Support:
        items = checked.of(verdict)
        if items:
            yield f"\n{WORDS[verdict].upper()}"
        for item in items:
            yield from _item_lines(kb, checked, item)


def _item_lines(kb: KnowledgeBase, checked: Checked, item: Item) -> Iterator[str]:
    yield f"\n- {item.article.title}  ({item.article.id})"
    if item.verdict is Support.UNKNOWN:
        yield from (f"  Not answered: {question.ask}  {_options(question)}" for question in item.open)
        return
    yield from (f"  Entered: {entered_words(kb, finding)}" for finding in item.findings)
    yield from (f"  Why: {sentence}" for sentence in why(kb, checked, item))
    if item.verdict in FAULTS:
        yield from _remedy_lines(kb, item)


def _options(question: Question) -> str:
    return f"--set {question.id}={'|'.join(answer.id for answer in question.answers)}"


def _remedy_lines(kb: KnowledgeBase, item: Item) -> Iterator[str]:
    changes = changes_words(kb, item)
    if changes:
        yield f"  {changes}"
    yield "  What to do instead:"
    yield indent(what_to_do(kb, item.article), "    ")
    yield from (f"  Source: {source}" for source in sources_words(item.article))
