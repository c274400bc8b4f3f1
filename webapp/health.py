"""Tells a monitor whether the process lives (`/healthz`) and whether it can do its job (`/readyz`)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from engine.cases.store import StoreUnavailable, UnknownCase
from kb.search.results import Filters
from webapp.desk import helpdesk

NOBODYS_CASE = "a" * 26
"""A well-formed case id; that the store knows no such case shows that it answers."""

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def alive() -> dict[str, str]:
    """Always ok while requests are answered."""
    return {"status": "ok"}


@pages.get("/readyz")
def ready() -> tuple[dict[str, Any], int]:
    """200 when the store, the index and the knowledge base answer, else 503; says which does not."""
    checks = {"store": _store_answers(), "index": _index_answers(), "knowledge_base": bool(helpdesk().kb.articles)}
    is_ready = all(checks.values())
    version = helpdesk().kb.version
    return {"status": "ok" if is_ready else "unavailable", **checks, "version": version}, 200 if is_ready else 503


def _store_answers() -> bool:
    try:
        helpdesk().view(NOBODYS_CASE)
    except UnknownCase:
        return True
    except StoreUnavailable:
        return False
    return True


def _index_answers() -> bool:
    return helpdesk().search("", Filters(), limit=1).total == len(helpdesk().kb.articles)
