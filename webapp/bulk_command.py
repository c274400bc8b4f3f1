"""The command `syncmedic bulk`: an export of alerts in, the runbook out, as Markdown, HTML, CSV, XLSX or JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import BinaryIO

import click

from engine.expert import Expert
from engine.table_reading import read_table
from engine.tables import LARGEST_FILE, Table, UnreadableTable
from engine.triage import triage
from engine.triage_columns import Role, guess_roles
from engine.triage_downloads import FORMS
from engine.triage_redaction import without_names

PROGRESS_EVERY = 500


def print_triage(expert: Expert, file: BinaryIO, columns: Iterable[str], form: str, redacted: bool) -> None:
    """Prints the triage of a file; what the columns were taken for and how far it is are told on stderr.

    `columns` are `HEADING=ROLE` and correct the guess; `redacted` leaves the names out. Raises UnreadableTable.
    """
    table = read_table(file.read(LARGEST_FILE + 1))
    roles = _corrected(table, guess_roles(table), columns)
    for note in (*table.notes, f"{table.form}, {len(table.rows):,} rows. Columns: {_used(table, roles)}"):
        click.echo(note, err=True)
    found = triage(expert, table, roles, progress=_tell)
    shown = without_names(expert.kb, found) if redacted else found
    click.echo(FORMS[form].write(expert.kb, shown), nl=form == "json")


def _corrected(table: Table, roles: tuple[Role, ...], columns: Iterable[str]) -> tuple[Role, ...]:
    chosen = list(roles)
    for option in columns:
        heading, equals, role = (part.strip() for part in option.rpartition("="))
        if not equals or heading not in table.columns or role not in list(Role):
            names, known = ", ".join(table.columns), ", ".join(Role)
            raise UnreadableTable(f"`--column {option}` is not HEADING=ROLE. Headings: {names}. Roles: {known}.")
        chosen[table.columns.index(heading)] = Role(role)
    return tuple(chosen)


def _used(table: Table, roles: tuple[Role, ...]) -> str:
    named = zip(table.columns, roles, strict=True)
    return ", ".join(f"{column} = {role}" for column, role in named if role is not Role.NOTHING)


def _tell(done: int, of: int) -> None:
    if done and done % PROGRESS_EVERY == 0 and sys.stderr.isatty():
        click.echo(f"\r{done:,} of {of:,}", nl=False, err=True)
