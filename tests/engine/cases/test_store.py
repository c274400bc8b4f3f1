"""The store keeps every event once and in order, in SQLite and in PostgreSQL alike."""

import secrets
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from engine.cases import migrations
from engine.cases.events import CaseOpened, Outcome, QuestionAnswered, ResolutionTried, TextPasted
from engine.cases.store import (
    BadStoreUrl,
    CaseMovedOn,
    CaseStore,
    StoreTooNew,
    StoreUnavailable,
    UnknownCase,
    new_case_id,
)
from engine.redaction import REMOVED

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
OPENED, ANSWERED = CaseOpened("v1", "web"), QuestionAnswered("q", "yes")


def test_events_are_loaded_as_they_were_appended(store: CaseStore, case_id: str) -> None:
    told = [OPENED, TextPasted("Größe \x00 邮箱 '); DROP TABLE case_event; --"), ResolutionTried("x", Outcome.PARTLY)]
    store.append(case_id, 0, told, NOON)
    assert [stored.event for stored in store.load(case_id)] == told


def test_appending_returns_the_number_of_the_last_event(store: CaseStore, case_id: str) -> None:
    assert store.append(case_id, 0, [OPENED, ANSWERED], NOON) == 2


def test_events_are_numbered_across_appends(store: CaseStore, case_id: str) -> None:
    store.append(case_id, store.append(case_id, 0, [OPENED], NOON), [ANSWERED, ANSWERED], NOON)
    assert [stored.seq for stored in store.load(case_id)] == [1, 2, 3]


def test_all_cases_are_loaded_one_after_the_other(store: CaseStore, case_id: str) -> None:
    store.append(case_id, store.append(case_id, 0, [OPENED], NOON), [ANSWERED], NOON)
    store.append(new_case_id(secrets.token_bytes), 0, [OPENED], NOON)
    own = [[stored.event for stored in events] for events in store.load_all() if events[0].case_id == case_id]
    assert own == [[OPENED, ANSWERED]]


def test_a_time_comes_back_in_utc(store: CaseStore, case_id: str) -> None:
    store.append(case_id, 0, [OPENED], NOON.astimezone(timezone(timedelta(hours=-7))))
    assert store.load(case_id)[0].at.isoformat() == "2024-05-01T12:00:00+00:00"


def test_a_time_without_a_zone_is_refused(store: CaseStore, case_id: str) -> None:
    with pytest.raises(Exception, match="time zone"):
        store.append(case_id, 0, [OPENED], NOON.replace(tzinfo=None))


def test_cases_do_not_mix(store: CaseStore, case_id: str) -> None:
    store.append(case_id, 0, [OPENED], NOON)
    store.append(new_case_id(secrets.token_bytes), 0, [OPENED, ANSWERED], NOON)
    assert len(store.load(case_id)) == 1


def test_a_stale_append_is_told_that_the_case_moved_on(store: CaseStore, case_id: str) -> None:
    store.append(case_id, 0, [OPENED, ANSWERED], NOON)
    with pytest.raises(CaseMovedOn):
        store.append(case_id, 1, [ANSWERED], NOON)


def test_a_case_cannot_be_opened_over_another(store: CaseStore, case_id: str) -> None:
    store.append(case_id, 0, [OPENED], NOON)
    with pytest.raises(CaseMovedOn):
        store.append(case_id, 0, [OPENED], NOON)


def test_a_stale_append_writes_none_of_its_events(store: CaseStore, case_id: str) -> None:
    store.append(case_id, 0, [OPENED, ANSWERED], NOON)
    with pytest.raises(CaseMovedOn):
        store.append(case_id, 1, [ANSWERED, ANSWERED, ANSWERED], NOON)
    assert len(store.load(case_id)) == 2


@pytest.mark.parametrize("seq", [3, -1, 2**31 - 1, 2**80])
def test_an_append_behind_an_event_that_is_not_there_is_refused(store: CaseStore, case_id: str, seq: int) -> None:
    store.append(case_id, 0, [OPENED], NOON)
    with pytest.raises(UnknownCase):
        store.append(case_id, seq, [ANSWERED], NOON)


def test_a_case_nobody_opened_cannot_be_continued(store: CaseStore, case_id: str) -> None:
    with pytest.raises(UnknownCase):
        store.append(case_id, 1, [ANSWERED], NOON)


@pytest.mark.parametrize("name", ["", "a" * 26, "' OR 1=1 --", "\x00", "\ud800", "../etc/passwd", "A" * 26, "é" * 26])
def test_an_id_nobody_has_is_unknown_whatever_it_looks_like(store: CaseStore, name: str) -> None:
    with pytest.raises(UnknownCase):
        store.load(name)


def test_appending_nothing_changes_nothing(store: CaseStore, case_id: str) -> None:
    store.append(case_id, 0, [OPENED], NOON)
    assert store.append(case_id, 1, [], NOON) == 1


def test_a_typed_secret_is_never_written(store: CaseStore, case_id: str) -> None:
    store.append(case_id, 0, [OPENED, TextPasted("password=Hunter22")], NOON)
    assert store.load(case_id)[1].event == TextPasted(f"password={REMOVED}")


def test_a_purge_deletes_the_cases_untouched_since(store: CaseStore, case_id: str) -> None:
    store.append(case_id, 0, [OPENED, ANSWERED], NOON)
    store.purge(NOON + timedelta(seconds=1))
    with pytest.raises(UnknownCase):
        store.load(case_id)


def test_a_purge_keeps_a_case_continued_since_with_all_its_events(store: CaseStore, case_id: str) -> None:
    store.append(case_id, 0, [OPENED], NOON - timedelta(days=90))
    store.append(case_id, 1, [ANSWERED], NOON)
    store.purge(NOON)
    assert len(store.load(case_id)) == 2


