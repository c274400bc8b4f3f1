"""Turns the rows of a table into lines to diagnose: text with codes, states, whom it concerns, and when it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from engine.helpdesk import LONGEST_TEXT
from engine.tables import BadRow, Row, Table
from engine.triage_columns import Role
from engine.triage_states import NO_QUESTIONS, states_of
from engine.triage_times import times_of
from kb.model import Question


@dataclass(frozen=True, slots=True)
class Line:
    """One row to diagnose; `mailbox` is "" and `at` None where the table does not say.

    `answers` are what columns of states say about questions; a row that has only those has no text.
    """

    row: Row
    text: str
    mailbox: str
    at: datetime | None
    is_information: bool
    answers: tuple[tuple[str, str], ...] = ()
    states: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """What the row says, for a person."""
        return self.text or ", ".join(self.states)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a table; `quiet` rows report nothing, `bad` ones cannot be used."""

    lines: tuple[Line, ...]
    quiet: tuple[Row, ...]
    bad: tuple[BadRow, ...]


def lines_of(table: Table, roles: Sequence[Role], questions: Mapping[int, Question] = NO_QUESTIONS) -> Lines:
    """The lines of a table whose columns have these roles; `questions` are what columns of states answer."""
    places = {role: [place for place, each in enumerate(roles) if each is role] for role in Role}
    texts = [_text(row, places[Role.TEXT], places[Role.CODE]) for row in table.rows]
    times = times_of([_first(row, places[Role.TIME]) for row in table.rows], texts)
    lines: list[Line] = []
    quiet: list[Row] = []
    bad: list[BadRow] = []
    for row, text, at in zip(table.rows, texts, times, strict=True):
        states = states_of(row, table.columns, places[Role.STATE], questions)
        if len(text) > LONGEST_TEXT:
            bad.append(BadRow(row.number, "", f"{len(text):,} characters; {LONGEST_TEXT:,} are the most.", row.cells))
        elif text or states.failures:
            level, mailbox = (_first(row, places[role]) for role in (Role.LEVEL, Role.MAILBOX))
            told = "\n".join([text, *states.untold]).strip()
            information = level.casefold() in _INFORMATION
            lines.append(Line(row, told, mailbox, at, information, states.answers, states.failures))
        elif places[Role.CODE] or places[Role.STATE]:
            quiet.append(row)
        else:
            column = table.columns[places[Role.TEXT][0]] if places[Role.TEXT] else ""
            bad.append(BadRow(row.number, column, "empty.", row.cells))
    return Lines(tuple(lines), tuple(quiet), tuple(bad))


def _text(row: Row, texts: list[int], codes: list[int]) -> str:
    """The texts, then every code that they do not tell already."""
    parts = list(dict.fromkeys(cell for place in texts if (cell := row.cells[place].strip())))
    told = "\n".join(parts)
    for place in codes:
        code = row.cells[place].strip()
        if code.strip("0") and code not in told and not _SMALL_NUMBER.fullmatch(code):
            parts.append(f"Error code: {code}")
    return "\n".join(parts)


def _first(row: Row, places: list[int]) -> str:
    return row.cells[places[0]].strip() if places else ""


_SMALL_NUMBER = re.compile(r"-?\d{1,2}")
_INFORMATION = frozenset({"1", "information", "informational", "info"})
"""1 is Information in the column level of the table TraceLog."""
