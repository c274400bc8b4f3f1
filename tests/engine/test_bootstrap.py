"""Opening a helpdesk: cases are kept as long as the settings say, and no longer."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.bootstrap import open_helpdesk
from engine.cases.events import CaseOpened, StepShown
from engine.cases.store import CaseStore, UnknownCase
from engine.settings import Settings

CASE = "a" * 26


def with_a_case_of(age: timedelta, settings: Settings, folder: Path) -> Settings:
    """Settings over a store that holds one case, touched that long ago."""
    own = replace(settings, database_url=f"sqlite:///{folder / 'cases.sqlite3'}", retention_days=30)
    with closing(CaseStore.open(own.cases_url)) as store:
        store.append(CASE, 0, [CaseOpened("v1", "web"), StepShown("ask", "power")], datetime.now(UTC) - age)
    return own


def test_a_case_older_than_the_retention_is_deleted_when_the_helpdesk_opens(settings: Settings, tmp_path: Path) -> None:
    own = with_a_case_of(timedelta(days=31), settings, tmp_path)
    with closing(open_helpdesk(own)) as helpdesk, pytest.raises(UnknownCase):
        helpdesk.view(CASE)


def test_a_case_within_the_retention_is_kept(settings: Settings, tmp_path: Path) -> None:
    own = with_a_case_of(timedelta(days=29), settings, tmp_path)
    with closing(open_helpdesk(own)) as helpdesk:
        assert helpdesk.view(CASE).case.id == CASE
