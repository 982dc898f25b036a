"""Who is in the demo's network. Nobody here exists, and no district does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentoring:
    """What somebody offers to colleagues."""

    topics: tuple[str, ...]
    experience: str
    capacity: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """A member of the network."""

    name: str
    real_name: str
    title: str
    tz: str
    setting: str | None = None
    size: str | None = None
    mentoring: Mentoring | None = None
    is_admin: bool = False


def _officer(name: str, real_name: str, district: str, *told: str) -> Somebody:
    """`told`: the time zone, where the district lies, and how many students it serves."""
    tz, setting, size = told
    title = f"Equity officer, {district}"
    return Somebody(name=name, real_name=real_name, title=title, tz=tz, setting=setting, size=size)


OFFICERS = (
    _officer("ada", "Ada Example", "Example Unified", "America/Chicago", "rural", "small"),
    _officer("otto", "Otto Sample", "Sampleton Schools", "America/New_York", "urban", "large"),
    _officer("noor", "Noor Invented", "Madeup County", "America/Denver", "suburban", "medium"),
    _officer("jonah", "Jonah Makebelieve", "Fable Valley", "America/Los_Angeles", "town", "small"),
    _officer("lena", "Lena Pretend", "Port Pretend", "America/New_York", "suburban", "large"),
    _officer("ines", "Inés Storybook", "Storybook City", "America/Chicago", "urban", "large"),
)

MENTORS = (
    Somebody(
        name="grace",
        real_name="Grace Placeholder",
        title="Mentor, nine years an equity officer",
        tz="America/Chicago",
        setting="rural",
        size="small",
        mentoring=Mentoring(
            topics=(
                "discipline-and-school-climate",
                "data-and-accountability",
                "special-education",
            ),
            experience="Halved suspensions over four years, with teachers who doubted it at first.",
        ),
    ),
    Somebody(
        name="mae",
        real_name="Mae Specimen",
        title="Mentor, former deputy superintendent",
        tz="America/New_York",
        setting="suburban",
        size="large",
        mentoring=Mentoring(
            topics=(
                "board-and-superintendent-relations",
                "pushback-and-politics",
                "policy-and-strategic-plan",
            ),
            experience="Sat through three board elections, and kept the plan through each of them.",
        ),
    ),
    Somebody(
        name="ruth",
        real_name="Ruth Imaginary",
        title="Mentor, family engagement",
        tz="America/Denver",
        setting="urban",
        size="large",
        mentoring=Mentoring(
            topics=(
                "family-and-community-engagement",
                "multilingual-learners",
                "student-voice",
            ),
            experience="Built a parents' council in seven languages from two evenings a year.",
            capacity=1,
        ),
    ),
    Somebody(
        name="theo",
        real_name="Theo Fictional",
        title="Mentor, second career in equity work",
        tz="America/Los_Angeles",
        setting="town",
        size="medium",
        mentoring=Mentoring(
            topics=(
                "role-clarity-and-first-years",
                "wellbeing-and-sustainability",
                "hiring-and-retention",
            ),
            experience="Was an office of one for three years, and learned to say what is not mine.",
            capacity=3,
        ),
    ),
)

FACILITATORS = (
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
        title="Runs the convenings",
        tz="America/Chicago",
    ),
)

EVERYBODY = (*OFFICERS, *MENTORS, *FACILITATORS)
