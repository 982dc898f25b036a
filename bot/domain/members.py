"""What a member tells about their district, their role and their week, so that help fits."""

import re
from dataclasses import dataclass, field

from bot.domain.errors import InvalidInput
from bot.domain.hours import WorkingWeek
from bot.domain.states import STATES

MOST_TOPICS = 5
LONGEST_NAME = 100
"""Characters of a district's name."""
MOST_APART = 50
"""With how many people somebody may ask not to be matched."""

SETTINGS = {"urban": "Urban", "suburban": "Suburban", "town": "Town", "rural": "Rural"}
"""Where a district lies: what is stored, and what is shown."""
SIZES = {
    "small": "Under 2,500 students",
    "medium": "2,500 to 10,000 students",
    "large": "Over 10,000 students",
}
"""How many students a district serves: what is stored, and what is shown."""
REGIONS = {
    "northeast": "Northeast",
    "midwest": "Midwest",
    "south": "South",
    "west": "West",
    "elsewhere": "Outside the United States",
}
SECTORS = {
    "district": "School district",
    "charter": "Charter network",
    "agency": "State or regional education agency",
    "city": "City or county agency",
    "health": "Hospital or public health",
    "higher": "College or university",
    "nonprofit": "Nonprofit",
    "other": "Another sector",
}
LANGUAGES = {
    "ar": "Arabic",
    "zh": "Chinese",
    "fr": "French",
    "ht": "Haitian Creole",
    "hmn": "Hmong",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
    "asl": "American Sign Language",
    "so": "Somali",
    "es": "Spanish",
    "tl": "Tagalog",
    "vi": "Vietnamese",
}
"""Languages that members may want to talk in, besides English."""

_GENERIC = frozenset(
    (
        *("school", "schools", "district", "districts", "public", "unified", "independent"),
        *("consolidated", "central", "community", "county", "city", "area", "regional"),
        *("usd", "isd", "cusd", "csd", "of", "the"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A member's district, as far as they told; keys of SETTINGS, SIZES, REGIONS and SECTORS."""

    setting: str | None = None
    size: str | None = None
    region: str | None = None
    sector: str | None = None


NOT_TOLD = District()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member, reduced to what matching needs. What they did not tell is empty."""

    member: str
    district: District = NOT_TOLD
    district_key: str | None = None
    """Equal for colleagues of one district, and meaningless beside that."""
    role_since: int | None = None
    """A year."""
    topics: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    week: WorkingWeek = field(default_factory=WorkingWeek)
    """Without a zone where Slack did not tell."""
    here: bool = True
    """Neither deactivated nor out of the network's channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a member tells in their form, checked. All but their hours may stay empty."""

    district_name: str = ""
    """As they typed it; nobody else sees it."""
    district: District = NOT_TOLD
    state: str | None = None
    """A key of STATES: whose law holds for them."""
    role_since: int | None = None
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    week: WorkingWeek = field(default_factory=WorkingWeek)
    """Its zone is Slack's to tell, and not the form's."""

    def __post_init__(self) -> None:
        wrong = {}
        if len(self.district_name) > LONGEST_NAME:
            wrong["district_name"] = f"Please keep it to {LONGEST_NAME} characters."
        if self.state is not None and self.state not in STATES:
            wrong["state"] = "Choose a state from the list, or none."
        if len(self.topics) > MOST_TOPICS:
            wrong["topics"] = f"Choose up to {MOST_TOPICS} topics."
        if not self.week.days:
            wrong["works_on"] = "Choose at least one day on which colleagues may reach you."
        if self.week.ends <= self.week.starts:
            wrong["works_until"] = "Choose an hour after the one at which your day begins."
        if wrong:
            raise InvalidInput(**wrong)


def district_key(name: str) -> str:
    """Reduce a district's name to what tells it apart: "Example Unified" is "Example Schools"."""
    words = re.findall(r"\w+", name.casefold())
    return " ".join([word for word in words if word not in _GENERIC] or words)
