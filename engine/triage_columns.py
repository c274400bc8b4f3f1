"""Guesses what each column of an export holds, from its heading and from what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
        ),
        Role.CODE: ("errorcode", "tracecode", "lastsyncerrorcode", "syncerrorcode", "hresult", "code", "resultcode"),
        Role.STATE: (
            *("incomingemailstatus", "outgoingemailstatus", "actstatus", "incomingstatus", "outgoingstatus"),
            *("appointmentscontactsandtasksstatus",),
        ),
        Role.MAILBOX: (
            *("mailbox", "mailboxname", "regarding", "regardingobjectid", "regardingobjectidvalue", "emailaddress"),
            *("email", "user", "username", "name", "owner", "ownerid", "owneridvalue"),
        ),
        Role.TIME: (
            *("createdon", "lastsyncerroroccurredon", "syncerroroccurredon", "occurredon", "timestamp", "time", "date"),
            *("modifiedon", "lastupdateon"),
        ),
        Role.LEVEL: ("level", "severity"),
    }
)
"""Role -> headings, in small letters without signs. Microsoft's tables TraceLog, Mailbox and ExchangeSyncIdMapping."""

ONLY_ONE = (Role.MAILBOX, Role.TIME, Role.LEVEL)


def is_known_heading(heading: str) -> bool:
    """Whether a column of that name is known."""
    return _plain(heading) in _ROLES


def guess_roles(table: Table) -> tuple[Role, ...]:
    """A role for every column: by heading; where no text is found the column with the longest cells is it."""
    roles = [_ROLES.get(_plain(column), Role.NOTHING) for column in table.columns]
    for role in ONLY_ONE:
        roles = _only_best(roles, role, table.columns)
    cells = [[row.cells[place] for row in table.rows[:_LOOKED_AT]] for place in range(len(roles))]
    if not {Role.TEXT, Role.CODE} & set(roles):
        longest = max(range(len(roles)), key=lambda place: (roles[place] is Role.NOTHING, _mean_length(cells[place])))
        roles[longest] = Role.TEXT
    if Role.MAILBOX not in roles:
        addresses = (at for at, role in enumerate(roles) if role is Role.NOTHING and _are_addresses(cells[at]))
        found = next(addresses, None)
        if found is not None:
            roles[found] = Role.MAILBOX
    return tuple(roles)


def samples(table: Table, place: int, most: int = 3) -> tuple[str, ...]:
    """The first different cells of a column that are not empty."""
    return tuple(dict.fromkeys(row.cells[place] for row in table.rows if row.cells[place].strip()))[:most]


def _only_best(roles: list[Role], role: Role, columns: Sequence[str]) -> list[Role]:
    """Of the columns with the role only the one whose heading stands first in the table of headings keeps it."""
    places = [place for place, each in enumerate(roles) if each is role]
    best = min(places, key=lambda place: HEADINGS[role].index(_plain(columns[place])), default=None)
    return [Role.NOTHING if each is role and place != best else each for place, each in enumerate(roles)]


def _mean_length(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / max(1, len(cells))


def _are_addresses(cells: Iterable[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and sum(bool(_ADDRESS.fullmatch(cell.strip())) for cell in filled) > len(filled) / 2


def _plain(heading: str) -> str:
    return _SIGN.sub("", heading.casefold())


_SIGN = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_LOOKED_AT = 200
_ROLES = {heading: role for role, headings in HEADINGS.items() for heading in headings}
