"""Joins the parts: settings in, a helpdesk out. The only place that knows which parts there are."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

from engine.cases.store import CaseStore
from engine.editions import Editions, leave_to_itself
from engine.expert import Expert
from engine.helpdesk import Helpdesk
from engine.outcomes import Learning
from engine.recognition.codes import canonical_code
from engine.settings import Settings
from kb.library import read_knowledge_base
from kb.model import KnowledgeBase
from kb.search.index import build_index, place_of
from kb.search.query import SearchIndex


class FolderUnusable(OSError):
    """The folder for cases and indexes cannot be made, read or written."""


def open_helpdesk(settings: Settings) -> Helpdesk:
    """A helpdesk over the KB folder and the store of cases; builds the index of this KB version if it is missing.

    Cases nobody touched for `settings.retention_days` are deleted first: they hold names and addresses.
    Raises FolderUnusable, NoKnowledgeBase and the errors of CaseStore.open.
    """
    expert = open_expert(settings)
    store = CaseStore.open(settings.cases_url)
    store.purge(_now() - timedelta(days=settings.retention_days))
    learning = Learning(store.votes, monotonic) if settings.learn else None
    return Helpdesk(expert, store, _now, secrets.token_bytes, learning)


def open_editions(settings: Settings, first: Helpdesk | None = None) -> Editions:
    """What keeps up with the KB folder, beginning with `first` or a helpdesk opened for it.

    Raises what `open_helpdesk` raises.
    """
    return Editions(first or open_helpdesk(settings), lambda kb: _expert(kb, settings, _build_aside), _now)


def open_expert(settings: Settings) -> Expert:
    """Only the expert, for jobs that store nothing."""
    expert = _expert(read_knowledge_base(settings.kb_folder), settings, build_index)
    leave_to_itself()
    return expert


def _expert(kb: KnowledgeBase, settings: Settings, build: Callable[[KnowledgeBase, Path], Path]) -> Expert:
    try:
        settings.var_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        index = build(kb, settings.index_folder)
    except OSError as error:
        raise FolderUnusable(f"the data folder {settings.var_folder} cannot be used: {error.strerror}") from error
    return Expert(kb, SearchIndex.open(index, kb, canonical_code))


def _build_aside(kb: KnowledgeBase, folder: Path) -> Path:
    """The index, built by another process, so that nobody waits who is being answered meanwhile.

    What that process leaves undone, for whatever reason, is done here.
    """
    if not place_of(kb, folder).is_dir():
        builder = get_context("spawn").Process(target=_build, args=(kb.folder, folder), daemon=True)
        builder.start()
        builder.join()
    return build_index(kb, folder)


def _build(kb_folder: Path, index_folder: Path) -> None:
    build_index(read_knowledge_base(kb_folder), index_folder)


def _now() -> datetime:
    return datetime.now(UTC)
