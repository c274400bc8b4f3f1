"""Joins the pages, the guards, the log and the errors into one Flask application."""

from __future__ import annotations

from flask import Flask
from jinja2 import StrictUndefined

from engine.bootstrap import open_editions
from engine.helpdesk import Helpdesk
from engine.settings import Settings
from webapp import (
    articles,
    assets,
    bulk,
    chat,
    check,
    desk,
    errors,
    health,
    kb_page,
    limits,
    request_log,
    search,
    security,
    ticket,
)


def assemble(settings: Settings, helpdesk: Helpdesk | None = None) -> Flask:
    """The application; raises what `open_helpdesk` raises."""
    app = Flask("webapp")
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    desk.place(app, open_editions(settings, helpdesk))
    request_log.install(app)
    security.secure(app, settings)
    limits.limit(app, settings)
    assets.fingerprint(app)
    errors.show_errors(app)
    for views in (chat, articles, search, check, bulk, ticket, kb_page, health):
        app.register_blueprint(views.pages)
    return app
