"""Run by Alembic: hands it the connection of the store and the tables the revisions must lead to."""

from __future__ import annotations

from alembic import context

from engine.cases.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
