"""The demo's workspace: who is in it, its channels, and its clock."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from bot import manifest
from bot.demo.mentors import EVERYBODY
from bot.settings import CannotStart

try:
    from fakeslack import Person, Rules, Workspace
    from fakeslack.state import Channel
except ModuleNotFoundError as error:
    raise CannotStart("The demo is part of a checkout: run `make demo` there.") from error

MONTH = timedelta(days=30)
HOUR = timedelta(hours=1)


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
        """Move on, an hour at a time, so that what falls due does so in its order."""
        left = timedelta(seconds=seconds)
        while left > timedelta(0):
            step = min(left, HOUR)
            self.ago -= step
            left -= step
            if self.at_each_hour:
                await self.at_each_hour()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The workspace, and who and what is in it."""

    workspace: Workspace
    clock: Clock
    people: dict[str, Person]
    problems: Channel
    introductions: Channel
    rules: Rules = field(repr=False)

    @property
    def today(self) -> date:
        """The day on which the visitor comes in, while the past is played."""
        return (self.clock.now() + self.clock.ago).date()


def build() -> Stage:
    """Make the workspace and its people, a month ago."""
    clock, rules = Clock(), Rules(rates=False)
    workspace = Workspace.from_manifest(
        manifest.manifest(), "Example Network", rules, clock=clock.time
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
    return Stage(
        workspace=workspace,
        clock=clock,
        people=people,
        problems=workspace.add_channel("problems-of-practice", everybody, bot=True),
        introductions=workspace.add_channel("introductions", everybody),
        rules=rules,
    )
