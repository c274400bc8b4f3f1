"""Bulk triage at `/bulk`: an export is sent, its result is kept in memory for a while, and nothing is stored."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import cast

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, url_for
from flask.sansio.blueprints import BlueprintSetupState
from werkzeug.exceptions import NotFound, RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from engine.helpdesk import Refused, UnknownAnswer
from engine.table_reading import read_table
from engine.tables import LARGEST_FILE, MOST_ROWS, FileTooLarge, Table
from engine.triage import Progress, triage
from engine.triage_columns import Role, guess_roles
from engine.triage_forms import as_csv, as_json, as_markdown, as_xlsx
from engine.triage_result import Triage
from kb.model import UNKNOWN, KnowledgeBase
from webapp.bulk_shelf import MINUTES_KEPT, Answered, Kept, Run, Shelf, TriageGone
from webapp.desk import helpdesk
from webapp.errors import Problem, answer, noted, shown_alone
from webapp.presenters.bulk_page import bulk_page

FORMS: Mapping[str, tuple[Callable[[KnowledgeBase, Triage], str | bytes], str]] = MappingProxyType(
    {
        "csv": (lambda _, found: as_csv(found), "text/csv"),
        "xlsx": (
            lambda _, found: as_xlsx(found),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "md": (as_markdown, "text/markdown"),
        "json": (lambda _, found: as_json(found), "application/json"),
    }
)
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
    return _run(table, guess_roles(table), {})


@pages.get("/bulk/<triage_id>")
def show(triage_id: str) -> AnyResponse:
    """The result, or how far it is; then the page asks again by itself."""
    kept = _shelf().find(triage_id)
    run = kept.run
    if not run.finished.wait(PATIENCE):
        response = make_response(render_template("bulk_progress.html", run=run))
        response.headers["Refresh"] = "1"
        return response
    if run.triage is None:
        raise run.failure or TriageGone("Send the file again.")
    page = bulk_page(kept.kb, triage_id, run.triage, kept.answers)
    return make_response(render_template("bulk_result.html", page=page, roles=tuple(Role), minutes=MINUTES_KEPT))


@pages.post("/bulk/<triage_id>/columns")
def correct(triage_id: str) -> AnyResponse:
    """Other roles for the columns: the answers given so far no longer fit."""
    kept = _shelf().find(triage_id)
    chosen = (request.form.get(f"column-{place}", "") for place in range(len(kept.roles)))
    roles = (Role(role) if role in list(Role) else old for role, old in zip(chosen, kept.roles, strict=True))
    return _run(kept.table, tuple(roles), {}, triage_id)


@pages.post("/bulk/<triage_id>/answer")
def give_answer(triage_id: str) -> AnyResponse:
    """An answer for all rows of a group. Raises UnknownAnswer."""
    kept = _shelf().find(triage_id)
    group, question, given = (request.form.get(name, "") for name in ("group", "question", "answer"))
    known = helpdesk().kb.vocabulary.questions.get(question)
    if known is None or (given != UNKNOWN and known.answer(given) is None):
        raise UnknownAnswer("That answer is not among the answers of this question. Choose one of the buttons.")
    answers = {**kept.answers, group: {**kept.answers.get(group, {}), question: given}}
    return _run(kept.table, kept.roles, answers, triage_id)


@pages.get("/bulk/<triage_id>/triage.<form>")
def download(triage_id: str, form: str) -> Response:
    """The result as a file."""
    kept = _shelf().find(triage_id)
    if form not in FORMS or kept.run.triage is None:
        raise NotFound
    write, mimetype = FORMS[form]
    response = Response(write(kept.kb, kept.run.triage), mimetype=mimetype)
    response.headers["Content-Disposition"] = f"attachment; filename=triage.{form}"
    return response


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
    return answer(problem, _form(problem))


def _sent() -> bytes:
    """The file, which may lie on disk while it is read, or what was pasted."""
    file = request.files.get("file")
    if file is None:
        return request.form.get("lines", "").encode()
    with file.stream:
        return file.read(LARGEST_FILE + 1) or request.form.get("lines", "").encode()


def _form(problem: Problem | None = None) -> str:
    limits = {"megabytes": LARGEST_FILE // 1024**2, "rows": MOST_ROWS, "minutes": MINUTES_KEPT}
    return render_template("bulk.html", problem=problem, limits=limits)


def _run(table: Table, roles: tuple[Role, ...], answers: Answered, triage_id: str = "") -> AnyResponse:
    expert, run = helpdesk().expert, Run()

    def work(progress: Progress) -> Triage:
        return triage(expert, table, roles, answers, progress)

    kept_as = _shelf().keep(Kept(table, roles, answers, run, expert.kb), triage_id)
    run.start(work)
    return redirect(url_for("bulk.show", triage_id=kept_as), 303)


def _shelf() -> Shelf:
    return cast(Shelf, current_app.extensions[_PLACE])
