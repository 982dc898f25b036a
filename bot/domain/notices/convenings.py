"""What members are told of convenings: mostly wishes, worked out for each when they are sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from bot.domain.convenings import Meeting, Nominated

News: TypeAlias = Literal["invited", "changed", "called_off", "day", "hour"]
"""Why somebody is told of a convening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConveningInvitation:
    """To a member: they are invited; and the same message as it stands later."""

    convening_id: int
    kind: Literal["convening_invitation"] = "convening_invitation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConveningChanged:
    """To who did not say no: it is at another time or place, or called off."""

    convening_id: int
    version: int
    """Later changes have a message of their own."""
    kind: Literal["convening_changed"] = "convening_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConveningTomorrow:
    """To who comes, and to who did not answer: it is on the next working day."""

    convening_id: int
    kind: Literal["convening_tomorrow"] = "convening_tomorrow"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConveningSoon:
    """To who comes: it begins in an hour."""

    convening_id: int
    kind: Literal["convening_soon"] = "convening_soon"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthWanted:
    """To who came: was it worth your time? And the same message once they answered."""

    convening_id: int
    kind: Literal["worth_wanted"] = "worth_wanted"


ConveningWish: TypeAlias = (
    ConveningInvitation | ConveningChanged | ConveningTomorrow | ConveningSoon | WorthWanted
)
"""What is worked out when it is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConveningShown:
    """A convening as it stands for one reader."""

    meeting: Meeting
    news: News
    kind: Literal["convening_shown"] = "convening_shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthAsked:
    """The question after a convening, as it stands for one reader."""

    convening_id: int
    title: str
    useful: int | None
    """What they answered: 1 to 5."""
    is_over: bool = False
    """It is too late for an answer."""
    kind: Literal["worth_asked"] = "worth_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthTold:
    """To who looks after a convening: what those who were there thought of it, without names."""

    title: str
    average: float
    people: int
    """How many the average is over."""
    words: Sequence[str]
    """In an order drawn by chance; empty where too few wrote any."""
    kind: Literal["worth_told"] = "worth_told"


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationWanted:
    """To an author: those who look after a convening would like their problem on its agenda."""

    convening_id: int
    problem_id: int
    problem: Nominated
    anonymous: bool
    title: str
    """The convening's."""
    starts_at: datetime
    agreed: bool | None = None
    """What they answered."""
    kind: Literal["nomination_wanted"] = "nomination_wanted"


ConveningNotice: TypeAlias = (
    ConveningWish | ConveningShown | WorthAsked | WorthTold | NominationWanted
)
"""All that is said of convenings."""
