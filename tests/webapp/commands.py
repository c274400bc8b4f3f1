"""Runs the real command in a process of its own, over a data folder that is new."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.served import ROOT

PREFIX = [sys.executable, "-m", "webapp"]


def surroundings(data: Path, **settings: str) -> dict[str, str]:
    """The environment of a command that keeps everything below `data`."""
    return {**os.environ, "SYNCMEDIC_DATA": str(data), **settings}


def run(data: Path, *arguments: str, given: bytes = b"", **settings: str) -> subprocess.CompletedProcess[bytes]:
    """What `syncmedic ARGUMENTS` answers to the bytes `given` on its standard input."""
    command = [*PREFIX, *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=surroundings(data, **settings),
        input=given,
        capture_output=True,
        timeout=120,
        check=False,
    )
