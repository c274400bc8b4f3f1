"""Joins the parts: settings in, a helpdesk out. The only place that knows which parts there are."""

from __future__ import annotations

import gc
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from engine.cases.store import CaseStore
from engine.expert import Expert
from engine.helpdesk import Helpdesk
from engine.recognition.codes import canonical_code
from engine.settings import Settings
from kb.library import read_knowledge_base
from kb.model import KnowledgeBase
from kb.search.index import build_index
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
    return Helpdesk(expert, store, _now, secrets.token_bytes)


def open_expert(settings: Settings) -> Expert:
    """Only the expert, for jobs that store nothing."""
    kb = read_knowledge_base(settings.kb_folder)
    index = SearchIndex.open(_index_of(kb, settings), kb, canonical_code)
    expert = Expert(kb, index)
    _leave_to_itself()
    return expert


def _index_of(kb: KnowledgeBase, settings: Settings) -> Path:
    try:
        settings.var_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return build_index(kb, settings.index_folder)
    except OSError as error:
        raise FolderUnusable(f"the data folder {settings.var_folder} cannot be used: {error.strerror}") from error


def _leave_to_itself() -> None:
    """What was just built stays for good: the garbage collector need not look at it in the middle of a turn."""
    gc.collect()
    gc.freeze()


def _now() -> datetime:
    return datetime.now(UTC)
