"""Serves the program in a process of its own, as `syncmedic serve` does, for tests that speak HTTP to it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def serving(*options: str, **settings: str) -> Iterator[str]:
    """The address of `serve OPTIONS` on a free port until the block ends; `settings` go into the environment."""
    command = [sys.executable, "-m", "webapp", "serve", "--json", "--port", "0", *options]
    environment = {**os.environ, **settings}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield json.loads(server.stdout.readline())["address"]
        finally:
            server.terminate()
