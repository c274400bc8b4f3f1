"""Bulk triage at `/bulk`: an export is sent, its result is kept in memory for a while, and nothing is stored."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from typing import cast

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, url_for
from flask.sansio.blueprints import BlueprintSetupState
from werkzeug.exceptions import NotFound, RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from engine.helpdesk import Refused, UnknownAnswer
from engine.table_reading import read_table
from engine.tables import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, FileTooLarge
from engine.triage import triage
from engine.triage_cases import save_as_case
from engine.triage_columns import Role, guess_roles
from engine.triage_downloads import FORMS, template
from engine.triage_redaction import without_names
from engine.triage_result import Triage
from kb.model import UNKNOWN
from webapp.bulk_shelf import MINUTES_KEPT, Kept, Run, Shelf, TriageGone
from webapp.desk import helpdesk
from webapp.errors import IncompleteForm, Problem, answer, noted, shown_alone
from webapp.presenters.bulk_page import bulk_page

LARGEST_BODY = LARGEST_FILE + 64 * 1024
"""Bytes: the file and the rest of the form; more than any other page takes in."""
PATIENCE = 2.0
"""Seconds a page waits for the run before it tells how far it is instead."""
_PLACE = "syncmedic.bulk"

pages = Blueprint("bulk", __name__)


@pages.record
def _place_shelf(state: BlueprintSetupState) -> None:
    state.app.extensions[_PLACE] = Shelf(time.monotonic, lambda: secrets.token_urlsafe(16))


@pages.get("/bulk")
def start() -> str:
    """The form to send an export with."""
    return _form()


@pages.post("/bulk")
def take_in() -> AnyResponse:
    """An export as a file or pasted: leads to the address of its triage."""
    request.max_content_length = request.max_form_memory_size = LARGEST_BODY
    table = read_table(_sent())
    return _run(Kept(table, guess_roles(table), {}, Run(), helpdesk().kb))


@pages.get("/bulk/<triage_id>")
def show(triage_id: str) -> AnyResponse:
    """The result, or how far it is; then the page asks again by itself."""
    kept = _shelf().find(triage_id)
    if not kept.run.finished.wait(PATIENCE):
        response = make_response(render_template("bulk_progress.html", run=kept.run))
        response.headers["Refresh"] = "1"
        return response
    page = bulk_page(kept.kb, triage_id, _result(kept), kept.cases)
    return make_response(
        render_template("bulk_result.html", page=page, roles=tuple(Role), forms=FORMS, minutes=MINUTES_KEPT)
    )


@pages.post("/bulk/<triage_id>/columns")
def correct(triage_id: str) -> AnyResponse:
    """Other roles for the columns: the answers given so far no longer fit."""
    kept = _shelf().find(triage_id)
    chosen = (request.form.get(f"column-{place}", "") for place in range(len(kept.roles)))
    roles = (Role(role) if role in list(Role) else old for role, old in zip(chosen, kept.roles, strict=True))
    return _run(replace(kept, roles=tuple(roles), answers={}, cases={}), triage_id)


@pages.post("/bulk/<triage_id>/answer")
def give_answer(triage_id: str) -> AnyResponse:
    """An answer for all rows of a group, another one in its place, or none any more ("")."""
    kept = _shelf().find(triage_id)
    group, question, given = (request.form.get(name, "") for name in ("group", "question", "answer"))
    known = kept.kb.vocabulary.questions.get(question)
    if known is None or (given not in ("", UNKNOWN) and known.answer(given) is None):
        raise UnknownAnswer("That answer is not among the answers of this question. Choose one of the buttons.")
    of_group = {**kept.answers.get(group, {}), question: given}
    answers = {**kept.answers, group: {asked: answer for asked, answer in of_group.items() if answer}}
    return _run(replace(kept, answers=answers), triage_id, "given")


@pages.post("/bulk/<triage_id>/cases")
def save(triage_id: str) -> AnyResponse:
    """The group of the form, or all groups, as cases: from then on these are stored."""
    kept = _shelf().find(triage_id)
    wanted = request.form.get("group", "")
    groups = [group for group in _result(kept).groups if wanted in ("", group.id)]
    with kept.saving:
        for group in groups:
            if group.id not in kept.cases:
                kept.cases[group.id] = save_as_case(helpdesk(), group, kept.answers.get(group.asked_as, {}))
    return redirect(url_for("bulk.show", triage_id=triage_id, _anchor=f"group-{wanted}" if wanted else "saved"), 303)


@pages.get("/bulk/<triage_id>/triage.<form>")
def download(triage_id: str, form: str) -> Response:
    """The result as a file; `?names=no` leaves the names out."""
    kept = _shelf().find(triage_id)
    if form not in FORMS:
        raise NotFound
    found = without_names(kept.kb, _result(kept)) if request.args.get("names") == "no" else _result(kept)
    return _file(FORMS[form].write(kept.kb, found), FORMS[form].mimetype, f"triage.{form}")


@pages.get("/bulk/template.csv")
def empty_table() -> Response:
    """A table to fill in."""
    return _file(template(helpdesk().kb), "text/csv", "alerts.csv")


@pages.errorhandler(RequestEntityTooLarge)
def refuse_large_body(_: RequestEntityTooLarge) -> Response:
    """The form, with the limit that was overstepped."""
    return show_beside_form(FileTooLarge(f"The file is larger than {LARGEST_FILE // 1024**2} MB. Export less of it."))


@pages.errorhandler(Refused)
def show_beside_form(error: Refused) -> Response:
    """The form with what went wrong, where a file cannot be used."""
    if request.endpoint != "bulk.take_in":
        return shown_alone(error)
    problem = noted(error)
    return answer(problem, _form(problem, "" if isinstance(error, FileTooLarge) else request.form.get("lines", "")))


def _sent() -> bytes:
    """The file, which may lie on disk while it is read, or what was pasted. Raises IncompleteForm for neither."""
    pasted, file = request.form.get("lines", ""), request.files.get("file")
    if not pasted.strip() and (file is None or not file.filename):
        raise IncompleteForm("Choose a file, or paste rows.")
    if file is None:
        return pasted.encode()
    with file.stream:
        return file.read(LARGEST_FILE + 1) or pasted.encode()


def _form(problem: Problem | None = None, pasted: str = "") -> str:
    limits = {
        "megabytes": LARGEST_FILE // 1024**2,
        "rows": MOST_ROWS,
        "columns": MOST_COLUMNS,
        "minutes": MINUTES_KEPT,
    }
    return render_template("bulk.html", problem=problem, limits=limits, pasted=pasted)


def _result(kept: Kept) -> Triage:
    """What came of the run. Raises what went wrong in it, TriageGone when it is not there yet."""
    kept.run.finished.wait(PATIENCE)
    if kept.run.triage is None:
        raise kept.run.failure or TriageGone("It is not finished yet. Look again in a moment.")
    return kept.run.triage


def _file(content: str | bytes, mimetype: str, name: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response


def _run(kept: Kept, triage_id: str = "", anchor: str | None = None) -> AnyResponse:
    """Runs what is kept with the knowledge base of now, in the place of what has that id; leads to its page."""
    expert, run = helpdesk().expert, Run()
    kept = replace(kept, run=run, kb=expert.kb)
    kept_as = _shelf().keep(kept, triage_id)
    run.start(lambda progress: triage(expert, kept.table, kept.roles, kept.answers, progress))
    return redirect(url_for("bulk.show", triage_id=kept_as, _anchor=anchor), 303)


def _shelf() -> Shelf:
    return cast(Shelf, current_app.extensions[_PLACE])
