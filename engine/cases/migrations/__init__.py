"""Brings the tables of a case store to the newest revision, and says whether they are there."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Run every revision the database has not seen, in the transaction of `connection`.

    Raises alembic.util.CommandError when the database is at a revision this program does not know.
    """
    command.upgrade(_configuration(connection), "head")


def check(connection: Connection) -> None:
    """Raises alembic.util.CommandError when the revisions do not lead to the tables the store is written for."""
    command.check(_configuration(connection))


def _configuration(connection: Connection) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    configuration.attributes["connection"] = connection
    return configuration
