"""Members of the network: the district they serve, and the help they offer."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Sealed


class Member(Base):
    """What a member told about their district, so that help fits it."""

    __tablename__ = "member"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    slack_id: Mapped[str] = mapped_column(primary_key=True)
    setting: Mapped[str | None] = mapped_column(default=None)
    """urban, suburban, town or rural."""
    size: Mapped[str | None] = mapped_column(default=None)
    """Students: small, medium or large."""


class Mentor(Base):
    """A member who offers time on topics they know."""

    __tablename__ = "mentor"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    slack_id: Mapped[str] = mapped_column(primary_key=True)
    topics: Mapped[list[str]]
    experience: Mapped[Sealed]
    """A sentence or two, in the mentor's words, shown with a suggestion."""
    offered_at: Mapped[datetime]
    capacity: Mapped[int] = mapped_column(default=2)
    """How many colleagues at once."""
    utc_offset: Mapped[int | None] = mapped_column(default=None)
    """Seconds east of UTC, from Slack's profile."""
    paused: Mapped[bool] = mapped_column(default=False)
