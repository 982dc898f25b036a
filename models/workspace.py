from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Sealed


class Workspace(Base):
    """A Slack workspace that installed the bot."""

    __tablename__ = "workspace"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    pepper: Mapped[Sealed]
    """What digests are made with. It outlives the keys that seal it."""


class WorkspaceSettings(Base):
    """What facilitators decided for their network. Without a row, the defaults hold."""

    __tablename__ = "workspace_settings"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    nudge_after: Mapped[int] = mapped_column(default=24)
    pass_after: Mapped[int] = mapped_column(default=48)
    tell_after: Mapped[int] = mapped_column(default=72)
    """Hours on a mentor's working days."""
    most_open: Mapped[int] = mapped_column(default=3)
    """How many problems one author may be looking for a mentor with at once."""
