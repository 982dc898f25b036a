"""Rounds in which members meet in pairs."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, SealedJSON


class RoundState(StrEnum):
    DRAFT = "draft"
    SENDING = "sending"
    """Decided; it can be taken back until `sends_at`."""
    SENT = "sent"
    DROPPED = "dropped"


class Round(Base):
    """One round of pairs: drafted, looked at, changed by hand, sent."""

    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("team_id", "form_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    cohorts: Mapped[list[int]] = mapped_column(JSON)
    """Ids of the cohorts it is for; empty: the whole network."""
    seed: Mapped[int]
    """The same people, history and seed make the same pairs."""
    no_repeat_within: Mapped[int]
    """Rounds."""
    state: Mapped[RoundState] = mapped_column(default=RoundState.DRAFT)
    version: Mapped[int] = mapped_column(default=1)
    """Counts changes by hand, so that two facilitators do not undo each other's."""
    sends_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    asks_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When pairs are asked next whether they met."""
    excluded: Mapped[list[str]] = mapped_column(SealedJSON, default_factory=list)
    """Whom the facilitator left out of this round."""


class RoundPair(Base):
    """Two people, or three, who meet in a round."""

    __tablename__ = "round_pair"

    id: Mapped[Id] = mapped_column(init=False)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), index=True)
    members: Mapped[list[str]]
    reasons: Mapped[list[str]]
    locked: Mapped[bool] = mapped_column(default=False)
    opened_in_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)


class Meeting(StrEnum):
    MET = "met"
    PLANNED = "planned"
    NOT_YET = "not_yet"
    COULD_NOT = "could_not"


class RoundAnswer(Base):
    """What one member of a pair said of their meeting."""

    __tablename__ = "round_answer"
    __table_args__ = (
        UniqueConstraint("team_id", "pair_id", "member"),
        Index("ix_round_answer_member", "team_id", "member"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    pair_id: Mapped[int] = mapped_column(
        ForeignKey("round_pair.id", ondelete="CASCADE"), index=True
    )
    member: Mapped[str]
    asked_in_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)
    asked_times: Mapped[int] = mapped_column(default=0)
    said: Mapped[Meeting | None] = mapped_column(default=None)
    wants_other: Mapped[bool] = mapped_column(default=False)
    """Asked for a new partner, and agreed that facilitators see it."""
