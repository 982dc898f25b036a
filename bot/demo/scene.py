"""The demo's workspace: who is in it, its channels, and its clock."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot import manifest
from bot.demo.mentors import EVERYBODY
from bot.demo.people import COACH, FACILITATORS
from bot.demo.programme import ENROLLED
from bot.settings import CannotStart

try:
    from fakeslack import Person, Rules, Workspace
    from fakeslack.state import Channel
except ModuleNotFoundError as error:
    raise CannotStart("The demo is part of a checkout: run `make demo` there.") from error

MONTH = timedelta(days=30)
HOUR = timedelta(hours=1)
_MIDDLE = ZoneInfo("America/Chicago")
_WEEKEND = (5, 6)
_NIGHT = range(12)
"""Hours in UTC: from four in the afternoon in the west to seven in the morning in the east."""
_ONCE = 17


@dataclass(slots=True)
class Clock:
    """Shows an earlier time while the past is played, and a later one once time was let pass."""

    ago: timedelta = MONTH
    at_each_hour: Callable[[], Awaitable[None]] | None = None
    """What is done as time is let pass."""

    def now(self) -> datetime:
        return datetime.now(UTC) - self.ago

    def time(self) -> float:
        return self.now().timestamp()

    async def let_pass(self, seconds: float) -> None:
        """Move on, an hour at a time, so that what falls due does so in its order.

        Hours in which nobody here works are passed over together.
        """
        left = timedelta(seconds=seconds)
        while left > timedelta(0):
            step = min(left, HOUR)
            self.ago -= step
            left -= step
            if self.at_each_hour and (self._is_lively() or not left):
                await self.at_each_hour()

    def _is_lively(self) -> bool:
        """Whether somebody between the two coasts may be at work; on a weekend, once a day."""
        now = self.now()
        if now.astimezone(_MIDDLE).weekday() in _WEEKEND:
            return now.hour == _ONCE
        return now.hour not in _NIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The workspace, and who and what is in it."""

    workspace: Workspace
    clock: Clock
    people: dict[str, Person]
    problems: Channel
    introductions: Channel
    cohort: Channel
    """Where the cohort talks."""

    @property
    def today(self) -> date:
        """The day on which the visitor comes in, while the past is played."""
        return (self.clock.now() + self.clock.ago).date()


def build() -> Stage:
    """Make the workspace and its people, a month ago."""
    clock = Clock()
    workspace = Workspace.from_manifest(
        manifest.manifest(), "Example Network", Rules(rates=False), clock=clock.time
    )
    people = {
        each.name: workspace.add_user(
            each.name,
            real_name=each.real_name,
            title=each.title,
            tz=each.tz,
            is_admin=each.is_admin,
        )
        for each in EVERYBODY
    }
    workspace.let_pass = clock.let_pass
    everybody = list(people.values())
    in_cohort = [people[name] for name in (*ENROLLED, *FACILITATORS, COACH)]
    return Stage(
        workspace=workspace,
        clock=clock,
        people=people,
        problems=workspace.add_channel("problems-of-practice", everybody, bot=True),
        introductions=workspace.add_channel("introductions", everybody),
        cohort=workspace.add_channel("cohort-one", in_cohort, bot=True, private=True),
    )
