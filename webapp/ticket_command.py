"""The command `syncmedic case ticket`: the ticket of a case, with or without names, in one of three forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import click

from engine.escalation import Bundle, redacted
from engine.escalation_forms import as_html, as_json, as_markdown
from engine.helpdesk import Helpdesk, Refused

FORMS: Mapping[str, Callable[[Bundle], str]] = MappingProxyType({"md": as_markdown, "html": as_html, "json": as_json})


class NotADetail(Refused):
    """An option is not of the form item=text."""


def print_ticket(helpdesk: Helpdesk, case_id: str, details: Iterable[str], form: str, without_names: bool) -> None:
    """Adds the details (`item=text`) to the case and prints its ticket; what is missing is named on stderr.

    Raises NotADetail, UnknownItem, TextTooLong, UnknownCase, CaseMovedOn.
    """
    given = dict(_detail(option) for option in details)
    if given:
        helpdesk.give_details(case_id, helpdesk.view(case_id).case.version, given)
    ticket = helpdesk.ticket(case_id)
    click.echo(FORMS[form](redacted(ticket) if without_names else ticket))
    for item in ticket.missing:
        click.echo(f"Missing: {item.label} (add it with --detail {item.id}=…)", err=True)


def _detail(option: str) -> tuple[str, str]:
    item, equals, text = option.partition("=")
    if not equals:
        raise NotADetail(f"`--detail {option}` is not of the form item=text.")
    return item.strip(), text
