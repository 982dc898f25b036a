"""Figures that were published, so that no later one gives away what somebody answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, SealedJSON


class Figure(Base):
    """A number over several people that left the database."""

    __tablename__ = "figure"
    __table_args__ = (Index("ix_figure_what", "team_id", "what"),)

    id: Mapped[Id] = mapped_column(init=False)
    what: Mapped[str]
    """What was counted: `pulse`, `topic`, `answers`, …"""
    of: Mapped[str]
    """Whose and when: `cohort:3:2026-W41`, `network:2026-Q4`."""
    people: Mapped[list[str]] = mapped_column(SealedJSON)
    """Ids of those it is over, sorted."""
    published_at: Mapped[datetime]
    value: Mapped[dict[str, Any] | None] = mapped_column(SealedJSON, default=None)
    """What was told. It is told again as it was, whatever people change or delete later."""
