"""Measures requests over HTTP, waitress on loopback, beside an empty Flask route.

`python -m benchmarks.http [--turns N] [--kb DIR]` prints median and 95th percentile in ms and requests per second,
one client on one kept connection. A turn is an answer sent by htmx, with the next step in the response; the client
shares the process, and so the interpreter lock, with the server.
"""

from __future__ import annotations

import argparse
import re
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from threading import Thread
from time import perf_counter
from urllib.parse import urlencode

from flask import Flask
from waitress.server import create_server

from engine.settings import Settings
from webapp import create_app
from webapp.presenters.start_page import example_alerts

TURNS = 200
WARM_UP = 20
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
HTMX = {**FORM, "HX-Request": "true"}


@dataclass(frozen=True, slots=True)
class Client:
    """One connection that is kept open."""

    connection: HTTPConnection

    def get(self, path: str) -> str:
        """The body of a page. Raises AssertionError unless the status is 200."""
        self.connection.request("GET", path)
        return self._body(200)

    def post(self, path: str, headers: dict[str, str], **fields: str) -> str:
        """The body or, for a redirect, the address it leads to."""
        self.connection.request("POST", path, urlencode(fields), headers)
        return self._body(200, 303)

    def _body(self, *wanted: int) -> str:
        response = self.connection.getresponse()
        body = response.read().decode()
        assert response.status in wanted, f"status {response.status}: {body[:200]}"
        return response.headers["Location"].partition("#")[0] if response.status == 303 else body


def main() -> None:
    """Prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--kb", type=Path, default=Settings().kb_folder)
    options = parser.parse_args()
    print(f"{'request':<34}{'median ms':>10}{'95 % ms':>10}{'a second':>10}")
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(options.kb, Path(folder), requests_per_minute=10_000_000))
        for name, seconds in _measured(app, options.turns):
            ms = [1000 * each for each in seconds]
            print(f"{name:<34}{median(ms):>10.2f}{quantiles(ms, n=20)[-1]:>10.2f}{len(ms) / sum(seconds):>10.0f}")


def _measured(app: Flask, count: int) -> Iterator[tuple[str, list[float]]]:
    alert = example_alerts(app.extensions["syncmedic.helpdesk"].kb)[0].text
    with _served(_empty()) as client:
        yield "empty Flask route", _timed(lambda: client.get("/"), count)
    with _served(app) as client:
        yield "health", _timed(lambda: client.get("/healthz"), count)
        yield "start page", _timed(lambda: client.get("/"), count)
        yield "search", _timed(lambda: client.get("/search?q=mailbox"), count)
        case = client.post("/case", FORM, text=alert)
        yield "page of a case with its fix", _timed(lambda: client.get(case), count)
        yield "paste, stored and led to its case", _timed(lambda: client.post("/case", FORM, text=alert), count)
        yield "turn: an answer and the next step", _turns(client, count)


def _timed(request: Callable[[], object], count: int) -> list[float]:
    """Seconds of each of `count` requests, after some that do not count."""
    for _ in range(WARM_UP):
        request()
    return [_seconds(request) for _ in range(count)]


def _seconds(request: Callable[[], object]) -> float:
    began = perf_counter()
    request()
    return perf_counter() - began


def _turns(client: Client, count: int) -> list[float]:
    """Seconds of answering the question that is asked with its first answer; a new case when nothing is asked."""
    seconds: list[float] = []
    page, case = "", ""
    while len(seconds) < WARM_UP + count:
        asked = re.search(r'name="question" value="([^"]+)"', page)
        if asked is None:
            case = client.post("/case", FORM, guided="yes")
            page = client.get(case)
            continue
        seen = re.findall(r'name="after_seq" value="(\d+)"', page)[-1]
        answer = re.findall(r'name="answer" value="([^"]+)"', page)[0]
        began = perf_counter()
        page = client.post(f"{case}/answer", HTMX, after_seq=seen, question=asked[1], answer=answer)
        seconds.append(perf_counter() - began)
    return seconds[WARM_UP:]


@contextmanager
def _served(app: Flask) -> Iterator[Client]:
    listening = socket.create_server(("127.0.0.1", 0))
    server = create_server(app, sockets=[listening], threads=4)
    Thread(target=server.run, daemon=True).start()
    connection = HTTPConnection(*listening.getsockname())
    try:
        yield Client(connection)
    finally:
        connection.close()
        server.close()


def _empty() -> Flask:
    app = Flask("empty")
    app.add_url_rule("/", view_func=lambda: "")
    return app


if __name__ == "__main__":
    main()
