"""What the bot owes Slack: messages, the lanes they wait in, and the pace they are sent at."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Digested, DigestedText, Id, Sealed, SealedJSON

IS_OPEN = "state IN ('queued', 'sending')"
"""Written out, not bound: SQLite cannot match a partial index to bound parameters."""

IS_HELD = "state = 'held'"


class DeliveryState(StrEnum):
    HELD = "held"
    """Nobody asked for it, so it waits for its turn among what is sent unasked."""
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    SPARED = "spared"
    """There was nothing to say after all."""
    FAILED = "failed"
    UNKNOWN = "unknown"
    """Slack may or may not have it, and it cannot be looked up: a facilitator decides."""


class Operation(StrEnum):
    POST = "post"
    UPDATE = "update"
    DELETE = "delete"


class Delivery(Base):
    """One message, edit or deletion the bot owes, written in the transaction that caused it."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("team_id", "key"),
        Index(
            "ix_delivery_open",
            "team_id",
            "lane",
            "id",
            sqlite_where=text(IS_OPEN),
            postgresql_where=text(IS_OPEN),
        ),
        Index(
            "ix_delivery_held",
            "team_id",
            "due_at",
            sqlite_where=text(IS_HELD),
            postgresql_where=text(IS_HELD),
        ),
        Index(
            "ix_delivery_held_lane",
            "team_id",
            "lane",
            sqlite_where=text(IS_HELD),
            postgresql_where=text(IS_HELD),
        ),
        Index("ix_delivery_ts", "team_id", "ts"),
    )

    id: Mapped[Id] = mapped_column(init=False)
    key: Mapped[Digested]
    """What it is for, at most once: `problem:17:guidance`."""
    lane: Mapped[str | None] = mapped_column(DigestedText)
    """The channel's digest, until it is sent: then nothing tells who it was for."""
    channel: Mapped[Sealed]
    """A channel, a person (their DM), or several people with commas (their group DM)."""
    notice: Mapped[dict[str, Any] | None] = mapped_column(SealedJSON)
    """What to say, until it is said."""
    operation: Mapped[Operation] = mapped_column(default=Operation.POST)
    target_id: Mapped[int | None] = mapped_column(
        ForeignKey("delivery.id", ondelete="CASCADE"), default=None, index=True
    )
    """The message to edit or delete."""
    reply_to_id: Mapped[int | None] = mapped_column(
        ForeignKey("delivery.id", ondelete="CASCADE"), default=None, index=True
    )
    """The message in whose thread it stands."""
    state: Mapped[DeliveryState] = mapped_column(default=DeliveryState.QUEUED, index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime | None] = mapped_column(default=None)
    ts: Mapped[str | None] = mapped_column(default=None)
    """Slack's timestamp, which is the message's name in its channel."""
    place: Mapped[str | None] = mapped_column(SealedJSON, default=None)
    """The channel's id as Slack resolved it: a DM's, where `channel` names a person."""
    files: Mapped[dict[str, str] | None] = mapped_column(SealedJSON, default=None)
    """Slack's ids of the pictures in it, by what each shows; they go when it goes."""
    rank: Mapped[int | None] = mapped_column(default=None)
    """Of what is sent unasked: the lower, the sooner."""
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    """While it is held: when to look at it again; once released: until when it may go that day."""
    spoils_at: Mapped[datetime | None] = mapped_column(default=None)
    """Of what is sent unasked: when it is no longer worth sending. None until it is looked at."""
    error: Mapped[str | None] = mapped_column(default=None)
    """Slack's code for why it was refused."""
    finished_at: Mapped[datetime | None] = mapped_column(default=None, index=True)


class Lane(Base):
    """A channel's queue: its order, its pace, and the worker that holds it now."""

    __tablename__ = "lane"
    __table_args__ = (
        Index(
            "ix_lane_due",
            "team_id",
            "priority",
            "due_at",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
    )

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    id: Mapped[Digested] = mapped_column(primary_key=True)
    due_at: Mapped[datetime | None]
    priority: Mapped[int]
    """The lower, the sooner."""
    rests_until: Mapped[datetime | None] = mapped_column(default=None)
    owner: Mapped[str | None] = mapped_column(default=None)
    leased_until: Mapped[datetime | None] = mapped_column(default=None)


class Allowance(Base):
    """How many calls of a method the workspace has left, shared by all processes."""

    __tablename__ = "allowance"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    method: Mapped[str] = mapped_column(primary_key=True)
    tokens: Mapped[float]
    counted_at: Mapped[datetime]
    blocked_until: Mapped[datetime | None] = mapped_column(default=None)
    """Slack answered 429 with Retry-After."""
