"""The guidance that a network adds to the starter library, and what keeps all of it fresh."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import (
    Base,
    Digested,
    DigestedText,
    Id,
    Sealed,
    SealedBytes,
    SealedJSON,
    SealedText,
)


class PieceState(StrEnum):
    DRAFT = "draft"
    """Its author was asked to change something."""
    IN_REVIEW = "in_review"
    """Facilitators look at it; nobody else sees it but who gave it."""
    PUBLISHED = "published"
    HIDDEN = "hidden"
    DECLINED = "declined"


class PieceOrigin(StrEnum):
    STARTER = "starter"
    """It came with Lantern, and was changed or hidden here."""
    IMPORTED = "imported"
    CONTRIBUTED = "contributed"
    HARVESTED = "harvested"
    """Drafted from a problem that was resolved."""


class Audience(StrEnum):
    OPEN = "open"
    """Members, and with an export everybody."""
    NETWORK = "network"
    """Members, in this workspace only."""
    FACILITATORS = "facilitators"


class Piece(Base):
    """A piece that this network made or changed. It takes the place of a starter piece of its slug.

    Its words are what readers see while it is published; `proposal` holds what they would become.
    """

    __tablename__ = "piece"
    __table_args__ = (UniqueConstraint("team_id", "slug"),)

    id: Mapped[Id] = mapped_column(init=False)
    slug: Mapped[str]
    origin: Mapped[PieceOrigin]
    state: Mapped[PieceState] = mapped_column(index=True)
    audience: Mapped[Audience]
    kind: Mapped[str]
    topics: Mapped[list[str]]
    support: Mapped[str | None]
    states: Mapped[list[str]]
    """Codes of the states that it applies to; none: everywhere."""
    title: Mapped[Sealed]
    summary: Mapped[Sealed]
    body: Mapped[Sealed]
    source: Mapped[dict[str, Any]] = mapped_column(SealedJSON)
    """title, author, year, url and page, as `bot.domain.guidance.Source`."""
    licence: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=0, index=True)
    """The library's count when this last changed."""
    version: Mapped[int] = mapped_column(default=1)
    """Counts the wordings that readers saw."""
    published_at: Mapped[datetime | None] = mapped_column(default=None)
    guide: Mapped[str | None] = mapped_column(default=None)
    """The guided set that it is a step of."""
    step: Mapped[int | None] = mapped_column(default=None)
    contributor: Mapped[str | None] = mapped_column(SealedText, default=None)
    credited: Mapped[bool] = mapped_column(default=False)
    """Whether readers are told who gave it."""
    problem_id: Mapped[int | None] = mapped_column(
        ForeignKey("problem.id", ondelete="SET NULL"), default=None, index=True
    )
    form_id: Mapped[str | None] = mapped_column(default=None, index=True)
    """Slack's view id of the form that gave it: a second submission is the same piece."""
    made_of: Mapped[str | None] = mapped_column(DigestedText, default=None, index=True)
    """What it was imported from, so that the same is not imported twice."""
    based_on: Mapped[str | None] = mapped_column(default=None)
    """The fingerprint of the starter piece when it was changed here."""
    proposal: Mapped[dict[str, Any] | None] = mapped_column(SealedJSON, default=None)
    """The words of a change that waits for review."""
    asked: Mapped[str | None] = mapped_column(SealedText, default=None)
    """What a facilitator asked the author."""


class PieceVersion(Base):
    """A wording that readers saw, kept so that two can be compared."""

    __tablename__ = "piece_version"
    __table_args__ = (UniqueConstraint("team_id", "piece_id", "number"),)

    id: Mapped[Id] = mapped_column(init=False)
    piece_id: Mapped[int] = mapped_column(ForeignKey("piece.id", ondelete="CASCADE"))
    number: Mapped[int]
    words: Mapped[dict[str, Any]] = mapped_column(SealedJSON)
    at: Mapped[datetime]
    by: Mapped[str | None] = mapped_column(default=None)
    """The facilitator who published it; None: it came with Lantern, or by import."""


class Upkeep(Base):
    """Who keeps a piece right, how often, and what is doubted. Without a row, its file says."""

    __tablename__ = "upkeep"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    slug: Mapped[str] = mapped_column(primary_key=True)
    reviewer: Mapped[str | None] = mapped_column(default=None)
    every_days: Mapped[int | None] = mapped_column(default=None)
    reviewed_on: Mapped[date | None] = mapped_column(default=None)
    law_changed: Mapped[list[str]] = mapped_column(default_factory=list)
    """Codes of states in which the law may have changed since."""
    revision: Mapped[int] = mapped_column(default=0, index=True)
    """The library's count when this last changed."""


class Disagreement(Base):
    """Two pieces that advise against each other. Readers of one are told of the other."""

    __tablename__ = "disagreement"
    __table_args__ = (UniqueConstraint("team_id", "one", "other"),)

    id: Mapped[Id] = mapped_column(init=False)
    one: Mapped[str]
    other: Mapped[str]
    """Slugs, in alphabetical order."""
    about: Mapped[Sealed]
    """In one sentence, what they disagree about."""
    said_by: Mapped[str]
    said_at: Mapped[datetime]


class LibraryCount(Base):
    """Counts the changes of the library, so that every process sees at a glance what is new."""

    __tablename__ = "library_count"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    revision: Mapped[int] = mapped_column(default=0)


class Embedding(Base):
    """What was prepared of a piece to be searched, so that a start need not wait for the model."""

    __tablename__ = "embedding"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    mark: Mapped[Digested] = mapped_column(primary_key=True)
    """The piece's words, which nobody can read from it."""
    model: Mapped[str] = mapped_column(primary_key=True)
    """The fingerprint of the model, and of how pieces are cut into passages."""
    prepared: Mapped[bytes] = mapped_column(SealedBytes)
    """Its passages' words as numbers, and their vectors. Sealed, for words can be guessed of it."""


class Feedback(Base):
    """One member's word on whether one piece of guidance was useful. The last word counts."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("team_id", "piece", "mark"),)

    id: Mapped[Id] = mapped_column(init=False)
    piece: Mapped[str]
    """The piece's slug."""
    mark: Mapped[Digested]
    """`piece:member`, so that nobody can read who said it."""
    useful: Mapped[bool]
    said_at: Mapped[datetime]
    why: Mapped[str | None] = mapped_column(default=None)
    """Why it was not useful, as a word of `bot.domain.feedback`."""
    note: Mapped[str | None] = mapped_column(SealedText, default=None)
    handled_at: Mapped[datetime | None] = mapped_column(default=None)
    """When a facilitator looked at what it reports."""


class Unfound(Base):
    """One member looked for something, and the library had nothing. Kept for two months.

    Other rows count a topic that the search was near to: so it is known of how many people.
    """

    __tablename__ = "unfound"
    __table_args__ = (UniqueConstraint("team_id", "query", "mark"),)

    id: Mapped[Id] = mapped_column(init=False)
    query: Mapped[Digested]
    """The words that count, the same for all who ask for the same; or `topic:` and a topic."""
    mark: Mapped[Digested]
    """`query:member`: one each."""
    words: Mapped[Sealed]
    """As typed; empty where the row counts a topic."""
    topics: Mapped[list[str]]
    """The topic that the row counts."""
    asked_at: Mapped[datetime]
    """The day, so that two rows of one moment do not tell that one person wrote both."""
