"""Keeps the events of cases in SQLite or PostgreSQL, so that no two requests continue the same case differently."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from alembic.util import CommandError
from filelock import FileLock
from sqlalchemy import Connection, Engine, Row, create_engine, delete, event, func, insert, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, ProgrammingError

from engine.cases import migrations
from engine.cases.events import (
    BadEventBody,
    Event,
    ResolutionTried,
    StoredEvent,
    TurnUndone,
    UnknownEventKind,
    kind_of,
    kind_of_shape,
    read_event,
    stamp,
    write_body,
)
from engine.cases.tables import CASE_EVENT, OUTCOMES_FORGOTTEN
from engine.cases.votes import Vote, votes

_CASE_ID = re.compile(r"[a-z2-7]{26}", re.ASCII)
_UPGRADE_LOCK = 0x53594E434D454449
"""The key of the PostgreSQL advisory lock held while upgrading: any number that nothing else in the database uses."""
_BUSY_SECONDS = 30
_LAST_SEQ = 2**31 - 1
"""The greatest number the column `seq` can hold."""


class BadStoreUrl(ValueError):
    """The URL is not of a database the store can use."""


class StoreUnavailable(RuntimeError):
    """The database cannot be reached, or was busy for too long."""


class StoreTooNew(RuntimeError):
    """The database was upgraded by a newer version of the program."""


class UnknownCase(LookupError):
    """There is no case with that id: never opened, or purged."""


class CaseMovedOn(RuntimeError):
    """The case has events the caller had not seen."""


def new_case_id(randbytes: Callable[[int], bytes]) -> str:
    """A case id of 128 random bits in 26 lower-case letters and digits; `randbytes` is `secrets.token_bytes`."""
    return base64.b32encode(randbytes(16)).decode("ascii").rstrip("=").lower()


class CaseStore:
    """The event log of all cases; one object serves all threads of a process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reader = engine.execution_options(sqlite_begin="BEGIN")

    @classmethod
    def open(cls, url: str) -> CaseStore:
        """The store at `sqlite:///path` or `postgresql://...`, created or upgraded to the newest revision first.

        Raises BadStoreUrl, StoreUnavailable, StoreTooNew.
        """
        with _named_errors(), ExitStack() as on_failure:
            engine = _engine(_supported(url))
            on_failure.callback(engine.dispose)
            _upgrade(engine)
            on_failure.pop_all()
        return cls(engine)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def append(self, case_id: str, after_seq: int, events: Sequence[Event], at: datetime) -> int:
        """Add `events` behind the event `after_seq` (0: a new case) and return the seq of the last one.

        All are written or none, secrets removed. Raises CaseMovedOn when the case has later events already,
        UnknownCase when it has no event `after_seq`, StoreUnavailable.
        """
        stamped = stamp(_known_shape(case_id), after_seq, events, at)
        if not stamped:
            return after_seq
        try:
            with _named_errors(), self._engine.begin() as connection:
                _require_event(connection, case_id, after_seq)
                connection.execute(insert(CASE_EVENT), [_row(stored) for stored in stamped])
        except IntegrityError as error:
            raise CaseMovedOn(f"case {case_id} has moved on from event {after_seq}") from error
        return stamped[-1].seq

    def load(self, case_id: str) -> tuple[StoredEvent, ...]:
        """All events of a case in order. Raises UnknownCase, StoreUnavailable."""
        query = select(CASE_EVENT).where(CASE_EVENT.c.case_id == _known_shape(case_id)).order_by(CASE_EVENT.c.seq)
        with _named_errors(), self._reader.connect() as connection:
            rows = connection.execute(query).all()
        if not rows:
            raise UnknownCase(case_id)
        return tuple(map(_stored, rows))

    def load_all(self) -> Iterator[tuple[StoredEvent, ...]]:
        """All events of every case that can be read, case by case. Raises StoreUnavailable."""
        query = select(CASE_EVENT).order_by(CASE_EVENT.c.case_id, CASE_EVENT.c.seq)
        with _named_errors(), self._reader.connect() as connection:
            for _, rows in groupby(connection.execute(query), key=lambda row: row.case_id):
                if events := _undamaged(rows):
                    yield events

    def votes(self) -> tuple[Vote, ...]:
        """What the cases reported about resolutions, as far as it was not taken back or forgotten.

        Raises StoreUnavailable.
        """
        told = [kind_of_shape(shape) for shape in (ResolutionTried, TurnUndone)]
        query = select(CASE_EVENT).where(CASE_EVENT.c.kind.in_(told)).order_by(CASE_EVENT.c.case_id, CASE_EVENT.c.seq)
        last = func.max(OUTCOMES_FORGOTTEN.c.at, type_=OUTCOMES_FORGOTTEN.c.at.type)
        forgotten = select(OUTCOMES_FORGOTTEN.c.article, last).group_by(OUTCOMES_FORGOTTEN.c.article)
        with _named_errors(), self._reader.connect() as connection:
            until = {row[0]: row[1] for row in connection.execute(forgotten)}
            return tuple(votes(_readable(connection.execute(query)), until))

    def forget_votes(self, article: str, until: datetime) -> None:
        """What was reported about the article (or ALL_ARTICLES) up to then does not count any more; no case changes.

        Raises StoreUnavailable.
        """
        with suppress(IntegrityError), _named_errors(), self._engine.begin() as connection:
            connection.execute(insert(OUTCOMES_FORGOTTEN).values(article=article, at=until))

    def purge(self, before: datetime) -> int:
        """Delete every case whose last event is older than `before`, and return how many. Raises StoreUnavailable."""
        stale = select(CASE_EVENT.c.case_id).group_by(CASE_EVENT.c.case_id).having(func.max(CASE_EVENT.c.at) < before)
        with _named_errors():
            with self._engine.begin() as connection:
                _keep_appends_out(connection)
                count = connection.scalar(select(func.count()).select_from(stale.subquery())) or 0
                connection.execute(delete(CASE_EVENT).where(CASE_EVENT.c.case_id.in_(stale)))
            _forget_deleted_pages(self._engine)
        return count


