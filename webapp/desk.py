"""Where views find the helpdesk of the application that is answering: one edition from start to end of a request."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app, g

from engine.editions import Edition, Editions
from engine.helpdesk import Helpdesk

_PLACE = "syncmedic.editions"


def place(app: Flask, editions: Editions) -> None:
    """Gives the application its helpdesk, in the edition that is in use when a request begins."""
    app.extensions[_PLACE] = editions
    app.context_processor(lambda: {"kb": helpdesk().kb})


def helpdesk() -> Helpdesk:
    """The helpdesk of the application that answers the current request."""
    return edition().helpdesk


def edition() -> Edition:
    """The edition that the current request sees, however long it takes."""
    if "edition" not in g:
        g.edition = editions_of(current_app).current
    return cast(Edition, g.edition)


def editions_of(app: Flask) -> Editions:
    """What keeps up with the knowledge base of an application."""
    return cast(Editions, app.extensions[_PLACE])
