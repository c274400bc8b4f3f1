"""Writes one line of JSON for each request: what was asked of which page, never what a person typed or a case's id."""

from __future__ import annotations

import re
import secrets
import sys
import time
import traceback

import structlog
from flask import Flask, Response, g, request

HEADER = "X-Request-ID"
_USABLE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)


def install(app: Flask) -> None:
    """Gives every request an id (a proxy's, if it sent a usable one) and a line in the log on standard error."""
    log = structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
    )
    app.extensions["syncmedic.log"] = log

    @app.before_request
    def begin() -> None:
        sent = request.headers.get(HEADER, "")
        g.request_id = sent if _USABLE_ID.fullmatch(sent) else secrets.token_hex(8)
        g.began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        response.headers[HEADER] = request_id()
        log.info(
            "request",
            request_id=request_id(),
            method=request.method,
            page=request.endpoint or "none",
            status=response.status_code,
            ms=round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
        )
        return response


def request_id() -> str:
    """The id of the current request, by which a person can be told apart in the log."""
    return str(g.get("request_id", "none"))


def log_failure(app: Flask, error: BaseException) -> None:
    """Writes where in the code a request failed; not the error's words, which may quote a paste."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    app.extensions["syncmedic.log"].error(
        "failure", request_id=request_id(), page=request.endpoint or "none", error=type(error).__name__, where=where
    )
