"""Two people, one problem: a mentor was asked, or a colleague offered, and what came of it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, DigestedText, Id, Sealed, SealedText


class AskingState(StrEnum):
    ASKING = "asking"
    """A mentor thinks about it."""
    CHOOSING = "choosing"
    """The author chooses whom to ask next."""
    WAITING = "waiting"
    """All who fit are full: it waits in line."""
    CALLED = "called"
    """Everybody was asked, in the channel."""
    HELPED = "helped"
    """As many mentors said yes as the author wanted."""
    ENDED = "ended"
    """The author took it back, or the problem was closed."""


class Asking(Base):
    """An author's search for a mentor: whom it has come to, and what happens next, and when."""

    __tablename__ = "asking"

    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problem.id", ondelete="CASCADE"), primary_key=True
    )
    began_at: Mapped[datetime]
    state: Mapped[AskingState] = mapped_column(default=AskingState.ASKING)
    wanted: Mapped[int] = mapped_column(default=1)
    """How many mentors the author wants."""
    passes_on: Mapped[bool] = mapped_column(default=True)
    """The next best is asked without asking the author again."""
    waiting_since: Mapped[datetime | None] = mapped_column(default=None)
    """Its place in the line."""
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When the clock looks at it next."""
    told_at: Mapped[datetime | None] = mapped_column(default=None)
    """When facilitators were told that it waits."""
    call_offered_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the author was asked whether everybody may be."""
    called_in_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)
    """The post in the channel that asks everybody."""


class Origin(StrEnum):
    ASKED = "asked"
    """The author asked a mentor, who answers."""
    OFFERED = "offered"
    """A colleague pressed *I can help*, and the author answers."""


class RequestState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    PASSED = "passed"
    """No answer in time: it went on to the next. A late yes still counts while nobody else's does.
    """
    WITHDRAWN = "withdrawn"
    """The author took it back, or somebody else was quicker."""
    DONE = "done"
    """The two talked, and are done."""
    ENDED = "ended"
    """The problem was closed, or one of the two left or ended it."""


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
    nudge_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When the mentor is reminded, once; None where they were, or need not be."""
    passes_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When it goes on to the next."""
    passed_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it did, which stays known whoever helps then."""
    reason: Mapped[str | None] = mapped_column(SealedText, default=None)
    """Why not now, for the matching alone."""


class Conversation(Base):
    """What follows a yes: two people talk, in a group DM or through the bot, until they are done.

    The bot knows when somebody wrote last, and not what.
    """

    __tablename__ = "conversation"

    request_id: Mapped[int] = mapped_column(
        ForeignKey("request.id", ondelete="CASCADE"), primary_key=True
    )
    began_at: Mapped[datetime]
    last_word_at: Mapped[datetime]
    opened_in_id: Mapped[int | None] = mapped_column(
        ForeignKey("delivery.id"), default=None, index=True
    )
    """What opens their group DM; None where they talk through the bot."""
    author_dm_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)
    """The author's own message with *Done* and its neighbours."""
    helper_dm_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)
    """The helper's, where they offered; who was asked has them where they said yes."""
    place: Mapped[str | None] = mapped_column(DigestedText, default=None, index=True)
    """Their group DM, found by who knows it; noted when somebody first writes there."""
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the author was asked whether it goes on, since the last word."""
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When the clock looks at it next."""


class Side(StrEnum):
    AUTHOR = "author"
    HELPER = "helper"


class Verdict(Base):
    """How a conversation went, in one side's private word."""

    __tablename__ = "verdict"
    __table_args__ = (UniqueConstraint("team_id", "request_id", "side"),)

    id: Mapped[Id] = mapped_column(init=False)
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id", ondelete="CASCADE"))
    side: Mapped[Side]
    asked_in_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), default=None)
    word: Mapped[str | None] = mapped_column(SealedText, default=None)
    """great, good, not_for_me or wrong."""
    said_at: Mapped[datetime | None] = mapped_column(default=None)


class Concern(Base):
    """Something was wrong between two people: for the ombuds person alone."""

    __tablename__ = "concern"
    __table_args__ = (UniqueConstraint("team_id", "form_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    form_id: Mapped[str]
    request_id: Mapped[int | None] = mapped_column(ForeignKey("request.id", ondelete="SET NULL"))
    raised_by: Mapped[Sealed]
    about: Mapped[Sealed]
    words: Mapped[Sealed]
    goes_to: Mapped[Sealed]
    raised_at: Mapped[datetime]


class Thanks(Base):
    """An author's thanks, counted for the one who is thanked."""

    __tablename__ = "thanks"
    __table_args__ = (UniqueConstraint("team_id", "problem_id", "to"),)

    id: Mapped[Id] = mapped_column(init=False)
    problem_id: Mapped[int] = mapped_column(ForeignKey("problem.id", ondelete="CASCADE"))
    to: Mapped[str]
    given_at: Mapped[datetime]


class RelayEnd(Base):
    """One side's thread of a conversation in which the bot passes words on without a name."""

    __tablename__ = "relay_end"
    __table_args__ = (UniqueConstraint("team_id", "request_id", "side"),)

    id: Mapped[Id] = mapped_column(init=False)
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id", ondelete="CASCADE"))
    side: Mapped[Side]
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), index=True)
    """The message that opened the thread."""
