"""A helpdesk over the small knowledge base about printers, with real parts: index, rules and a SQLite store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from engine.bootstrap import open_expert
from engine.cases.store import CaseStore
from engine.expert import Expert
from engine.helpdesk import Helpdesk
from engine.settings import Settings
from tests.engine.printers import write_printers


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("printers")
    return Settings(kb_folder=write_printers(folder / "kb"), var_folder=folder / "var")


@pytest.fixture(scope="session")
def expert(settings: Settings) -> Expert:
    return open_expert(settings)


@pytest.fixture
def helpdesk(expert: Expert, tmp_path: Path) -> Iterator[Helpdesk]:
    store = CaseStore.open(f"sqlite:///{tmp_path / 'cases.sqlite3'}")
    yield Helpdesk(expert, store, clock(), randbytes())
    store.close()


def clock() -> Callable[[], datetime]:
    """A clock that goes on by a minute each time it is read."""
    minutes = count()
    return lambda: datetime(2026, 5, 1, 9, 0, tzinfo=UTC) + timedelta(minutes=next(minutes))


def randbytes() -> Callable[[int], bytes]:
    """Bytes that differ each time and are the same in every run."""
    numbers = count(1)
    return lambda size: next(numbers).to_bytes(size, "big")
