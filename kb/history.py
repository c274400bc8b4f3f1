"""Reads what git knows of a knowledge base: at which revision its folder is, and how it was at an earlier one."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

PATIENCE = 60
"""Seconds that git may take for one answer."""


class NoHistory(Exception):
    """The earlier state of a knowledge base cannot be had; the message says why, in words for its author."""


class NoGit(NoHistory):
    """There is no git on this machine, or the folder lies in no repository of it."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: its full hash, when it was made, and the first line of what its author wrote."""

    hash: str
    at: datetime
    subject: str


@dataclass(frozen=True, slots=True)
class Committed:
    """The last commit that touched a folder, and whether the files there differ from it."""

    revision: Revision
    changed_since: bool


def committed_of(folder: Path) -> Committed:
    """At which revision a folder is. Raises NoGit, and NoHistory when nothing of it was ever committed."""
    found = _git(folder, "log", "-1", f"--format={_FORMAT}", "--", ".")
    if not found:
        raise NoHistory(f"Nothing in {folder} was committed yet.")
    return Committed(_revision(found), bool(_git(folder, "status", "--porcelain", "--", ".")))


_FORMAT = "%H%x00%cI%x00%s"


def _revision(line: str) -> Revision:
    name, at, subject = line.rstrip("\n").split("\0", 2)
    return Revision(name, datetime.fromisoformat(at), subject)


def _git(folder: Path, *arguments: str) -> str:
    """What git answers in that folder. Raises NoGit, and NoHistory when it refuses."""
    ended = _run(folder, *arguments)
    if ended.returncode:
        raise NoHistory(f"git says: {ended.stderr.decode(errors='replace').strip()}")
    return ended.stdout.decode(errors="replace")


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Git, told to start no program that the settings of a repository name."""
    program = shutil.which("git")
    if program is None:
        raise NoGit("There is no git on this machine, and only git knows how a knowledge base was.")
    command = [program, "-C", str(folder), "-c", "core.fsmonitor=false", "--no-optional-locks", *arguments]
    ended = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)  # noqa: S603 (no shell)
    if ended.returncode == _NO_REPOSITORY and b"not a git repository" in ended.stderr:
        raise NoGit(f"The folder {folder} lies in no git repository, so nobody knows how it was before.")
    return ended


_NO_REPOSITORY = 128
