from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Digested, Id


class Feedback(Base):
    """One member's word on whether one piece of guidance was useful. The last word counts."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("team_id", "piece", "mark"),)

    id: Mapped[Id] = mapped_column(init=False)
    piece: Mapped[str]
    """The piece's slug."""
    mark: Mapped[Digested]
    """`piece:member`, so that nobody can read who said it."""
    useful: Mapped[bool]
    said_at: Mapped[datetime]
