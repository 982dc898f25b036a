"""Cohorts: who goes through the programme together, with whom, and when they are on a break."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, DigestedText, Id, Sealed, SealedText


class Cohort(Base):
    """Officers who go through the programme together."""

    __tablename__ = "cohort"
    __table_args__ = (UniqueConstraint("team_id", "form_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    name: Mapped[Sealed]
    created_by: Mapped[str]
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None] = mapped_column(default=None)
    zone: Mapped[str | None] = mapped_column(default=None)
    """The IANA name of the zone in which its own times are told; None counts as UTC."""
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    """The first and the last day of the programme."""
    channel: Mapped[str | None] = mapped_column(SealedText, default=None)
    """The channel in which it talks, where members may share what they answered."""


class CohortMember(Base):
    __tablename__ = "cohort_member"

    cohort_id: Mapped[int] = mapped_column(
        ForeignKey("cohort.id", ondelete="CASCADE"), primary_key=True
    )
    slack_id: Mapped[str] = mapped_column(primary_key=True)
    joined_at: Mapped[datetime | None] = mapped_column(default=None)


class CohortPart(StrEnum):
    FACILITATOR = "facilitator"
    """Gets its digests and reports."""
    COACH = "coach"


class CohortStaff(Base):
    """Who looks after a cohort, without being one of it."""

    __tablename__ = "cohort_staff"

    cohort_id: Mapped[int] = mapped_column(
        ForeignKey("cohort.id", ondelete="CASCADE"), primary_key=True
    )
    slack_id: Mapped[str] = mapped_column(primary_key=True)
    part: Mapped[CohortPart] = mapped_column(primary_key=True)


class Break(Base):
    """Days on which nobody is asked anything: of one district, of one cohort, or of everybody."""

    __tablename__ = "break"
    __table_args__ = (
        UniqueConstraint("team_id", "form_id"),
        Index("ix_break_ends_on", "team_id", "ends_on"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    """Slack's name for the form it came from, and its place in it."""
    name: Mapped[Sealed]
    """What it is called, such as the district's name and *winter break*."""
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    """The last day of it."""
    added_by: Mapped[str]
    added_at: Mapped[datetime]
    cohort_id: Mapped[int | None] = mapped_column(
        ForeignKey("cohort.id", ondelete="CASCADE"), default=None
    )
    district_key: Mapped[str | None] = mapped_column(DigestedText, default=None)
    """Whose break it is, as `Member.district_key` tells it; with neither, it is everybody's."""
