"""Two people for longer: an executive coach and an officer, or a mentorship, with goals."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Sealed
from models.request import Side

RUNS = "ended_at IS NULL"
"""Written out, not bound: SQLite cannot match a partial index to bound parameters."""
ONE_COACH = "ended_at IS NULL AND kind = 'coaching'"


class PairingKind(StrEnum):
    COACHING = "coaching"
    MENTORSHIP = "mentorship"


class Pairing(Base):
    """A guide and an officer, from a start to an end, at a rhythm they agreed."""

    __tablename__ = "pairing"
    __table_args__ = (
        Index(
            "ix_pairing_together",
            "team_id",
            "guide",
            "officer",
            unique=True,
            sqlite_where=text(RUNS),
            postgresql_where=text(RUNS),
        ),
        Index(
            "ix_pairing_coached",
            "team_id",
            "officer",
            unique=True,
            sqlite_where=text(ONE_COACH),
            postgresql_where=text(ONE_COACH),
        ),
    )

    id: Mapped[Id] = mapped_column(init=False)
    kind: Mapped[PairingKind]
    guide: Mapped[str]
    """The coach or mentor."""
    officer: Mapped[str]
    starts_on: Mapped[date]
    rhythm: Mapped[str]
    """weekly, fortnightly, monthly or as_needed."""
    ends_on: Mapped[date | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    due_on: Mapped[date | None] = mapped_column(default=None, index=True)
    """When the clock looks at it next: to ask how it goes, to remind of the end, to end it."""


class ProposalState(StrEnum):
    OPEN = "open"
    AGREED = "agreed"
    DECLINED = "declined"


class Proposal(Base):
    """One side of a conversation would like to keep going together; the other answers."""

    __tablename__ = "proposal"
    __table_args__ = (UniqueConstraint("team_id", "form_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    request_id: Mapped[int] = mapped_column(
        ForeignKey("request.id", ondelete="CASCADE"), index=True
    )
    side: Mapped[Side]
    """Who proposes."""
    rhythm: Mapped[str]
    ends_on: Mapped[date | None]
    made_at: Mapped[datetime]
    state: Mapped[ProposalState] = mapped_column(default=ProposalState.OPEN)


class GoalState(StrEnum):
    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"


class Goal(Base):
    """What an officer works towards with their coach or mentor. Only the two see it."""

    __tablename__ = "goal"
    __table_args__ = (UniqueConstraint("team_id", "form_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    pairing_id: Mapped[int] = mapped_column(
        ForeignKey("pairing.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[Sealed]
    about: Mapped[str]
    """The slug of a support or a topic."""
    by_when: Mapped[date | None]
    set_at: Mapped[datetime]
    state: Mapped[GoalState] = mapped_column(default=GoalState.OPEN)


class GoalNote(Base):
    """A private note on a goal, for the two alone."""

    __tablename__ = "goal_note"
    __table_args__ = (UniqueConstraint("team_id", "form_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"), index=True)
    writer: Mapped[Sealed]
    text: Mapped[Sealed]
    written_at: Mapped[datetime]
