"""What a cohort does regularly, and each day on which it fell due."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id


class ScheduleKind(StrEnum):
    PROMPT = "prompt"
    REMINDER = "reminder"
    DIGEST = "digest"
    """Closes the prompts before it, and tells facilitators how the cohort is."""
    PAIRS = "pairs"


class Schedule(Base):
    """Something that a cohort does on the same weekdays, at the same time on the clock."""

    __tablename__ = "schedule"
    __table_args__ = (UniqueConstraint("team_id", "form_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"), index=True)
    kind: Mapped[ScheduleKind]
    weekdays: Mapped[list[str]]
    """Keys of `hours.DAYS`, in the week's order."""
    minute: Mapped[int]
    """Minutes after midnight, on the wall clock."""
    every: Mapped[int]
    """Weeks, counted from the one that holds `starts_on`."""
    zone: Mapped[str | None]
    """An IANA name; None: each member's own."""
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    """The last day on which it may fall due."""
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    next_on: Mapped[date | None] = mapped_column(default=None)
    """The day on which it falls due next; None when it is over."""
    opens_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When that day comes to the first of those it is for."""
    stopped_at: Mapped[datetime | None] = mapped_column(default=None)


class DayState(StrEnum):
    OPEN = "open"
    """Some of its work may still be to do."""
    DONE = "done"
    SKIPPED = "skipped"
    """It was too late for it, or a break: `why` tells."""


class ScheduleDay(Base):
    """One day of a schedule. It is unique, so whoever writes it is the only one to open it."""

    __tablename__ = "schedule_day"
    __table_args__ = (UniqueConstraint("team_id", "schedule_id", "day"),)

    id: Mapped[Id] = mapped_column(init=False)
    schedule_id: Mapped[int] = mapped_column(
        ForeignKey("schedule.id", ondelete="CASCADE"), index=True
    )
    day: Mapped[date]
    """On the calendar of whoever it is for: it comes to the east before it comes to the west."""
    opened_at: Mapped[datetime]
    state: Mapped[DayState] = mapped_column(default=DayState.OPEN)
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When to look at it next; None when nothing is left to do."""
    why: Mapped[str | None] = mapped_column(default=None)
    """Why it was skipped: a key of `schedules.WHY_SKIPPED`."""
