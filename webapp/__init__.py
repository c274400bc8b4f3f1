"""The pages: `create_app` makes the WSGI application that a server runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from engine.helpdesk import Helpdesk
    from engine.settings import Settings


def create_app(settings: Settings, helpdesk: Helpdesk | None = None) -> Flask:
    """The application over `helpdesk`, or over one opened as the settings say.

    Raises what `engine.bootstrap.open_helpdesk` raises.
    """
    from webapp.application import assemble  # noqa: PLC0415 (so that commands which serve nothing start without Flask)

    return assemble(settings, helpdesk)
