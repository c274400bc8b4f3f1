"""The ticket of a case at `/case/<id>/ticket`: completed in a form, printed or downloaded, with or without names."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from engine.cases.store import CaseMovedOn
from engine.escalation import Bundle, redacted
from engine.escalation_forms import STYLE, as_html, as_json, as_markdown
from engine.helpdesk import Refused
from webapp.desk import helpdesk
from webapp.errors import Problem, answer, noted, shown_alone
from webapp.presenters.ticket_page import ticket_page

NAMED = "item-"
"""What the fields of the form are called, before the item."""
FORMS: Mapping[str, tuple[Callable[[Bundle], str], str]] = MappingProxyType(
    {
        "md": (as_markdown, "text/markdown"),
        "html": (as_html, "text/html"),
        "json": (as_json, "application/json"),
    }
)
STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

pages = Blueprint("ticket", __name__)


@pages.get("/case/<case_id>/ticket")
def show(case_id: str) -> str:
    """The ticket as it stands; `?names=no` takes the names out."""
    return _page(case_id, {})


@pages.post("/case/<case_id>/ticket")
def complete(case_id: str) -> AnyResponse:
    """Keeps what was written into the items."""
    helpdesk().give_details(case_id, request.form.get("after_seq", 0, type=int), _typed())
    return redirect(url_for("ticket.show", case_id=case_id, _anchor="ticket"), 303)


@pages.get("/case/<case_id>/ticket.<form>")
def download(case_id: str, form: str) -> Response:
    """The ticket as a file, or as a page to print."""
    if form not in FORMS:
        raise NotFound
    write, mimetype = FORMS[form]
    ticket = helpdesk().ticket(case_id)
    response = Response(write(redacted(ticket) if _without_names() else ticket), mimetype=mimetype)
    if form == "html":
        response.headers["Content-Security-Policy"] = f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'"
    else:
        response.headers["Content-Disposition"] = f"attachment; filename=ticket-{case_id}.{form}"
    return response


@pages.errorhandler(Refused)
@pages.errorhandler(CaseMovedOn)
def show_beside_form(error: Exception) -> Response:
    """The form as it was filled in, with what went wrong."""
    if request.method != "POST":
        return shown_alone(error)
    problem = noted(error)
    return answer(problem, _page(str((request.view_args or {})["case_id"]), _typed(), problem))


def _page(case_id: str, typed: Mapping[str, str], problem: Problem | None = None) -> str:
    page = ticket_page(helpdesk(), case_id, without_names=_without_names(), typed=typed)
    return render_template("ticket.html", page=page, problem=problem)


def _typed() -> Mapping[str, str]:
    return {
        name.removeprefix(NAMED): text.replace("\r\n", "\n")
        for name, text in request.form.items()
        if name.startswith(NAMED)
    }


def _without_names() -> bool:
    return request.args.get("names") == "no"
