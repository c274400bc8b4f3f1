"""The tables of the case store, as the newest revision in `migrations` leaves them."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Column, DateTime, Dialect, Index, Integer, MetaData, PrimaryKeyConstraint, String, Table, Text
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: any time zone goes in, UTC comes out, also where the database keeps no time zone (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant in UTC. Raises ValueError for a time without a time zone."""
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The stored instant in UTC."""
        if value is not None and value.tzinfo is None:
            return value.replace(tzinfo=UTC)
        return value and value.astimezone(UTC)


METADATA = MetaData()

CASE_EVENT = Table(
    "case_event",
    METADATA,
    Column("case_id", String(26), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("case_id", "seq", name="case_event_pkey"),
    Index("case_event_kind", "kind", "case_id", "seq"),
)

OUTCOMES_FORGOTTEN = Table(
    "outcomes_forgotten",
    METADATA,
    Column("article", String(200), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("article", "at", name="outcomes_forgotten_pkey"),
)
