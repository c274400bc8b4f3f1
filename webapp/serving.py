"""Serves the application with waitress until it is told to stop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from threading import Thread
from time import sleep
from types import FrameType

from waitress.server import create_server

from engine.editions import Editions
from engine.settings import Settings
from kb.lint.watching import changes
from webapp import create_app

THREADS = 8
PORT = 8765

BETWEEN_LOOKS = 1.0
"""Seconds between two looks at the folder of the knowledge base."""


class CannotListen(OSError):
    """The address cannot be listened on; the message says why, and what to try."""


def serve_forever(settings: Settings, host: str, port: int | None, announce: Callable[[str], None]) -> None:
    """Listens on host:port and calls `announce` with the address once requests are answered.

    Port 0 is any free one; None is PORT, or any free one when that is taken.

    Raises CannotListen when the port is taken or the address is none of this machine. Returns after SIGINT or SIGTERM.
    """
    from webapp.desk import editions_of  # noqa: PLC0415 (so that commands which serve nothing start without Flask)

    with _listen(host, port) as listening:
        app = create_app(settings)
        server = create_server(app, sockets=[listening], threads=THREADS, ident="syncmedic")
        signal.signal(signal.SIGTERM, _interrupt)
        looking = (editions_of(app), lambda: sleep(BETWEEN_LOOKS))
        Thread(target=keep_up, args=looking, name="keep up with the knowledge base", daemon=True).start()
        announce(f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/")
        try:
            server.run()
        except KeyboardInterrupt:
            server.close()


def keep_up(editions: Editions, wait: Callable[[], object]) -> None:
    """Brings every change of the folder into use, as long as the process lives; `wait` is called between two looks.

    A change is read one look later: who saves many files, or a large one, is done by then.
    """
    for _ in changes(editions.current.helpdesk.kb.folder, wait):
        wait()
        editions.renew()


def _listen(host: str, port: int | None) -> socket.socket:
    if port is not None:
        return _bound(host, port)
    try:
        return _bound(host, PORT)
    except CannotListen:
        return _bound(host, 0)


def _bound(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=_family(host))
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (while")[0]
        raise CannotListen(f"cannot listen on {host}, port {port}: {reason}. Try another --host or --port.") from error


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
