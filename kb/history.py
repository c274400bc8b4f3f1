"""Reads what git knows of a knowledge base: at which revision its folder is, and how it was at an earlier one."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from kb.library import version_of

PATIENCE = 60
"""Seconds that git may take for one answer."""


class NoHistory(Exception):
    """The earlier state of a knowledge base cannot be had; the message says why, in words for its author."""


class UnknownRevision(NoHistory):
    """Git knows no such revision, or there was no knowledge base then."""


class NoGit(NoHistory):
    """There is no git on this machine, or the folder lies in no repository of it."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: its full hash, when it was made, and the first line of what its author wrote."""

    hash: str
    at: datetime
    subject: str

    def __str__(self) -> str:
        return f"{self.hash[:10]} of {self.at:%Y-%m-%d}, “{self.subject}”"


@dataclass(frozen=True, slots=True)
class Committed:
    """The last commit that touched a folder, and whether the files there differ from it."""

    revision: Revision
    changed_since: bool


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier state: its revision, and the folder it lies in for now."""

    revision: Revision
    folder: Path


def committed_of(folder: Path) -> Committed:
    """At which revision a folder is. Raises NoGit, and NoHistory when nothing of it was ever committed."""
    found = _git(folder, "log", "-1", f"--format={_FORMAT}", "--", ".")
    if not found:
        raise NoHistory(f"Nothing in {folder} was committed yet.")
    return Committed(_revision(found), bool(_git(folder, "status", "--porcelain", "--", ".")))


@contextmanager
def as_of(folder: Path, name: str) -> Iterator[Past]:
    """The folder as it was, in a temporary place that goes away afterwards.

    `name` is a revision in any spelling git knows (a hash, a tag, `HEAD~3`, `main@{yesterday}`), or the version of a
    knowledge base, in full or its first letters. Raises NoGit, UnknownRevision.
    """
    with TemporaryDirectory(prefix="syncmedic-") as place:
        commit = _commit(folder, name)
        _write_files(folder, commit, Path(place))
        yield Past(_revision(_git(folder, "log", "-1", f"--format={_FORMAT}", commit)), Path(place))


def _commit(folder: Path, name: str) -> str:
    """The full hash of the commit that `name` means in the repository of `folder`."""
    found = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode().strip()
    if not _VERSION.fullmatch(name):
        raise UnknownRevision(f"git knows no revision `{name}` in {folder}: name a commit, a tag or a branch.")
    return _commit_of_version(folder, name)


def _commit_of_version(folder: Path, version: str) -> str:
    """The newest commit at which the knowledge base had that version; reads one after the other."""
    for commit in _git(folder, "log", "--format=%H", "--", ".").split():
        with TemporaryDirectory(prefix="syncmedic-") as place, suppress(UnknownRevision):
            _write_files(folder, commit, Path(place))
            if version_of(Path(place)).startswith(version):
                return commit
    raise UnknownRevision(
        f"`{version}` is neither a revision nor the version of a knowledge base that was committed in {folder}."
    )


def _write_files(folder: Path, commit: str, into: Path) -> None:
    """The articles and the vocabulary of that commit. Raises UnknownRevision when there were none."""
    listed = _git(folder, "ls-tree", "-r", "-z", commit, "--", ".").split("\0")
    blobs = dict(_blob(line) for line in listed if line.endswith(READ))
    if not blobs:
        raise UnknownRevision(f"At that revision there was no knowledge base in {folder}.")
    asked = "".join(f"{name}\n" for name in blobs.values())
    stream = io.BytesIO(_run(folder, "cat-file", "--batch", given=asked.encode()).stdout)
    for path in blobs:
        _, _, size = stream.readline().split()
        file = _within(into, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(stream.read(int(size)))
        stream.readline()


def _blob(line: str) -> tuple[str, str]:
    """Path and hash of a line `mode type hash<TAB>path`."""
    about, _, path = line.partition("\t")
    return path, about.split()[2]


def _within(folder: Path, path: str) -> Path:
    """The file in the folder; git checks the paths of what it checks out, and not of what it lists."""
    if not (folder / path).resolve().is_relative_to(folder.resolve()):
        raise NoHistory(f"At that revision there is a file `{path}`, which leads out of it: its repository is damaged.")
    return folder / path


READ = (".md", ".yaml")
_VERSION = re.compile(r"[0-9a-f]{8,16}")
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


def _run(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Git, told to start no program that the settings of a repository name."""
    program = shutil.which("git")
    if program is None:
        raise NoGit("There is no git on this machine, and only git knows how a knowledge base was.")
    command = [program, "-C", str(folder), *_STARTING_NOTHING, *arguments]
    try:
        ended = subprocess.run(command, input=given, capture_output=True, check=False, timeout=PATIENCE)  # noqa: S603 (no shell)
    except subprocess.TimeoutExpired as error:
        raise NoHistory(f"git takes too long: no answer about {folder} within {PATIENCE} seconds.") from error
    if ended.returncode == _NO_REPOSITORY and b"not a git repository" in ended.stderr:
        raise NoGit(f"The folder {folder} lies in no git repository, so nobody knows how it was before.")
    return ended


_STARTING_NOTHING = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "--no-optional-locks")
_NO_REPOSITORY = 128
