"""Notices when a file of a knowledge base is written, added or taken away, by looking again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

Snapshot = frozenset[tuple[str, int, int]]
"""Path, time of the last change in nanoseconds and size of every file that counts."""

WATCHED = (".md", ".yaml")


def changes(folder: Path, wait: Callable[[], object]) -> Iterator[None]:
    """Yields at once, and from then on after each change below `folder`; `wait` is called between two looks."""
    seen: Snapshot | None = None
    while True:
        now = _snapshot(folder)
        if now != seen:
            seen = now
            yield
        else:
            wait()


def _snapshot(folder: Path) -> Snapshot:
    return frozenset(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    """A file that goes away while one looks, as editors replace it, is not there."""
    for file in folder.rglob("*"):
        if file.suffix in WATCHED:
            try:
                status = file.stat()
            except OSError:
                continue
            yield str(file), status.st_mtime_ns, status.st_size
