"""Turns an entry of `ticket.yaml` into a TicketItem."""

from __future__ import annotations

from collections.abc import Iterator

from kb.form import Form, meant
from kb.model import TicketItem, TicketSource
from kb.problems import Problems


def ticket_item(name: str, form: Form, problems: Problems) -> TicketItem:
    """The item `name`; `captures` and `answers` that are named are sources too, whether `from` says so or not."""
    captures, questions = form.texts("captures"), form.texts("answers")
    named = {TicketSource.CAPTURES: captures, TicketSource.ANSWERS: questions}
    listed = tuple(_sources(form, problems))
    item = TicketItem(
        id=name,
        label=form.required("label"),
        ask=form.text("ask"),
        sources=(*listed, *(source for source, names in named.items() if names and source not in listed)),
        captures=captures,
        questions=questions,
        optional=form.yes_no("optional"),
        personal=form.yes_no("personal"),
        line=form.line,
    )
    if not item.ask and not item.sources:
        problems.report(form.line, f"`{name}` needs `ask` or `from`: nothing can fill it")
    return item


def _sources(form: Form, problems: Problems) -> Iterator[TicketSource]:
    for word in form.texts("from"):
        if word in set(TicketSource):
            yield TicketSource(word)
        else:
            problems.report(form.lines["from"], f"`from` names no part of a case: `{word}`{meant(word, TicketSource)}")
