"""Writes a triage down: CSV and XLSX with the original columns, Markdown to paste, JSON for scripts."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from engine.downloads import csv_of, neutralised
from engine.triage_result import Cluster, Group, Triage
from kb.markup import fill_in, render_text
from kb.model import KnowledgeBase

ADDED = ("Result", "Article", "Confidence")
"""The columns a download has beside the original ones."""
_NOT_RECOGNISED = ("Not recognised", "", "")
_NOT_PLAIN = re.compile(r"([\\`*_\[\]<>#|~!&])")


def as_csv(triage: Triage) -> str:
    """All rows in the order of the file, with what came of each; opens in a spreadsheet without running anything."""
    return csv_of(_records(triage))


def as_xlsx(triage: Triage) -> bytes:
    """The same as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Triage")
    for record in _records(triage):
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", neutralised(cell))[:_LONGEST_CELL] for cell in record])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def as_markdown(kb: KnowledgeBase, triage: Triage) -> str:
    """The runbook: each cause with its steps and the names to tick off."""
    return "\n\n".join(_runbook(kb, triage)) + "\n"


def as_json(triage: Triage) -> str:
    """`{"rows", "columns", "groups": [{"article", "rows", "affected" …}], "unmatched", "quiet", "bad"}`."""
    fields = {
        "rows": len(triage.table.rows) + len(triage.table.bad),
        "columns": dict(zip(triage.table.columns, (role.value for role in triage.roles), strict=True)),
        "groups": [_group_fields(group) for group in triage.groups],
        "unmatched": [_cluster_fields(cluster) for cluster in triage.clusters],
        "quiet": [row.number for row in triage.quiet],
        "bad": [{"row": bad.number, "column": bad.column, "message": bad.message} for bad in triage.bad],
    }
    return json.dumps(fields, ensure_ascii=False)


def _records(triage: Triage) -> Iterator[list[str]]:
    """Every row of the file once, in its order, whatever came of it."""
    results = dict(_results(triage))
    cells = {row.number: row.cells for row in triage.table.rows} | {bad.number: bad.cells for bad in triage.bad}
    yield [*triage.table.columns, *ADDED]
    for number in sorted(cells):
        yield [*cells[number], *results.get(number, _NOT_RECOGNISED)]


def _results(triage: Triage) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Row -> its result, article and confidence."""
    for group in triage.groups:
        article = group.resolution.article.id if group.resolution else ""
        yield from ((each.line.row.number, (group.title, article, group.confidence)) for each in group.placed)
    yield from ((row.number, ("Nothing to report", "", "")) for row in triage.quiet)
    yield from ((bad.number, (f"Left out: {bad.reason}", "", "")) for bad in triage.bad)


def _runbook(kb: KnowledgeBase, triage: Triage) -> Iterator[str]:
    yield f"# Runbook\n\n{summary(triage)}"
    for part in parts_of(triage):
        yield f"# {part.heading}\n\n{part.lead}"
        for group in part.groups:
            yield from _group_lines(kb, group)
    if triage.clusters:
        yield "# Not recognised"
        yield "\n".join(f"- {len(each.lines)} × {_plain(each.lines[0].shown)}" for each in triage.clusters)
    if triage.bad:
        yield "# Rows that were left out"
        yield "\n".join(f"- {_plain(str(bad))}" for bad in triage.bad)


def _group_lines(kb: KnowledgeBase, group: Group) -> Iterator[str]:
    yield f"## {_plain(group.title)}"
    yield f"{spread(group)}. {group.confidence}."
    if group.resolution and group.resolution.steps:
        yield render_text(group.resolution.steps.body, fill_in(kb.vocabulary.captures, {}))
    if group.ask:
        yield f"Question: {_plain(group.ask.question.ask)}"
    names = [f"- [ ] {_plain(name)}{f' ({count} ×)' if count > 1 else ''}" for name, count in group.affected]
    if names:
        yield "\n".join(names)


@dataclass(frozen=True, slots=True)
class Part:
    """Groups of one sort under their heading."""

    id: str
    heading: str
    lead: str
    groups: tuple[Group, ...]


def parts_of(triage: Triage) -> tuple[Part, ...]:
    """The groups in the order in which they are worth looking at; a sort without groups is left out."""
    parts = (
        Part(
            "fix",
            "To fix",
            "These stay until they are fixed. The cause that concerns most comes first.",
            triage.lasting,
        ),
        Part("open", "Needs an answer", "One answer decides for all rows of a group.", triage.open),
        Part("passing", "Passes by itself", "Look at these only if they come back.", triage.passing),
    )
    return tuple(part for part in parts if part.groups)


def summary(triage: Triage) -> str:
    """The figures of a triage in one sentence."""
    grouped = sum(len(group.placed) for group in triage.groups)
    unmatched = sum(len(cluster.lines) for cluster in triage.clusters)
    parts = [
        f"{grouped:,} {'row' if grouped == 1 else 'rows'} in {len(triage.groups):,} "
        f"{'group' if len(triage.groups) == 1 else 'groups'}",
        f"{unmatched:,} not recognised",
    ]
    parts += [f"{len(triage.quiet):,} with nothing to report"] if triage.quiet else []
    parts += [f"{len(triage.bad):,} left out"] if triage.bad else []
    return ", ".join(parts) + "."


def spread(group: Group) -> str:
    """How far a group is spread: `12 affected, 40 rows`."""
    rows = f"{len(group.placed):,} {'row' if len(group.placed) == 1 else 'rows'}"
    return f"{len(group.affected):,} affected, {rows}" if group.affected else rows


def _group_fields(group: Group) -> dict[str, object]:
    article = group.resolution.article if group.resolution else None
    return {
        "id": group.asked_as,
        "article": article.id if article else None,
        "title": group.title,
        "persistence": article.persistence if article else None,
        "confidence": group.confidence,
        "question": group.ask.question.id if group.ask else None,
        "candidates": [each.id for each in group.candidates],
        "rows": [each.line.row.number for each in group.placed],
        "affected": [{"name": name, "rows": count} for name, count in group.affected],
    }


def _cluster_fields(cluster: Cluster) -> dict[str, object]:
    return {
        "text": cluster.lines[0].shown,
        "rows": [line.row.number for line in cluster.lines],
        "nearest": [article.id for article in cluster.nearest],
    }


def _plain(text: str) -> str:
    """One line in which nothing is markup."""
    return _NOT_PLAIN.sub(r"\\\1", " ".join(text.split()))


_LONGEST_CELL = 32_767
"""Characters: what a cell of a workbook holds."""
