"""Alembic's entry: it runs on the connection that the bot hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

import models

if context.is_offline_mode():
    raise SystemExit("Migrations run against a database: use `lantern db upgrade`.")


def plainly(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """Write our own column types as what they are to the database: a migration outlives them."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=models.Base.metadata,
    render_as_batch=True,
    render_item=plainly,
)
with context.begin_transaction():
    context.run_migrations()
