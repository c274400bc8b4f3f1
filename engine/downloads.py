"""What all downloads have in common: a form for each ending of a file's name, and CSV that runs nothing when opened."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kb.model import KnowledgeBase

Subject = TypeVar("Subject")
"""What is written down: a triage, a checked configuration."""


@dataclass(frozen=True, slots=True)
class Form(Generic[Subject]):
    """One form: what people call it, what browsers call it, and who writes it."""

    name: str
    mimetype: str
    write: Callable[[KnowledgeBase, Subject], str | bytes]


def csv_of(rows: Iterable[Iterable[str]]) -> str:
    """The rows as CSV, every cell neutralised, with the mark by which spreadsheets know UTF-8."""
    written = io.StringIO()
    csv.writer(written).writerows(map(neutralised, row) for row in rows)
    return "\ufeff" + written.getvalue()


def neutralised(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


_FORMULA = re.compile(r"[\x00-\x20]*[=+\-@]|[\t\r\n]")
"""Also behind what no spreadsheet shows, or a workbook cannot hold."""
