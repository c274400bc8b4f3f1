"""Everything the page of a ticket shows: what each item holds and asks for, and the ticket to copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.escalation import BundleItem, redacted
from engine.escalation_forms import as_markdown
from engine.helpdesk import Helpdesk
from kb.markup import Step, render_steps


@dataclass(frozen=True, slots=True)
class ItemField:
    """One item: what the case itself says about it, what the person wrote, and what they are asked."""

    id: str
    label: str
    missing: bool
    known: tuple[str, ...]
    written: str
    ask: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class TicketPage:
    """The ticket of the case `id`; `version` is what was seen, `text` the Markdown, with or without names.

    `missing` says how many items are, "" when none is.
    """

    id: str
    version: int
    fields: tuple[ItemField, ...]
    missing: str
    text: str
    is_redacted: bool


def ticket_page(helpdesk: Helpdesk, case_id: str, *, without_names: bool, typed: Mapping[str, str]) -> TicketPage:
    """The page; `typed` (item -> text) takes the place of what was written before. Raises UnknownCase."""
    case = helpdesk.view(case_id).case
    ticket = helpdesk.ticket(case_id)
    written = {**case.details, **typed}
    fields = (_field(item, case.details.get(item.id, ""), written.get(item.id, "")) for item in ticket.items)
    return TicketPage(
        id=case.id,
        version=case.version,
        fields=tuple(field for field in fields if field.known or field.ask),
        missing=_missing(len(ticket.missing), len(ticket.items)),
        text=as_markdown(redacted(ticket) if without_names else ticket),
        is_redacted=without_names,
    )


def _missing(missing: int, items: int) -> str:
    return f"{missing} of {items} items {'is' if missing == 1 else 'are'} still missing." if missing else ""


def _field(item: BundleItem, stored: str, written: str) -> ItemField:
    known = tuple(value for value in item.values if value != stored)
    return ItemField(item.id, item.label, item.missing, known, written, render_steps(item.ask) if item.ask else ())
