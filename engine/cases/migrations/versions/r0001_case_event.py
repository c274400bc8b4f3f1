"""The log of events, one row each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Create the table `case_event`."""
    op.create_table(
        "case_event",
        sa.Column("case_id", sa.String(26), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "seq", name="case_event_pkey"),
    )


def downgrade() -> None:
    """Drop the table `case_event` and with it every case."""
    op.drop_table("case_event")
