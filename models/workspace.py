from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Sealed


class Workspace(Base):
    """A Slack workspace that installed the bot."""

    __tablename__ = "workspace"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    pepper: Mapped[Sealed]
    """What digests are made with. It outlives the keys that seal it."""
