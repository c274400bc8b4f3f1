"""Writes a checked configuration down to be kept: as Markdown to read, as CSV for spreadsheets, as JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from engine.configuration import Checked
from engine.configuration_wire import (
    WORDS,
    changes_words,
    checked_json,
    entered_words,
    sources_words,
    summary,
    what_to_do,
    why,
)
from engine.downloads import Form, csv_of
from engine.support import FAULTS, Item, Support
from kb.model import KnowledgeBase

COLUMNS = ("Verdict", "Article", "Title", "Entered", "Why", "Not answered", "Supported if", "What to do", "Sources")


def as_markdown(kb: KnowledgeBase, checked: Checked) -> str:
    """What was entered, then every verdict, the gravest first; all of its words are those of the knowledge base."""
    return "\n".join(_lines(kb, checked)) + "\n"


def as_csv(kb: KnowledgeBase, checked: Checked) -> str:
    """A row for each verdict; cells that a spreadsheet would take for formulas are neutralised."""
    return csv_of([COLUMNS, *(_row(kb, checked, item) for item in checked.items)])


def as_json(kb: KnowledgeBase, checked: Checked) -> str:
    """The contract for scripts."""
    return json.dumps(checked_json(kb, checked), ensure_ascii=False, indent=2)


FORMS: Mapping[str, Form[Checked]] = MappingProxyType(
    {
        "md": Form("Markdown", "text/markdown", as_markdown),
        "csv": Form("CSV", "text/csv", as_csv),
        "json": Form("JSON", "application/json", as_json),
    }
)
"""What a file's name ends with -> its form."""


def _lines(kb: KnowledgeBase, checked: Checked) -> Iterator[str]:
    yield f"# Checked configuration\n\n{summary(checked)}. Knowledge base {kb.version[:12]}.\n\n## Entered\n"
    for name, answer in checked.answers.items():
        question = kb.vocabulary.questions[name]
        label = next((each.label for each in question.answers if each.id == answer), answer)
        yield f"- {question.ask} {label}"
    for verdict in Support:
        items = checked.of(verdict)
        if items:
            yield f"\n## {WORDS[verdict]}\n"
        for item in items:
            yield from _item_lines(kb, checked, item)


def _item_lines(kb: KnowledgeBase, checked: Checked, item: Item) -> Iterator[str]:
    if item.verdict not in FAULTS:
        asked = "; ".join(question.ask for question in item.open)
        yield f"- {item.article.title}{f' (not answered: {asked})' if asked else ''}"
        return
    yield f"### {item.article.title}\n"
    yield from (f"- {sentence}" for sentence in why(kb, checked, item))
    if item.changes:
        yield f"- {changes_words(kb, item)}"
    yield f"\nWhat to do instead:\n\n{what_to_do(kb, item.article)}\n"
    yield from (f"- Source: {source}" for source in sources_words(item.article))


def _row(kb: KnowledgeBase, checked: Checked, item: Item) -> tuple[str, ...]:
    fault = item.verdict in FAULTS
    return (
        WORDS[item.verdict],
        item.article.id,
        item.article.title,
        "\n".join(entered_words(kb, finding) for finding in item.findings),
        "\n".join(why(kb, checked, item)),
        "\n".join(question.ask for question in item.open),
        changes_words(kb, item),
        what_to_do(kb, item.article) if fault else "",
        "\n".join(sources_words(item.article)),
    )