def _supported(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise BadStoreUrl("not a database URL; it is like postgresql://user:password@host/name") from error
    match parsed.get_backend_name():
        case "sqlite" if parsed.database and not parsed.database.startswith((":memory:", "file:")):
            return parsed.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return parsed.set(drivername="postgresql+psycopg")
    raise BadStoreUrl(f"neither an SQLite file nor PostgreSQL: {parsed.render_as_string(hide_password=True)}")


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    _create_private_file(Path(url.database or ""))
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _create_private_file(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def _set_up_sqlite(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Begin explicitly: a transaction that reads first and then writes would fail at once where it could wait."""
    begin = connection.get_execution_options().get("sqlite_begin", "BEGIN IMMEDIATE")
    if begin:
        connection.exec_driver_sql(begin)


def _upgrade(engine: Engine) -> None:
    with _one_at_a_time(engine.url):
        _create_tables(engine)
        if engine.dialect.name == "sqlite":
            _outside_transaction(engine, "PRAGMA journal_mode = WAL")


def _one_at_a_time(url: URL) -> AbstractContextManager[object]:
    """SQLite does not wait for others while it changes its journal: it fails at once."""
    if url.get_backend_name() != "sqlite":
        return nullcontext()
    return FileLock(f"{url.database}.lock", mode=0o600, timeout=_BUSY_SECONDS)


def _create_tables(engine: Engine) -> None:
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        try:
            migrations.upgrade(connection)
        except CommandError as error:
            raise StoreTooNew(str(error)) from error


def _require_event(connection: Connection, case_id: str, seq: int) -> None:
    """Raise UnknownCase unless the event is there; it is locked against a purge until the transaction ends."""
    if seq == 0:
        return
    if not 0 < seq < _LAST_SEQ:
        raise UnknownCase(case_id)
    query = select(CASE_EVENT.c.seq).where(CASE_EVENT.c.case_id == case_id, CASE_EVENT.c.seq == seq)
    if connection.execute(query.with_for_update(read=True, key_share=True)).first() is None:
        raise UnknownCase(case_id)


def _keep_appends_out(connection: Connection) -> None:
    """A purge must not delete a case that is being continued; SQLite has one writer at a time anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE case_event IN EXCLUSIVE MODE"))


def _forget_deleted_pages(engine: Engine) -> None:
    """Deleted texts would otherwise stay readable in the write-ahead log of SQLite."""
    if engine.dialect.name == "sqlite":
        _outside_transaction(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def _outside_transaction(engine: Engine, statement: str) -> None:
    with engine.execution_options(sqlite_begin="").connect() as connection:
        connection.exec_driver_sql(statement)


def _stored(row: Row[Any]) -> StoredEvent:
    return StoredEvent(row.case_id, row.seq, row.at, read_event(row.kind, row.body))


def _undamaged(rows: Iterable[Row[Any]]) -> tuple[StoredEvent, ...]:
    """The events of a case, nothing when one cannot be read: without it the others would tell another story."""
    with suppress(BadEventBody, UnknownEventKind):
        return tuple(map(_stored, rows))
    return ()


def _readable(rows: Iterable[Row[Any]]) -> Iterator[StoredEvent]:
    """The events without those that are damaged: one bad row of one case must not stop all the others."""
    for row in rows:
        with suppress(BadEventBody):
            yield _stored(row)


def _row(stored: StoredEvent) -> dict[str, object]:
    kind, body = kind_of(stored.event), write_body(stored.event)
    return {"case_id": stored.case_id, "seq": stored.seq, "at": stored.at, "kind": kind, "body": body}


def _known_shape(case_id: str) -> str:
    if not _CASE_ID.fullmatch(case_id):
        raise UnknownCase(case_id)
    return case_id


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except (IntegrityError, ProgrammingError, DataError):
        raise
    except (DBAPIError, OSError, ModuleNotFoundError) as error:
        raise StoreUnavailable(str(error)) from error
