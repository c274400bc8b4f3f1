"""Guesses what each column of an export holds, from its heading and from what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.tables import Table


class Role(StrEnum):
    """What a column is for; TEXT, CODE and STATE are read for the cause, the others name and order the rows."""

    TEXT = "text"
    CODE = "code"
    STATE = "state"
    MAILBOX = "mailbox"
    TIME = "time"
    LEVEL = "level"
    NOTHING = "nothing"


HEADINGS: Mapping[Role, tuple[str, ...]] = MappingProxyType(
    {
        Role.TEXT: (
            *("text", "alert", "alerts", "alerttext", "message", "messagetext", "errormessage", "error", "errortext"),
            *("description", "details", "errordetails", "lastsyncerror", "syncerror", "lasterror"),
            *("fehlermeldung", "meldung", "fehlertext", "fehler", "beschreibung", "messagederreur", "mensajedeerror"),
        ),
        Role.CODE: (
            *("errorcode", "tracecode", "lastsyncerrorcode", "syncerrorcode", "hresult", "code", "resultcode"),
            "fehlercode",
        ),
        Role.STATE: (
            *("incomingemailstatus", "outgoingemailstatus", "actstatus", "incomingstatus", "outgoingstatus"),
            *("appointmentscontactsandtasksstatus",),
        ),
        Role.MAILBOX: (
            *("mailbox", "mailboxname", "regarding", "regardingobjectid", "regardingobjectidvalue", "emailaddress"),
            *("email", "user", "username", "name", "owner", "ownerid", "owneridvalue"),
            *("postfach", "postfachname", "bezug", "benutzer", "benutzername", "boîteauxlettres", "buzón"),
        ),
        Role.TIME: (
            *("createdon", "lastsyncerroroccurredon", "syncerroroccurredon", "occurredon", "timestamp", "time", "date"),
            *("modifiedon", "lastupdateon", "erstelltam", "datum", "zeitpunkt"),
        ),
        Role.LEVEL: ("level", "severity", "ebene", "schweregrad"),
    }
)
"""Role -> headings, in small letters without signs: Microsoft's tables TraceLog, Mailbox and ExchangeSyncIdMapping, and
the words for the same in a few languages in which people keep lists of their own.
"""

ONLY_ONE = (Role.MAILBOX, Role.TIME, Role.LEVEL)


def is_known_heading(heading: str) -> bool:
    """Whether a column of that name is known."""
    return _plain(heading) in _ROLES


def guess_roles(table: Table) -> tuple[Role, ...]:
    """A role for every column: by heading, then by what stands in it; the longest cells are the text if none is."""
    named = _by_heading(table.columns)
    cells = [_filled(row.cells[place] for row in table.rows[:_LOOKED_AT]) for place in range(len(named))]
    roles = _by_cells(named, cells)
    if not {Role.TEXT, Role.CODE, Role.STATE} & set(named):
        roles = _with_text(roles, cells, at_least=_SENTENCE if {Role.CODE, Role.STATE} & set(roles) else 0)
    return tuple(roles if Role.MAILBOX in roles else _with_names(roles, table))


def samples(table: Table, place: int, most: int = 3) -> tuple[str, ...]:
    """The first different cells of a column that are not empty."""
    return tuple(dict.fromkeys(row.cells[place] for row in table.rows if row.cells[place].strip()))[:most]


def _by_heading(columns: Sequence[str]) -> list[Role]:
    roles = [_ROLES.get(_plain(column), Role.NOTHING) for column in columns]
    for role in ONLY_ONE:
        roles = _only_best(roles, role, columns)
    return roles


def _only_best(roles: list[Role], role: Role, columns: Sequence[str]) -> list[Role]:
    """Of the columns with the role only the one whose heading stands first in the table of headings keeps it."""
    places = [place for place, each in enumerate(roles) if each is role]
    best = min(places, key=lambda place: HEADINGS[role].index(_plain(columns[place])), default=None)
    return [Role.NOTHING if each is role and place != best else each for place, each in enumerate(roles)]


def _by_cells(roles: list[Role], cells: Sequence[Sequence[str]]) -> list[Role]:
    """Columns that no heading names get the roles that no heading names, where all their cells look like it."""
    guessed = list(roles)
    for role in [each for each in _LOOKS if each not in roles]:
        fitting = [
            place
            for place, filled in enumerate(cells)
            if guessed[place] is Role.NOTHING and set(filled) - {"0"} and all(map(_LOOKS[role], filled))
        ]
        for place in fitting if role not in ONLY_ONE else fitting[:1]:
            guessed[place] = role
    return guessed


def _with_text(roles: list[Role], cells: Sequence[Sequence[str]], at_least: int) -> list[Role]:
    """The roles, with the longest cells as the text, of columns without a role if there are any.

    Cells shorter than `at_least` on average are no text.
    """
    longest = max(range(len(roles)), key=lambda place: (roles[place] is Role.NOTHING, _mean_length(cells[place])))
    if _mean_length(cells[longest]) < at_least:
        return roles
    return [Role.TEXT if place == longest else role for place, role in enumerate(roles)]


def _with_names(roles: Sequence[Role], table: Table) -> list[Role]:
    """The roles, with the first column of addresses, else the first whose cells stand within the texts, as mailbox."""
    free = [place for place, role in enumerate(roles) if role is Role.NOTHING]
    rows = table.rows[:_LOOKED_AT]
    texts = ["\n".join(row.cells[at] for at, role in enumerate(roles) if role is Role.TEXT) for row in rows]
    names = {place: [row.cells[place].strip() for row in rows] for place in free}
    found = [place for place in free if _are_mostly(bool(_ADDRESS.fullmatch(name)) for name in names[place] if name)]
    found += [
        place
        for place in free
        if _are_mostly(
            len(name) >= _SHORTEST_NAME and name in text for name, text in zip(names[place], texts, strict=True)
        )
    ]
    return [Role.MAILBOX if place in found[:1] else role for place, role in enumerate(roles)]


def _are_mostly(fits: Iterable[bool]) -> bool:
    known = list(fits)
    return sum(known) > len(known) / 2


def _filled(cells: Iterable[str]) -> list[str]:
    return [cell.strip() for cell in cells if cell.strip()]


def _mean_length(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / max(1, len(cells))


def _plain(heading: str) -> str:
    return _SIGN.sub("", _ASIDE.sub("", heading).casefold()) or _SIGN.sub("", heading.casefold())


_ASIDE = re.compile(r"\([^()]*\)")
"""Spreadsheets of Dynamics put "(Do Not Modify)" before a heading, people "(UTC)" after it."""
_SIGN = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_TIME = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[ T]\d{1,2}:\d\d.{0,20})?")
_CODE = re.compile(r"0|-\d{9,10}|(?:0x)?8[0-9a-fA-F]{7}")
"""A HRESULT of an error: negative as a number, 8… in hexadecimal."""
_STATES = frozenset({"success", "succeeded", "failure", "failed", "not run", "not tested", "error"})
_LEVELS = frozenset({"error", "warning", "information", "informational", "info", "critical", "verbose", "debug"})
_LOOKS: Mapping[Role, Callable[[str], object]] = MappingProxyType(
    {
        Role.TIME: _TIME.fullmatch,
        Role.CODE: _CODE.fullmatch,
        Role.LEVEL: lambda cell: cell.casefold() in _LEVELS,
        Role.STATE: lambda cell: cell.casefold() in _STATES,
    }
)
"""How the cells of a column look that has a role; where several fit, the first."""
_SHORTEST_NAME = 3
_SENTENCE = 20
"""Characters."""
_LOOKED_AT = 200
_ROLES = {heading: role for role, headings in HEADINGS.items() for heading in headings}
