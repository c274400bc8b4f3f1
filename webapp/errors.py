"""Maps every named error to an HTTP status and clear words; the only place that does."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, current_app, make_response, render_template, request
from flask_limiter import RateLimitExceeded
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, SecurityError

from engine.cases.case import NothingToUndo
from engine.cases.store import CaseMovedOn, StoreUnavailable, UnknownCase
from engine.helpdesk import Refused, TextTooLong, UnknownArticle
from engine.tables import FileTooLarge
from kb.search.results import QueryTooLong
from webapp.bulk_shelf import TriageGone
from webapp.request_log import log_failure, request_id

STATUSES: tuple[tuple[type[Exception], int, str], ...] = (
    (UnknownArticle, 404, ""),
    (TextTooLong, 413, ""),
    (TriageGone, 404, ""),
    (FileTooLarge, 413, ""),
    (Refused, 400, ""),
    (QueryTooLong, 400, ""),
    (NothingToUndo, 400, "There is nothing to take back: only the opening of the case is left."),
    (UnknownCase, 404, "There is no such case. The link is mistyped, or the case has expired and was deleted."),
    (CaseMovedOn, 409, "This case has moved on in another tab. Here is where it stands now."),
    (StoreUnavailable, 503, "The database of cases cannot be reached. Try again in a minute; search still works."),
    (
        SecurityError,
        400,
        "This server does not answer for that host name. Its operator can: SYNCMEDIC_HOSTS.",
    ),
    (RequestEntityTooLarge, 413, "This is too large to be an alert. Paste the alert, not the whole log."),
)
"""Error, status and words, the first that fits; "" where the error brings its own words for a person."""

WORDS_OF_STATUS = {
    400: "This request cannot be understood.",
    403: "This form was sent from another site, so it was not accepted. Open the page here and try again.",
    404: "There is no such page.",
    405: "This address cannot be used that way.",
    500: "Something went wrong here, not with what you did. Nothing you sent was lost; try again.",
}
HEADINGS = {404: "Not found", 409: "That came too late", 413: "Too long", 429: "One moment, please"}


class IncompleteForm(Refused):
    """A form lacks one of its fields."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, as a person is told; `retry_after` in seconds, 0 when waiting does not help."""

    status: int
    heading: str
    message: str
    retry_after: int = 0


def show_errors(app: Flask) -> None:
    """Shows every error of the application on a page, or beside the composer when a part of a page was asked for."""
    app.register_error_handler(Exception, shown_alone)


def problem_of(error: Exception) -> Problem:
    """The status and the words of an error."""
    for kind, status, words in STATUSES:
        if isinstance(error, kind):
            return Problem(status, _heading(status), words or str(error))
    match error:
        case RateLimitExceeded():
            seconds = error.limit.limit.get_expiry() if error.limit else 60
            message = f"Too many requests from your address. Try again in {seconds} seconds at the latest."
            return Problem(429, _heading(429), message, seconds)
        case HTTPException(code=int(code)):
            return Problem(code, _heading(code), WORDS_OF_STATUS.get(code, error.description or error.name))
        case _:
            return Problem(500, _heading(500), f"{WORDS_OF_STATUS[500]} (Request {request_id()})")


def shown_alone(error: Exception) -> Response:
    """A page that says what went wrong; beside the composer when htmx asked."""
    problem = noted(error)
    if isinstance(error, SecurityError):
        return _in_plain_text(problem)
    if is_partial():
        return beside_composer(problem)
    return answer(problem, render_template("error.html", problem=problem))


def noted(error: Exception) -> Problem:
    """The problem of an error, written to the log if nobody foresaw it."""
    problem = problem_of(error)
    if problem.status == 500:
        log_failure(current_app, error)
    return problem


def beside_composer(problem: Problem) -> Response:
    """Only the words, for htmx to put beside the composer; what was typed stays."""
    response = answer(problem, render_template("parts/problem.html", problem=problem))
    response.headers.update({"HX-Retarget": "#problem", "HX-Reswap": "innerHTML"})
    return response


def answer(problem: Problem, body: str) -> Response:
    """A response with the status of the problem."""
    response = make_response(body, problem.status)
    if problem.retry_after:
        response.headers["Retry-After"] = str(problem.retry_after)
    return response


def is_partial() -> bool:
    """Whether htmx asks for a part of a page."""
    return request.headers.get("HX-Request") == "true"


def _in_plain_text(problem: Problem) -> Response:
    """The bare words: for a host that is not ours no addresses can be made, and a page needs them."""
    response = answer(problem, f"{problem.message}\n")
    response.mimetype = "text/plain"
    return response


def _heading(status: int) -> str:
    return HEADINGS.get(status, "That did not work")
