"""Where views find the helpdesk of the application that is answering."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app

from engine.helpdesk import Helpdesk

_PLACE = "syncmedic.helpdesk"


def place(app: Flask, helpdesk: Helpdesk) -> None:
    """Gives the application its helpdesk."""
    app.extensions[_PLACE] = helpdesk
    app.context_processor(lambda: {"kb": helpdesk.kb})


def helpdesk() -> Helpdesk:
    """The helpdesk of the application that answers the current request."""
    return cast(Helpdesk, current_app.extensions[_PLACE])
