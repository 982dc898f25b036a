"""Two people, one problem: a mentor was asked, or a colleague offered."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id


class Origin(StrEnum):
    ASKED = "asked"
    """The author asked a mentor, who answers."""
    OFFERED = "offered"
    """A colleague pressed *I can help*, and the author answers."""


class RequestState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ENDED = "ended"
    """The problem was closed before, or after, there was an answer."""


class Request(Base):
    """One request for help from, or offer of help by, one colleague on one problem."""

    __tablename__ = "request"
    __table_args__ = (
        UniqueConstraint("team_id", "problem_id", "helper"),
        Index("ix_request_helper", "team_id", "helper", "state"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    problem_id: Mapped[int] = mapped_column(ForeignKey("problem.id", ondelete="CASCADE"))
    helper: Mapped[str]
    """The Slack id of the mentor or colleague."""
    origin: Mapped[Origin]
    created_at: Mapped[datetime]
    state: Mapped[RequestState] = mapped_column(default=RequestState.OPEN)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    asked_in_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)
    """The DM that carries the buttons."""


class Side(StrEnum):
    AUTHOR = "author"
    HELPER = "helper"


class RelayEnd(Base):
    """One side's thread of a conversation in which the bot passes words on without a name."""

    __tablename__ = "relay_end"
    __table_args__ = (UniqueConstraint("team_id", "request_id", "side"),)

    id: Mapped[Id] = mapped_column(init=False)
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id", ondelete="CASCADE"))
    side: Mapped[Side]
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), index=True)
    """The message that opened the thread."""
