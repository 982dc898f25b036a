"""The weekly check-in: a prompt put to a cohort, and what each member answered."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Digested, Id, Sealed, SealedJSON, SealedText
from models.prompt import Reveals


class Prompting(Base):
    """One prompt, put to a cohort on one day: to each member when that day's time comes to them."""

    __tablename__ = "prompting"
    __table_args__ = (
        UniqueConstraint("team_id", "cause"),
        Index("ix_prompting_cohort", "team_id", "cohort_id", "day"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"))
    cause: Mapped[str]
    """What led to it, once: `day:17` of a schedule, or Slack's name for a facilitator's form."""
    prompt: Mapped[str]
    """As in CohortPrompt."""
    question: Mapped[Sealed]
    short: Mapped[Sealed]
    topic: Mapped[str | None]
    support: Mapped[str | None]
    reveals: Mapped[Reveals]
    day: Mapped[date]
    minute: Mapped[int]
    zone: Mapped[str | None]
    """As in Schedule."""
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When it comes to the next members; None when it has come to all."""
    looked_until: Mapped[str | None] = mapped_column(default=None)
    """How far the look at `due_at` has come, by members' ids; None where it begins."""
    next_at: Mapped[datetime | None] = mapped_column(default=None)
    """The earliest moment to come that this look has met."""
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    """What is answered later is kept, and counts in no picture."""
    posted_in_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)
    """The message in the cohort's channel under which shared answers stand."""


class CheckInState(StrEnum):
    ASKED = "asked"
    LATER = "later"
    """Put off until `due_at`."""
    SKIPPED = "skipped"
    ANSWERED = "answered"
    SPARED = "spared"
    """Not asked: `spared` tells why."""


class ReadBy(StrEnum):
    """Who may read an answer, besides its author."""

    ME = "me"
    COACH = "coach"
    COHORT = "cohort"
    """With its author's name."""
    COHORT_UNNAMED = "cohort_unnamed"


class CheckIn(Base):
    """One member's part in a prompt, or a check-in of their own accord."""

    __tablename__ = "check_in"
    __table_args__ = (
        UniqueConstraint("team_id", "prompting_id", "member"),
        UniqueConstraint("team_id", "form_id"),
        Index("ix_check_in_member", "team_id", "member", "id"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    prompting_id: Mapped[int | None] = mapped_column(ForeignKey("prompting.id", ondelete="CASCADE"))
    """None: nobody asked them."""
    member: Mapped[str]
    state: Mapped[CheckInState]
    asked_at: Mapped[datetime]
    form_id: Mapped[str | None] = mapped_column(default=None)
    """Of a check-in of one's own accord: Slack's name for its form."""
    asked_in_id: Mapped[int | None] = mapped_column(
        ForeignKey("delivery.id"), default=None, index=True
    )
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    reminded: Mapped[int] = mapped_column(default=0)
    reminder_on: Mapped[date | None] = mapped_column(default=None)
    """The last day of reminders that came to them, whether they wanted one or not."""
    spared: Mapped[str | None] = mapped_column(default=None)
    """away, break or late."""
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    words: Mapped[str | None] = mapped_column(SealedText, default=None)
    pulse: Mapped[dict[str, int] | None] = mapped_column(SealedJSON, default=None)
    """`load` and `support`, each 1 to 5, or left out."""
    topics: Mapped[list[str] | None] = mapped_column(SealedJSON, default=None)
    commitment: Mapped[str | None] = mapped_column(SealedText, default=None)
    kept: Mapped[str | None] = mapped_column(SealedText, default=None)
    """What became of the commitment before: done, partly or not."""
    read_by: Mapped[ReadBy] = mapped_column(default=ReadBy.ME)
    reader: Mapped[str | None] = mapped_column(SealedText, default=None)
    """The coach, or the channel of the cohort, that its author saw named: nobody else gets it."""
    shared_in_id: Mapped[int | None] = mapped_column(
        ForeignKey("delivery.id"), default=None, index=True
    )
    """The message in which others read it."""


class CareOffer(Base):
    """Somebody had heavy weeks and was offered help, once. Whom, only who knows them can tell."""

    __tablename__ = "care_offer"
    __table_args__ = (Index("ix_care_offer_member", "team_id", "member"),)

    id: Mapped[Id] = mapped_column(init=False)
    member: Mapped[Digested]
    offered_at: Mapped[datetime]
    offered_in_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)
    told_coach_at: Mapped[datetime | None] = mapped_column(default=None)
