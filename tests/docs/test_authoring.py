"""Every command that the guide for authors shows in a block is typed here, on a copy of the knowledge base."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.served import ROOT
from tests.webapp.commands import run

GUIDE = (ROOT / "docs" / "AUTHORING.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^( *)```sh\n(.*?)^ *```", GUIDE, re.DOTALL | re.MULTILINE)
COMMANDS = [line.strip() for _, block in BLOCKS for line in block.splitlines()]
PAGE = "# Alerts\n\nAlert: The tray of the queue <Queue Name> has no room left.\n\nSolution: Empty it.\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_guide_ends_well(command: str, tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "kb", tmp_path / "kb")
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    python, script, *arguments = shlex.split(command.replace("page.md", str(tmp_path / "page.md")))
    assert (python, script) == ("python3", "run.py")
    ended = run(tmp_path / "data", *arguments, SYNCMEDIC_KB=str(folder))
    assert ended.returncode == 0, ended.stderr.decode()


def test_the_guide_shows_how_to_begin() -> None:
    assert [command for command in COMMANDS if "kb new" in command]
