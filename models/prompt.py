"""Prompts that facilitators wrote, and the order in which a cohort is asked."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Sealed


class Reveals(StrEnum):
    """What facilitators learn of who answered a prompt."""

    WHO = "who"
    """Who answered, not what; who answered is not reminded."""
    NOTHING = "nothing"
    """Not even who; everybody is reminded."""


class OwnPrompt(Base):
    """A prompt that a facilitator wrote, beside those that come with Lantern."""

    __tablename__ = "own_prompt"
    __table_args__ = (UniqueConstraint("team_id", "form_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    question: Mapped[Sealed]
    short: Mapped[Sealed]
    topic: Mapped[str | None]
    support: Mapped[str | None]
    arc: Mapped[str | None]
    written_by: Mapped[str]
    written_at: Mapped[datetime]
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class CohortPrompt(Base):
    """A prompt's place in a cohort's sequence."""

    __tablename__ = "cohort_prompt"
    __table_args__ = (UniqueConstraint("team_id", "cohort_id", "prompt"),)

    id: Mapped[Id] = mapped_column(init=False)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"), index=True)
    prompt: Mapped[str]
    """The slug of one that comes with Lantern, or `own:` and the id of an OwnPrompt."""
    position: Mapped[int]
    reveals: Mapped[Reveals] = mapped_column(default=Reveals.WHO)
