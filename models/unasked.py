"""What keeps Lantern from writing too often, and tells members what it wrote."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Digested, Id


class UnaskedDay(Base):
    """A day on which somebody got their one unasked message: the row is the permission to send."""

    __tablename__ = "unasked_day"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    member: Mapped[Digested] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    """On their own calendar."""


class Told(Base):
    """That something was sent to a member unasked, or told about them; never what it said."""

    __tablename__ = "told"
    __table_args__ = (Index("ix_told_member", "team_id", "member", "id"),)

    id: Mapped[Id] = mapped_column(init=False)
    member: Mapped[Digested]
    what: Mapped[str]
    """A key of `unasked.REASONS`."""
    told_at: Mapped[datetime]
