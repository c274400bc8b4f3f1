"""Joins the parts: settings in, a helpdesk out. The only place that knows which parts there are."""

from __future__ import annotations

import gc
import secrets
from datetime import UTC, datetime

from engine.cases.store import CaseStore
from engine.expert import Expert
from engine.helpdesk import Helpdesk
from engine.recognition.codes import canonical_code
from engine.settings import Settings
from kb.library import read_knowledge_base
from kb.search.index import build_index
from kb.search.query import SearchIndex


def open_helpdesk(settings: Settings) -> Helpdesk:
    """A helpdesk over the KB folder and the store of cases; builds the index of this KB version if it is missing.

    Raises OSError when a folder cannot be read or written.
    """
    return Helpdesk(open_expert(settings), CaseStore.open(settings.cases_url), _now, secrets.token_bytes)


def open_expert(settings: Settings) -> Expert:
    """Only the expert, for jobs that store nothing."""
    settings.var_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    kb = read_knowledge_base(settings.kb_folder)
    index = SearchIndex.open(build_index(kb, settings.index_folder), kb, canonical_code)
    expert = Expert(kb, index)
    _leave_to_itself()
    return expert


def _leave_to_itself() -> None:
    """What was just built stays for good: the garbage collector need not look at it in the middle of a turn."""
    gc.collect()
    gc.freeze()


def _now() -> datetime:
    return datetime.now(UTC)
