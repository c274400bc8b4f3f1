"""The version is written once: the command and the changelog say what pyproject.toml says."""

import subprocess
import sys
import tomllib

from tests.architecture.source import ROOT


def version() -> str:
    """The version in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def test_the_command_says_the_version_without_being_installed() -> None:
    command = [sys.executable, "-m", "webapp", "--version"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert version() in said.split()


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    entries = [
        line for line in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines() if line.startswith("## ")
    ]
    assert entries[0].split()[1] == version()
