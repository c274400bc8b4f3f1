"""Names static files by their content, so that browsers keep them for ever and never show an old one."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, url_for

FOR_EVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=300"
LENGTH = 12


def fingerprint(app: Flask) -> None:
    """Gives templates `asset(name)` and lets browsers keep what was asked for by its fingerprint."""
    folder = Path(str(app.static_folder))

    @cache
    def fingerprint_of(name: str) -> str:
        return hashlib.sha256((folder / name).read_bytes()).hexdigest()[:LENGTH]

    def asset(name: str) -> str:
        return url_for("static", filename=name, v=fingerprint_of(name))

    @app.after_request
    def let_browsers_keep(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code < 400:
            name, asked = (request.view_args or {})["filename"], request.args.get("v")
            is_current = asked is not None and asked == fingerprint_of(name)
            response.headers["Cache-Control"] = FOR_EVER if is_current else SHORTLY
        return response

    app.jinja_env.globals["asset"] = asset
