"""Guards every request and answer: same origin for what writes, headers for what is sent, limits for what comes in."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Flask, Request, Response, abort, request

from engine.settings import Settings

LARGEST_BODY = 256 * 1024
"""Bytes: a paste of 20,000 characters, percent-encoded at its worst, and the rest of the form."""
MOST_PARTS = 20
READING = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
FIXED_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def secure(app: Flask, settings: Settings) -> None:
    """Puts the guards around every request of `app`."""
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        MAX_FORM_PARTS=MOST_PARTS,
        TRUSTED_HOSTS=list(settings.trusted_hosts),
    )
    policy = POLICY.format(ancestors=" ".join(settings.frame_ancestors) or "'none'")

    @app.before_request
    def refuse_other_origins() -> None:
        if not same_origin(request):
            abort(403)

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy)
        for name, value in FIXED_HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response


def same_origin(asked: Request) -> bool:
    """Whether a request may write: it comes from our own pages, or from a program that carries no cookies.

    Fetch metadata decides where the browser sends it; else Origin (a browser on plain http in an intranet sends only
    that); a request with neither comes from no page (curl, scripts). Method: OWASP CSRF cheat sheet, fetch metadata.
    """
    if asked.method in READING:
        return True
    site, origin = asked.headers.get("Sec-Fetch-Site"), asked.headers.get("Origin")
    if site is not None:
        return site in ("same-origin", "none")
    if origin is None:
        return not asked.cookies
    return urlsplit(origin).netloc == asked.host
