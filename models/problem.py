"""Problems of practice, and who has a stake in one."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Digested, Id, Sealed, SealedJSON, SealedText


class ProblemState(StrEnum):
    OPEN = "open"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"


class Problem(Base):
    """A real difficulty in an officer's own work, as they described it."""

    __tablename__ = "problem"
    __table_args__ = (UniqueConstraint("team_id", "form_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    """Slack's view id: a second submission of the same form is the same problem."""
    author: Mapped[Sealed]
    anonymous: Mapped[bool]
    title: Mapped[Sealed]
    context: Mapped[Sealed]
    tried: Mapped[Sealed]
    question: Mapped[Sealed]
    topics: Mapped[list[str]]
    needed_by: Mapped[date | None]
    created_at: Mapped[datetime]
    for_channel: Mapped[bool] = mapped_column(default=True)
    """False: only mentors who are asked read it."""
    post_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None, index=True)
    """The message in the channel."""
    affinity: Mapped[dict[str, float] | None] = mapped_column(SealedJSON, default=None)
    """How well mentors know its subject, by what they wrote and helped with: the best hundred."""
    suggested: Mapped[list[dict[str, Any]] | None] = mapped_column(SealedJSON, default=None)
    """Mentors who fit: mentor, reasons for the author, and shown (False: not named to them yet)."""
    suggested_in_id: Mapped[int | None] = mapped_column(
        ForeignKey("delivery.id"), default=None, index=True
    )
    """The message that names them."""
    state: Mapped[ProblemState] = mapped_column(default=ProblemState.OPEN, index=True)
    version: Mapped[int] = mapped_column(default=1)
    """Counts edits, so that each is announced once."""
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    """When a colleague first replied or was accepted."""
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    what_helped: Mapped[str | None] = mapped_column(SealedText, default=None)
    who_helped: Mapped[list[str] | None] = mapped_column(SealedJSON, default=None)
    may_become_guidance: Mapped[bool] = mapped_column(default=False)


class InterestKind(StrEnum):
    SAME_HERE = "same_here"
    FOLLOW = "follow"


class Interest(Base):
    """Somebody has the same problem, or wants to hear how it goes."""

    __tablename__ = "interest"
    __table_args__ = (UniqueConstraint("team_id", "problem_id", "kind", "mark"),)

    id: Mapped[Id] = mapped_column(init=False)
    problem_id: Mapped[int] = mapped_column(ForeignKey("problem.id", ondelete="CASCADE"))
    kind: Mapped[InterestKind]
    mark: Mapped[Digested]
    """`problem id:member`: one each, and not the same mark on another problem."""
    member: Mapped[Sealed]


class Report(Base):
    """Somebody asked the facilitators to look at a problem."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("team_id", "form_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problem.id", ondelete="CASCADE"), index=True
    )
    reporter: Mapped[Sealed]
    reason: Mapped[Sealed]
    created_at: Mapped[datetime]
    handled_at: Mapped[datetime | None] = mapped_column(default=None)
