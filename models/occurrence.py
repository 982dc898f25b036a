from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id


class Occurrence(Base):
    """One time that a job was due. The process that writes the row does the work."""

    __tablename__ = "occurrence"
    __table_args__ = (UniqueConstraint("team_id", "job", "planned_at"),)

    id: Mapped[Id] = mapped_column(init=False)
    job: Mapped[str]
    planned_at: Mapped[datetime]
