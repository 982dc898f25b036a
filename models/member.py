"""Members of the network: what they told about themselves, and the help they offer."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Digested, DigestedText, Id, Sealed, SealedText


class Member(Base):
    """What a member told about their district, their role and their week."""

    __tablename__ = "member"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    slack_id: Mapped[str] = mapped_column(primary_key=True)
    district: Mapped[str | None] = mapped_column(SealedText, default=None)
    """Its name as they typed it, shown to nobody else."""
    district_key: Mapped[str | None] = mapped_column(DigestedText, default=None)
    """Tells colleagues of one district apart from others, and which it is to nobody."""
    setting: Mapped[str | None] = mapped_column(default=None)
    """urban, suburban, town or rural."""
    size: Mapped[str | None] = mapped_column(default=None)
    """Students: small, medium or large."""
    region: Mapped[str | None] = mapped_column(default=None)
    state: Mapped[str | None] = mapped_column(SealedText, default=None)
    """The code of the state whose law holds for them."""
    sector: Mapped[str | None] = mapped_column(default=None)
    """district, city agency, hospital, …"""
    role_since: Mapped[int | None] = mapped_column(default=None)
    """The year in which they took up the role."""
    topics: Mapped[list[str]] = mapped_column(default_factory=list)
    """Slugs of what they work on just now."""
    languages: Mapped[list[str]] = mapped_column(default_factory=list)
    """Codes of the languages they would talk in, besides English."""
    zone: Mapped[str | None] = mapped_column(default=None)
    """The IANA name of their time zone, from Slack's profile."""
    works_from: Mapped[int] = mapped_column(default=9 * 60)
    works_until: Mapped[int] = mapped_column(default=17 * 60)
    """Minutes after midnight, on their wall clock."""
    works_on: Mapped[list[str]] = mapped_column(
        default_factory=lambda: ["mon", "tue", "wed", "thu", "fri"]
    )
    left_at: Mapped[datetime | None] = mapped_column(default=None)
    """When Slack said that they are gone; nothing is offered to or from them since."""
    deactivated: Mapped[bool] = mapped_column(default=False)
    """Gone with their account, which may come back; otherwise they left the channel."""
    meets_peers: Mapped[bool] = mapped_column(default=False)
    """Wants to take part in rounds of pairs."""
    peers_paused_until: Mapped[date | None] = mapped_column(default=None)
    """The first day on which they take part again."""
    peer_wish: Mapped[str | None] = mapped_column(default=None)
    """same_topic, other_region or experience."""
    wants_digest: Mapped[bool] = mapped_column(default=False)
    """Gets the monthly message on what is new in the library."""
    away_until: Mapped[date | None] = mapped_column(default=None)
    """The first day on which Lantern writes to them unasked again."""
    wants_prompts: Mapped[bool] = mapped_column(default=True)
    """Is asked what their cohorts are asked."""
    prompt_minute: Mapped[int | None] = mapped_column(default=None)
    """When they want the weekly prompt, in minutes after midnight; None: when their cohort does."""
    reminders: Mapped[int] = mapped_column(default=1)
    """How often they are reminded of a prompt: 0, 1 or 2."""
    wants_assessments: Mapped[bool] = mapped_column(default=True)
    """Is invited, twice a year, to look at the five supports."""
    invited_to_assess_on: Mapped[date | None] = mapped_column(default=None)
    """The day on which they were, the last time."""


class Mentor(Base):
    """A member who offers time on topics they know."""

    __tablename__ = "mentor"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    slack_id: Mapped[str] = mapped_column(primary_key=True)
    topics: Mapped[list[str]]
    """Slugs of what they have done or led."""
    experience: Mapped[Sealed]
    """A few sentences, in the mentor's words, shown with a suggestion."""
    offered_at: Mapped[datetime]
    led: Mapped[list[str]] = mapped_column(default_factory=list)
    """Those of the topics that they have led."""
    capacity: Mapped[int] = mapped_column(default=2)
    """How many colleagues at once."""
    weekly: Mapped[int] = mapped_column(default=2)
    """How many new requests in seven days."""
    rather_not: Mapped[str | None] = mapped_column(SealedText, default=None)
    """What they would rather not take, in their words, shown to who thinks of asking."""
    never: Mapped[list[str]] = mapped_column(default_factory=list)
    """Slugs of topics on which they are not matched any more."""
    paused: Mapped[bool] = mapped_column(default=False)
    paused_until: Mapped[date | None] = mapped_column(default=None)
    """The first day of their return; None: until they say so."""
    version: Mapped[int] = mapped_column(default=1)
    """Counts changes of the offer."""


class RoleName(StrEnum):
    OFFICER = "officer"
    MENTOR = "mentor"
    COACH = "coach"
    FACILITATOR = "facilitator"
    OMBUDS = "ombuds"
    """Hears in confidence that something was wrong between two people."""


class Role(Base):
    """What a facilitator made of a member. Who offers to mentor is a mentor without it."""

    __tablename__ = "role"

    team_id: Mapped[str] = mapped_column(primary_key=True, init=False)
    slack_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[RoleName] = mapped_column(primary_key=True)
    given_by: Mapped[str]
    given_at: Mapped[datetime]


class ApartWhy(StrEnum):
    CHOSEN = "chosen"
    """One of the two said: not with them."""
    NOT_FIT = "not_fit"
    """They met, and one of the two ended it."""
    WRONG = "wrong"
    """Something was wrong between them."""


class Apart(Base):
    """Two people who are never matched. Nobody is ever told why."""

    __tablename__ = "apart"
    __table_args__ = (UniqueConstraint("team_id", "mark", "owner"),)

    id: Mapped[Id] = mapped_column(init=False)
    mark: Mapped[Digested]
    """Both ids in order, `U1:U2`: found by who knows both, and read by nobody."""
    owner: Mapped[Digested]
    """Whose word it is; only they see it and take it back."""
    other: Mapped[Sealed]
    """The one it is about, for the owner's own list."""
    why: Mapped[ApartWhy]
