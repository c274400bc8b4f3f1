"""The configuration checker at `/check`; the answers stand in the address, so a result can be shared."""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from engine.configuration_downloads import FORMS
from engine.configuration_wire import invalid_json
from engine.entries import LARGEST_FILE, Entries, InvalidConfiguration, WrongEntry, read_entries
from webapp.desk import helpdesk
from webapp.presenters.check_page import CheckPage, checked_page, empty_page, refused_page

pages = Blueprint("check", __name__)


@pages.get("/check")
def show() -> str | AnyResponse:
    """The form, and the verdicts on what the address says was entered; answers left open leave the address."""
    if "" in request.args.values():
        return redirect(_address((name, value) for name, value in request.args.items(multi=True) if value))
    if not request.args:
        return _page(empty_page(helpdesk().kb))
    entries = _entries_of_address()
    try:
        return _page(checked_page(helpdesk().kb, helpdesk().check(entries)))
    except InvalidConfiguration as error:
        return _refused(entries, error)


@pages.post("/check")
def take_in() -> AnyResponse:
    """A configuration as JSON, pasted or as a file: leads to the address of its result."""
    text = _sent()
    entries = Entries({})
    try:
        entries = read_entries(text)
        answers = helpdesk().check(entries).answers
    except InvalidConfiguration as error:
        return _refused(entries, error, text)
    return redirect(f"{_address(answers.items())}#result", 303)


@pages.get(f"/check.<any({','.join(FORMS)}):form>")
def download(form: str) -> AnyResponse:
    """The verdicts as a file: Markdown, CSV, or the JSON that scripts get."""
    try:
        written = FORMS[form].write(helpdesk().kb, helpdesk().check(_entries_of_address()))
    except InvalidConfiguration as error:
        problems = json.dumps(invalid_json(error), ensure_ascii=False, indent=2)
        return Response(problems, 400, mimetype="application/json")
    response = Response(written, mimetype=FORMS[form].mimetype)
    response.headers["Content-Disposition"] = f"attachment; filename=configuration.{form}"
    return response


def _address(answers: Iterable[tuple[str, str]]) -> str:
    return f"{url_for('check.show')}?{urlencode(list(answers))}".rstrip("?")


def _entries_of_address() -> Entries:
    twice = (name for name, answers in request.args.lists() if len(answers) > 1)
    problems = tuple(WrongEntry(name, f"`{name}` is answered more than once.") for name in twice)
    return Entries(request.args.to_dict(), problems)


def _sent() -> str:
    file = request.files.get("file")
    content = file.read(4 * LARGEST_FILE + 1).decode("utf-8", errors="replace") if file else ""
    return content or request.form.get("configuration", "")


def _page(page: CheckPage) -> str:
    return render_template("check.html", page=page, forms=FORMS)


def _refused(entries: Entries, error: InvalidConfiguration, typed: str = "") -> AnyResponse:
    return make_response(_page(refused_page(helpdesk().kb, entries, error.problems, typed)), 400)