def test_a_purge_counts_cases(store: CaseStore) -> None:
    for _ in range(3):
        store.append(new_case_id(secrets.token_bytes), 0, [OPENED, ANSWERED], NOON)
    assert store.purge(NOON + timedelta(seconds=1)) == 3


def test_threads_that_continue_one_case_leave_no_gap_and_lose_nothing(store: CaseStore, case_id: str) -> None:
    store.append(case_id, 0, [OPENED], NOON)

    def take_turns(thread: int) -> None:
        for turn in range(20):
            append_at_the_end(store, case_id, QuestionAnswered(f"{thread}-{turn}", "yes"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(take_turns, range(4)))
    stored = store.load(case_id)
    asked = {one.event.question for one in stored if isinstance(one.event, QuestionAnswered)}
    assert ([one.seq for one in stored], len(asked)) == (list(range(1, 82)), 80)


def append_at_the_end(store: CaseStore, case_id: str, event: QuestionAnswered) -> None:
    """Append, trying again as often as another thread was quicker."""
    while True:
        try:
            store.append(case_id, store.load(case_id)[-1].seq, [event], NOON)
        except CaseMovedOn:
            continue
        return


def test_a_purge_beside_appends_never_beheads_a_case(store: CaseStore) -> None:
    cases = [new_case_id(secrets.token_bytes) for _ in range(20)]
    for one in cases:
        store.append(one, 0, [OPENED], NOON)

    def continue_all() -> None:
        for one in cases:
            try:
                store.append(one, 1, [ANSWERED], NOON + timedelta(days=2))
            except UnknownCase:
                continue

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda job: job(), [continue_all, lambda: store.purge(NOON + timedelta(days=1))]))
    assert {len(loaded) for one in cases if (loaded := load_if_there(store, one))} <= {2}


def load_if_there(store: CaseStore, case_id: str) -> tuple[object, ...]:
    """The events of a case, none when it is unknown."""
    try:
        return store.load(case_id)
    except UnknownCase:
        return ()


def test_a_store_opened_again_has_its_cases(store: CaseStore, store_url: str, case_id: str) -> None:
    store.append(case_id, 0, [OPENED], NOON)
    again = CaseStore.open(store_url)
    loaded = again.load(case_id)
    again.close()
    assert loaded[0].event == OPENED


def test_several_threads_may_open_a_new_store_at_once(store_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(CaseStore.open, [store_url] * 4))
    for opened in stores:
        opened.close()
    assert len(stores) == 4


def test_several_processes_may_open_a_new_store_at_once(store_url: str) -> None:
    program = "import sys; from engine.cases.store import CaseStore; CaseStore.open(sys.argv[1]).close()"
    started = [subprocess.Popen([sys.executable, "-c", program, store_url]) for _ in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]


def test_the_revisions_lead_to_the_tables_the_store_is_written_for(store: CaseStore, store_url: str) -> None:
    engine = create_engine(store_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        migrations.check(connection)
    engine.dispose()


def test_opening_creates_the_table(store: CaseStore, store_url: str) -> None:
    engine = create_engine(store_url.replace("postgresql:", "postgresql+psycopg:"))
    tables = inspect(engine).get_table_names()
    engine.dispose()
    assert sorted(tables) == ["alembic_version", "case_event", "outcomes_forgotten"]


def test_a_store_of_a_newer_program_is_not_touched(store: CaseStore, store_url: str) -> None:
    engine = create_engine(store_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreTooNew):
        CaseStore.open(store_url)


@pytest.mark.parametrize(
    "url",
    ["", "cases.db", "sqlite://", "sqlite:///:memory:", "sqlite:///file:x?uri=true", "mysql://host/cases", "://"],
)
def test_a_url_of_no_supported_database_is_refused(url: str) -> None:
    with pytest.raises(BadStoreUrl):
        CaseStore.open(url)


def test_a_refused_url_does_not_show_its_password() -> None:
    with pytest.raises(BadStoreUrl) as refused:
        CaseStore.open("mysql://user:Hunter22@host/cases")
    assert "Hunter22" not in str(refused.value)


def test_a_server_that_does_not_answer_is_unavailable() -> None:
    with pytest.raises(StoreUnavailable):
        CaseStore.open("postgresql://user@127.0.0.1:1/cases")


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "cases.db").write_bytes(b"something else entirely" * 100)
    with pytest.raises(StoreUnavailable):
        CaseStore.open(f"sqlite:///{tmp_path}/cases.db")


def test_a_folder_that_cannot_be_made_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreUnavailable):
        CaseStore.open(f"sqlite:///{tmp_path}/taken/cases.db")


def test_only_the_owner_may_read_the_files(sqlite_url: str, case_id: str) -> None:
    store = CaseStore.open(sqlite_url)
    store.append(case_id, 0, [OPENED], NOON)
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    modes = {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
    store.close()
    assert (stat.S_IMODE(folder.stat().st_mode), modes) == (0o700, {0o600})


def test_readers_do_not_wait_for_a_writer(sqlite_url: str, case_id: str) -> None:
    store = CaseStore.open(sqlite_url)
    store.append(case_id, 0, [OPENED], NOON)
    writer = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    loaded = store.load(case_id)
    writer.close()
    store.close()
    assert len(loaded) == 1


def test_nothing_of_a_purged_text_is_left_in_the_files(sqlite_url: str, case_id: str) -> None:
    store = CaseStore.open(sqlite_url)
    store.append(case_id, 0, [OPENED, TextPasted("the mailbox of Dana Whitfield")], NOON)
    store.purge(NOON + timedelta(days=1))
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    files = b"".join(file.read_bytes() for file in folder.iterdir())
    store.close()
    assert b"Whitfield" not in files
