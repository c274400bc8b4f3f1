"""Builds the index folder of a knowledge base: once for each version, under a lock, put in place by a rename."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from filelock import FileLock
from whoosh.filedb.filestore import FileStorage

from kb.model import KnowledgeBase
from kb.search.contents import read_contents
from kb.search.relevance import find_threshold, write_threshold
from kb.search.schema import SCHEMA, document, format_mark

_BUILDING = ".building-"
_KEPT = 2
"""Finished versions that stay: this one, and the one that other processes may be reading."""


def build_index(kb: KnowledgeBase, folder: Path) -> Path:
    """The index of this version of `kb` below `folder`, built if it is not there yet.

    Any number of processes may call this at once: one builds, the others wait and find it there. A crash leaves only
    an unfinished folder that the next build removes. Errors: OSError when `folder` cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = place_of(kb, folder)
    if place.is_dir():
        return place
    with FileLock(folder / ".lock"):
        if not place.is_dir():
            _remove_unfinished(folder)
            _build(kb, folder).rename(place)
            _remove_old(folder, place)
    return place


def place_of(kb: KnowledgeBase, folder: Path) -> Path:
    """Where the index of this version of `kb` lies below `folder`; it is complete as soon as it is there."""
    return folder / f"{kb.version}-{format_mark()}"


def _build(kb: KnowledgeBase, folder: Path) -> Path:
    unfinished = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=folder))
    storage = FileStorage(str(unfinished))
    writer = storage.create_index(SCHEMA).writer(limitmb=256)
    for article in kb.articles.values():
        writer.add_document(**document(article, kb.vocabulary.captures))
    writer.commit(optimize=True)
    storage.close()
    threshold = find_threshold(read_contents(unfinished, kb, lambda code: None))
    write_threshold(threshold, unfinished)
    return unfinished


def _remove_unfinished(folder: Path) -> None:
    """What a crashed build left; the caller holds the lock, so nobody is at work on it."""
    for left in folder.glob(f"{_BUILDING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _remove_old(folder: Path, place: Path) -> None:
    """Readers keep everything in memory, so a version may go as soon as nobody is about to open it."""
    others = [path for path in folder.iterdir() if path.is_dir() and path != place and path.name[0] != "."]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for old in others[_KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
