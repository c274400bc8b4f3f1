"""The conversation: `/` to begin a case, `/case/<id>` to continue it; every form works without JavaScript."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask_limiter import RateLimitExceeded
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from engine.cases.case import NothingToUndo
from engine.cases.events import Outcome
from engine.cases.store import CaseMovedOn
from engine.helpdesk import CaseView, Refused, usable_text
from engine.interview import NotRecognised
from engine.ways_in import ways_in
from kb.search.results import LONGEST_QUERY, Filters, Hit
from webapp.desk import helpdesk
from webapp.errors import IncompleteForm, Problem, answer, beside_composer, is_partial, noted, shown_alone
from webapp.presenters.case_page import CasePage, case_page
from webapp.presenters.start_page import example_alerts
from webapp.presenters.transcript import last_exchange

NEAREST = 3

pages = Blueprint("chat", __name__)


@pages.get("/")
def start() -> str:
    """The empty conversation."""
    return _start_page()


@pages.post("/case")
def open_case() -> AnyResponse:
    """Begins a case from a text, an article, an answer to a `question`, or (field `guided`) from nothing."""
    form = request.form
    if "article" in form:
        view = helpdesk().open_case(article=form["article"])
    elif "answer" in form:
        view = helpdesk().open_case(answers={_field("question"): _field("answer")})
    elif "guided" in form:
        view = helpdesk().open_case()
    else:
        view = helpdesk().open_case(usable_text(form.get("text", "")))
    return redirect(_address(view.case.id), 303)


@pages.get("/case/<case_id>")
def show(case_id: str) -> str:
    """Where a case stands.

    `?change=` opens an earlier question again, `?show=` puts that article's fix first, `?explained=` opens what is
    known about that question.
    """
    view, wanted = helpdesk().view(case_id), request.args
    page = _page(view, changing=wanted.get("change", ""), first=wanted.get("show", ""))
    explained = bool(page.asked) and wanted.get("explained") == page.asked
    return render_template("case.html", page=replace(page, explained=explained), problem=None, typed="")


@pages.post("/case/<case_id>/text")
def add_text(case_id: str) -> AnyResponse:
    """More text: a reply to the question that is asked, something asked about it, or a further paste."""
    text, question = request.form.get("text", ""), request.form.get("question", "")
    asked = helpdesk().kb.vocabulary.questions.get(question)
    if asked and helpdesk().expert.asks_about(asked, text):
        return _explanation(helpdesk().view(case_id), question)
    return _turn(helpdesk().add_text(case_id, _after_seq(), text, question))


@pages.post("/case/<case_id>/answer")
def give_answer(case_id: str) -> AnyResponse:
    """An answer to a question, asked now or earlier."""
    return _turn(helpdesk().answer(case_id, _after_seq(), _field("question"), _field("answer")))


@pages.post("/case/<case_id>/pick")
def pick(case_id: str) -> AnyResponse:
    """The article of a shortlist that looks like the person's problem."""
    return _turn(helpdesk().pick(case_id, _after_seq(), _field("article")))


@pages.post("/case/<case_id>/outcome")
def report_outcome(case_id: str) -> AnyResponse:
    """Whether a resolution helped."""
    outcome = _field("outcome")
    if outcome not in list(Outcome):
        raise IncompleteForm("Say whether it helped: yes, no or partly.")
    return _turn(helpdesk().report_outcome(case_id, _after_seq(), _field("article"), Outcome(outcome)))


@pages.post("/case/<case_id>/undo")
def undo(case_id: str) -> AnyResponse:
    """Takes the last turn back."""
    return _turn(helpdesk().undo(case_id, _after_seq()))


@pages.errorhandler(Refused)
@pages.errorhandler(CaseMovedOn)
@pages.errorhandler(NothingToUndo)
@pages.errorhandler(RequestEntityTooLarge)
@pages.errorhandler(RateLimitExceeded)
def show_beside_composer(error: Exception) -> Response:
    """The conversation as it stands, with what went wrong beside the composer and the typed text kept."""
    if request.method != "POST":
        return shown_alone(error)
    problem = noted(error)
    if is_partial() and not isinstance(error, CaseMovedOn):
        return beside_composer(problem)
    case_id = (request.view_args or {}).get("case_id")
    if case_id is None:
        return answer(problem, _start_page(problem, _typed()))
    response = answer(problem, _case_page(helpdesk().view(case_id), problem, _typed()))
    response.headers.update({"HX-Retarget": "main", "HX-Reselect": "main", "HX-Reswap": "outerHTML"})
    return response


def _turn(view: CaseView) -> AnyResponse:
    """What a turn changes on the page, if htmx asked; else the way to the page."""
    if not is_partial():
        return redirect(_address(view.case.id), 303)
    entries = last_exchange(helpdesk().kb, view.case)
    page = replace(_page(view), transcript=entries)
    return AnyResponse(render_template("turn.html", page=page), mimetype="text/html")


def _explanation(view: CaseView, question: str) -> AnyResponse:
    """The question on the screen again, with why it is asked and where to look; nothing is added to the case."""
    changing = question if question in view.case.answers else ""
    if not is_partial():
        return redirect(_address(view.case.id, change=changing, explained=question), 303)
    page = _page(view, changing=changing)
    explained = replace(page, transcript=(), explained=page.asked == question)
    return AnyResponse(render_template("turn.html", page=explained), mimetype="text/html")


def _address(case_id: str, change: str = "", explained: str = "") -> str:
    return url_for("chat.show", case_id=case_id, change=change or None, explained=explained or None, _anchor="ask")


def _start_page(problem: Problem | None = None, typed: str = "") -> str:
    kb = helpdesk().kb
    return render_template(
        "start.html", examples=example_alerts(kb), ways=ways_in(kb.vocabulary), problem=problem, typed=typed
    )


def _case_page(view: CaseView, problem: Problem | None = None, typed: str = "") -> str:
    return render_template("case.html", page=_page(view), problem=problem, typed=typed)


def _page(view: CaseView, **wanted: str) -> CasePage:
    return case_page(helpdesk(), view, _nearest(view), **wanted)


def _nearest(view: CaseView) -> tuple[Hit, ...]:
    """The articles nearest to a text that was not recognised."""
    if not isinstance(view.standing.step, NotRecognised) or not view.case.texts:
        return ()
    words = view.case.texts[-1].text[:LONGEST_QUERY]
    return helpdesk().search(words, Filters(), limit=NEAREST).hits


def _after_seq() -> int:
    seen: Any = request.form.get("after_seq", type=int)
    if seen is None or seen < 1:
        raise IncompleteForm("The form is incomplete. Reload the page and try again.")
    return int(seen)


def _field(name: str) -> str:
    value = request.form.get(name, "")
    if not value:
        raise IncompleteForm("The form is incomplete. Choose one of the buttons.")
    return value


def _typed() -> str:
    """What was typed; nothing when the body was too large to be read."""
    try:
        return request.form.get("text", "")
    except HTTPException:
        return ""
