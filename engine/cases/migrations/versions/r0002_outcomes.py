"""From when on the outcomes of an article count, and an index by which they are found among all events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Create the table `outcomes_forgotten` and the index of events by their kind."""
    op.create_table(
        "outcomes_forgotten",
        sa.Column("article", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("article", "at", name="outcomes_forgotten_pkey"),
    )
    op.create_index("case_event_kind", "case_event", ["kind", "case_id", "seq"])


def downgrade() -> None:
    """Drop the index and the table; all outcomes count again."""
    op.drop_index("case_event_kind", "case_event")
    op.drop_table("outcomes_forgotten")
