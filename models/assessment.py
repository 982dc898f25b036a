"""What an officer thinks of the five supports that their district owes them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, SealedJSON


class Assessment(Base):
    """One self-assessment, for its author's eyes."""

    __tablename__ = "assessment"
    __table_args__ = (
        UniqueConstraint("team_id", "form_id"),
        Index("ix_assessment_member", "team_id", "member", "id"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    member: Mapped[str]
    answered_at: Mapped[datetime]
    answers: Mapped[dict[str, int]] = mapped_column(SealedJSON)
    """A number from 1 to 5 for each statement, by its key."""
    shared_in_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)
    """The message in which their coach reads it."""
    charted_in_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)
    """The message with the chart that they asked for."""
