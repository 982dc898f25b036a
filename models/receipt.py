from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id


class Receipt(Base):
    """Something Slack delivered that had its effect, so that a second delivery has none."""

    __tablename__ = "receipt"
    __table_args__ = (UniqueConstraint("team_id", "key"),)

    id: Mapped[Id] = mapped_column(init=False)
    key: Mapped[str]
    """Slack's own name for it: an event id, a view id, a trigger id."""
    received_at: Mapped[datetime] = mapped_column(index=True)
