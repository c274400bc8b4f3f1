"""Serves the application with waitress until it is told to stop."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType

from waitress.server import create_server

from engine.settings import Settings
from webapp import create_app

THREADS = 8


def serve_forever(settings: Settings, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Listens on host:port (0: any free port) and calls `announce` with the address once requests are answered.

    Raises OSError when the port is taken. Returns after SIGINT or SIGTERM.
    """
    app = create_app(settings)
    server = create_server(app, host=host, port=port, threads=THREADS, ident="syncmedic")
    signal.signal(signal.SIGTERM, _interrupt)
    announce(f"http://{host}:{server.effective_port}/")
    try:
        server.run()
    except KeyboardInterrupt:
        server.close()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
