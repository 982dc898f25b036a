"""Turning a resolved problem into guidance: who is asked, and what they agreed to."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Sealed, SealedJSON, SealedText


class HarvestState(StrEnum):
    WAITING = "waiting"
    """For a date, or for the writers of answers."""
    ASKED = "asked"
    """The author has the draft, or the question what became of it."""
    AGREED = "agreed"
    """The author agreed: a piece is in review, or in the library."""
    DECLINED = "declined"
    """The author said no, or took the consent back."""
    LAPSED = "lapsed"
    """Nobody answered. Nothing is published on silence."""


class Harvest(Base):
    """What a resolved problem may teach others, with its author's consent."""

    __tablename__ = "harvest"
    __table_args__ = (UniqueConstraint("team_id", "problem_id"),)

    id: Mapped[Id] = mapped_column(init=False)
    problem_id: Mapped[int] = mapped_column(ForeignKey("problem.id", ondelete="CASCADE"))
    began_at: Mapped[datetime]
    state: Mapped[HarvestState] = mapped_column(default=HarvestState.WAITING)
    step: Mapped[int] = mapped_column(default=0)
    """What is due next. 0: at the end of the problem, 1: after three weeks, 2: after eight; 3: the
    end, if nobody answered."""
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When the author is asked next; the moment tells nothing of their hours."""
    tried: Mapped[str | None] = mapped_column(SealedText, default=None)
    """What the author tried since, in their words."""
    happened: Mapped[str | None] = mapped_column(SealedText, default=None)
    draft: Mapped[dict[str, Any] | None] = mapped_column(SealedJSON, default=None)
    """The words of the piece as it is proposed to the author, and what was taken out of them."""
    piece_id: Mapped[int | None] = mapped_column(
        ForeignKey("piece.id", ondelete="SET NULL"), default=None, index=True
    )
    asked_in_id: Mapped[int | None] = mapped_column(
        ForeignKey("delivery.id"), default=None, index=True
    )
    """The message that asks the author."""


class Consent(StrEnum):
    UNASKED = "unasked"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"


class HelpfulAnswer(Base):
    """An answer that the author of a problem marked as helpful; its writer is asked before use."""

    __tablename__ = "helpful_answer"
    __table_args__ = (UniqueConstraint("team_id", "problem_id", "ts"),)

    id: Mapped[Id] = mapped_column(init=False)
    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problem.id", ondelete="CASCADE"), index=True
    )
    ts: Mapped[str]
    """Slack's name of the message in the problem's thread."""
    writer: Mapped[Sealed]
    words: Mapped[Sealed]
    """What they wrote; once they are asked, as it would stand in the piece."""
    marked_at: Mapped[datetime]
    consent: Mapped[Consent] = mapped_column(default=Consent.UNASKED)
    name: Mapped[str | None] = mapped_column(SealedText, default=None)
    """As they wish to be named, if they do."""
    asked_in_id: Mapped[int | None] = mapped_column(
        ForeignKey("delivery.id"), default=None, index=True
    )
