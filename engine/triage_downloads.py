"""The forms in which a triage can be downloaded or printed, and the empty table to begin one with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.downloads import Form, csv_of
from engine.triage_forms import as_csv, as_json, as_markdown, as_xlsx
from engine.triage_html import as_html
from engine.triage_result import Triage
from kb.model import KnowledgeBase

FORMS: Mapping[str, Form[Triage]] = MappingProxyType(
    {
        "xlsx": Form(
            "XLSX",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda _, triage: as_xlsx(triage),
        ),
        "csv": Form("CSV", "text/csv", lambda _, triage: as_csv(triage)),
        "md": Form("Markdown", "text/markdown", as_markdown),
        "html": Form("HTML", "text/html", as_html),
        "json": Form("JSON", "application/json", lambda _, triage: as_json(triage)),
    }
)
"""What a file's name ends with -> its form."""


def template(kb: KnowledgeBase) -> str:
    """A table to fill in, as CSV: the headings that are known, and one alert of the knowledge base as an example."""
    examples = (example for article in kb.articles.values() for example in article.examples)
    example = next(examples, None)
    row = (example.paste, "", example.finds.get("mailbox", ""), "2026-05-13 09:30") if example else ("", "", "", "")
    return csv_of([TEMPLATE, row])


TEMPLATE = ("Text", "Error Code", "Mailbox", "Created On")
