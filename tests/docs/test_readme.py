"""Every command that the README tells a stranger to type is typed here, as it stands there."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
SERVE, TEST = "python3 run.py", "python3 run.py test"
ENDING = [command for command in COMMANDS if command not in (SERVE, TEST)]


def environment(folder: Path) -> dict[str, str]:
    """`python3` is the Python of these tests: another one would make .venv anew under their feet."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "SYNCMEDIC_DATA": str(folder / "data")}


def test_the_two_commands_to_start_and_to_test_stand_in_the_readme() -> None:
    assert {SERVE, TEST} <= set(COMMANDS)


@pytest.mark.parametrize("command", ENDING)
def test_a_command_of_the_readme_ends_well(command: str, tmp_path: Path) -> None:
    shell = ["/bin/sh", "-c", command] if os.name != "nt" else ["powershell", "-Command", command]
    surroundings = {"cwd": ROOT, "env": environment(tmp_path), "stdin": subprocess.DEVNULL}
    ended = subprocess.run(shell, check=False, capture_output=True, text=True, **surroundings)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_command_to_start_serves_the_page(tmp_path: Path) -> None:
    with subprocess.Popen(
        SERVE.split(), cwd=ROOT, env=environment(tmp_path), stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        assert address is not None
        with urllib.request.urlopen(address[0], timeout=20) as answer:  # noqa: S310 - an address of this machine
            page = answer.read().decode()
        server.send_signal(signal.SIGTERM)
    assert "Paste the alert" in page


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert TEST in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("link", re.findall(r"\]\(((?!https?:)[^)]+)\)", README))
def test_what_the_readme_links_to_is_there(link: str) -> None:
    assert (ROOT / link).exists()
