"""Convenings: when and where people meet, what about, who comes, and who is celebrated."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Sealed, SealedJSON, SealedText


class ConveningStep(StrEnum):
    """What is said of a convening as its time comes."""

    DAY = "day"
    HOUR = "hour"
    ASK = "ask"
    """How worthwhile was it?"""
    CLOSE = "close"


class Convening(Base):
    """A meeting of a cohort, or of the whole network."""

    __tablename__ = "convening"
    __table_args__ = (UniqueConstraint("team_id", "form_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"))
    """None: the whole network's."""
    title: Mapped[Sealed]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    zone: Mapped[str]
    """In which it was planned."""
    place: Mapped[str | None] = mapped_column(SealedText)
    """Where, or the link."""
    agenda: Mapped[str | None] = mapped_column(SealedText)
    materials: Mapped[str | None] = mapped_column(SealedText)
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    """Counts changes; calendars want it."""
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When something is to be said of it next."""
    next_step: Mapped[ConveningStep | None] = mapped_column(default=None)
    """What that is."""
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)


class Nomination(Base):
    """A problem that its author puts forward for a consultancy, or is asked to."""

    __tablename__ = "nomination"

    convening_id: Mapped[int] = mapped_column(
        ForeignKey("convening.id", ondelete="CASCADE"), primary_key=True
    )
    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problem.id", ondelete="CASCADE"), primary_key=True
    )
    by: Mapped[Sealed]
    agreed: Mapped[bool] = mapped_column(default=False)
    """Its author agreed; before that it is on no agenda."""


class Coming(StrEnum):
    YES = "yes"
    REMOTE = "remote"
    NO = "no"


class Attendance(Base):
    """Who was invited, said that they come, and came."""

    __tablename__ = "attendance"

    convening_id: Mapped[int] = mapped_column(
        ForeignKey("convening.id", ondelete="CASCADE"), primary_key=True
    )
    member: Mapped[str] = mapped_column(primary_key=True)
    invited_in_id: Mapped[int | None] = mapped_column(
        ForeignKey("delivery.id"), default=None, index=True
    )
    told: Mapped[int] = mapped_column(default=0)
    """The convening's version that they were told of."""
    reminded: Mapped[str | None] = mapped_column(default=None)
    """The last step that reached them, with the version: `hour:2`."""
    coming: Mapped[Coming | None] = mapped_column(default=None)
    came: Mapped[bool | None] = mapped_column(default=None)
    useful: Mapped[int | None] = mapped_column(SealedJSON, default=None)
    """1 to 5, asked afterwards."""
    words: Mapped[str | None] = mapped_column(SealedText, default=None)
    """What they take with them, for facilitators, without a name."""


class CelebrationState(StrEnum):
    ASKED = "asked"
    """Who is celebrated is a member, and has not agreed yet."""
    DECLINED = "declined"
    SHARED = "shared"
    TAKEN_BACK = "taken_back"


class Celebration(Base):
    """What somebody did that a colleague wants the cohort to see."""

    __tablename__ = "celebration"
    __table_args__ = (
        UniqueConstraint("team_id", "form_id"),
        Index("ix_celebration_member", "team_id", "member"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"))
    by: Mapped[str]
    member: Mapped[str | None]
    """Who is celebrated, where they are a member."""
    name: Mapped[str | None] = mapped_column(SealedText)
    """Who it is otherwise, in the words of who celebrates them."""
    did: Mapped[Sealed]
    made_at: Mapped[datetime]
    state: Mapped[CelebrationState]
    asked_in_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)
    shared_in_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)
