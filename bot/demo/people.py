"""Who is in the demo's network. Nobody here exists, and no district does."""

from dataclasses import dataclass, field

from bot.domain.hours import WEEKDAYS, WorkingWeek
from bot.domain.members import District
from bot.domain.peers import PeerChoices


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentoring:
    """What somebody offers to colleagues."""

    topics: tuple[str, ...]
    experience: str
    led: tuple[str, ...] = ()
    capacity: int = 2
    weekly: int = 3
    rather_not: str = ""
    away_for: int | None = None
    """Days from today on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """A member of the network."""

    name: str
    real_name: str
    title: str
    tz: str
    district_name: str = ""
    district: District = field(default_factory=District)
    state: str | None = None
    """Whose law holds for them."""
    years: int | None = None
    """In the role."""
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    day: tuple[int, int] = (9, 17)
    """The hours at which they begin and end."""
    days: frozenset[str] = WEEKDAYS
    peers: PeerChoices = field(default_factory=PeerChoices)
    mentoring: Mentoring | None = None
    is_admin: bool = False

    @property
    def week(self) -> WorkingWeek:
        starts, ends = self.day
        return WorkingWeek(zone=self.tz, starts=starts * 60, ends=ends * 60, days=self.days)


def _district(setting: str, size: str, region: str, sector: str = "district") -> District:
    return District(setting=setting, size=size, region=region, sector=sector)


def _meets(wish: str | None = None) -> PeerChoices:
    return PeerChoices(takes_part=True, wish=wish)


OFFICERS = (
    Somebody(
        name="ada",
        real_name="Ada Example",
        title="Equity officer, Example Unified",
        tz="America/Chicago",
        district_name="Example Unified",
        district=_district("rural", "small", "midwest"),
        state="IA",
        years=1,
        topics=("data-and-accountability", "discipline-and-school-climate"),
        day=(8, 16),
        peers=_meets("experience"),
    ),
    Somebody(
        name="otto",
        real_name="Otto Sample",
        title="Equity officer, Sampleton Schools",
        tz="America/New_York",
        district_name="Sampleton Schools",
        district=_district("urban", "large", "northeast"),
        state="NY",
        years=6,
        topics=("policy-and-strategic-plan", "professional-learning"),
        peers=_meets("other_region"),
    ),
    Somebody(
        name="pia",
        real_name="Pia Mockup",
        title="Director of belonging, Sampleton Schools",
        tz="America/New_York",
        district_name="Sampleton Public Schools",
        district=_district("urban", "large", "northeast"),
        state="NY",
        years=1,
        topics=("student-voice", "professional-learning"),
        peers=_meets("same_topic"),
    ),
    Somebody(
        name="noor",
        real_name="Noor Invented",
        title="Equity officer, Madeup County",
        tz="America/Denver",
        district_name="Madeup County Schools",
        district=_district("suburban", "medium", "west"),
        state="CO",
        years=0,
        topics=("role-clarity-and-first-years", "budget-and-resourcing"),
        languages=("ar",),
        days=frozenset(("mon", "tue", "wed", "thu")),
        peers=_meets("experience"),
    ),
    Somebody(
        name="jonah",
        real_name="Jonah Makebelieve",
        title="Equity officer, Fable Valley",
        tz="America/Los_Angeles",
        district_name="Fable Valley Schools",
        district=_district("town", "small", "west"),
        state="CA",
        years=3,
        topics=("family-and-community-engagement", "multilingual-learners"),
        languages=("es",),
        peers=_meets("same_topic"),
    ),
    Somebody(
        name="lena",
        real_name="Lena Pretend",
        title="Equity officer, Port Pretend",
        tz="America/New_York",
        district_name="Port Pretend Schools",
        district=_district("suburban", "large", "south"),
        state="VA",
        years=5,
        topics=("pushback-and-politics", "board-and-superintendent-relations"),
        day=(8, 17),
        peers=_meets(),
    ),
    Somebody(
        name="ines",
        real_name="Inés Storybook",
        title="Equity officer, Storybook City",
        tz="America/Chicago",
        district_name="Storybook City Schools",
        district=_district("urban", "large", "midwest"),
        state="IL",
        years=4,
        topics=("family-and-community-engagement", "student-voice"),
        languages=("es",),
        peers=_meets("other_region"),
    ),
    Somebody(
        name="raj",
        real_name="Raj Daydream",
        title="Equity officer, city of Daydream",
        tz="America/Los_Angeles",
        district_name="City of Daydream",
        district=_district("urban", "large", "west", "city"),
        state="CA",
        years=2,
        topics=("hiring-and-retention", "policy-and-strategic-plan"),
        peers=_meets(),
    ),
)

STAFF = (
    Somebody(
        name="fay",
        real_name="Fay Facilitator",
        title="Runs the network",
        tz="America/New_York",
        is_admin=True,
    ),
    Somebody(
        name="kit",
        real_name="Kit Convener",
        title="Runs the convenings; hears you when something was wrong",
        tz="America/Chicago",
    ),
    Somebody(
        name="walt",
        real_name="Walt Apocryphal",
        title="Executive coach, former superintendent",
        tz="America/New_York",
        days=frozenset(("tue", "wed", "thu")),
    ),
)
FACILITATORS, COACH, OMBUDS = ("fay", "kit"), "walt", "kit"

APART = ("lena", "otto")
"""The first asked privately not to be matched with the second."""
