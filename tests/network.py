"""A plainly fictional network in a local workspace, with the real bot at work in it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import SecretStr
from sqlalchemy import func, select, text

from bot import app, manifest
from bot.core import Core
from bot.services import unasked
from bot.services.outbox import UNSEEN
from bot.services.pace import HURRIED, Pace
from bot.services.starter import Starter
from bot.settings import Settings
from bot.start import now as real_now
from bot.vault import Vault
from fakeslack import Person, Rules, Server, Workspace
from fakeslack.state import Channel, Message
from jobs import TIMETABLE
from models import Delivery, DeliveryState, Mentor, Problem, ProblemState
from models.delivery import IS_HELD

KEY = Vault.new_key()
QUICK = HURRIED
"""How fast the bot speaks in a test that is not about that."""


AT_ONCE = [job for job in TIMETABLE if job.every <= timedelta(seconds=1)]
"""What a story sees without letting time pass; whatever else falls due, it asks for by name."""


class Clock:
    """What the bot takes for now: it stands still until a test turns it."""

    def __init__(self, time: datetime) -> None:
        self.time = time

    def __call__(self) -> datetime:
        return self.time


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Who and what is there."""

    workspace: Workspace
    core: Core
    settings: Settings
    problems: Channel
    """The channel for problems of practice."""
    lounge: Channel
    """A channel the bot is not in."""
    ada: Person
    """An officer, in a rural district."""
    otto: Person
    """An officer, in an urban district."""
    grace: Person
    """A mentor for discipline and school climate, and for data."""
    mae: Person
    """A mentor for board relations and pushback."""
    fay: Person
    """The facilitator, and an admin of the workspace."""

    @property
    def everyone(self) -> list[Person]:
        return [self.ada, self.otto, self.grace, self.mae, self.fay]

    async def settled(self, timeout: float = 30) -> None:  # noqa: ASYNC109
        """Wait until the bot owes nobody anything."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if not await self._owed():
                return
            await asyncio.sleep(0.03)
        raise AssertionError(f"The bot still owes {await self._owed()} messages.")

    async def _owed(self) -> int:
        states = (DeliveryState.QUEUED, DeliveryState.SENDING)
        unseen = (Delivery.state == DeliveryState.HELD) & (Delivery.due_at == UNSEEN)
        async with self.core.db.transaction() as session:
            owed = (
                select(func.count())
                .select_from(Delivery)
                .where(Delivery.state.in_(states) | unseen)
            )
            new = select(func.count()).select_from(Problem).where(Problem.post_id.is_(None))
            unannounced = new.where(Problem.state == ProblemState.OPEN, Problem.for_channel)
            # In the order of the work: what is announced between the two counts is still owed.
            return (await session.scalar(unannounced) or 0) + (await session.scalar(owed) or 0)

    async def looks(self) -> None:
        """Let what is held be looked at now, and sent where its day has come."""
        async with self.core.db.transaction() as session:
            await unasked.release(session, now=self.core.now())
        self.core.wake.set()
        await self.settled()

    async def catches_up(self) -> None:
        """Let working days come until nothing is held for anybody, and what came is sent."""
        now = self.core.now()
        for _ in range(100):
            await self.settled()
            async with self.core.db.transaction() as session:
                held = select(func.min(Delivery.due_at)).where(text(IS_HELD))
                due = await session.scalar(held)
                if due is None:
                    return
                now = max(now, due)
                await unasked.release(session, now=now)
            self.core.wake.set()
        raise AssertionError("Something is held that no day brings.")

    def posts(self) -> list[Message]:
        """What stands in the channel for problems, oldest first."""
        return self.ada.sees(self.problems)


@asynccontextmanager
async def living(
    database_url: str,
    *,
    starter: Starter,
    rules: Rules | None = None,
    pace: Pace = QUICK,
    now: Callable[[], datetime] = real_now,
) -> AsyncIterator[Network]:
    """Serve a workspace with people in it, and run the bot against it over Socket Mode."""
    workspace = Workspace.from_manifest(manifest.manifest(), rules=rules or Rules(rates=False))
    people = _people(workspace)
    problems = workspace.add_channel("problems-of-practice", people.values(), bot=True)
    lounge = workspace.add_channel("lounge", people.values(), private=True)
    async with Server(workspace) as server:
        settings = installed(workspace, server, database_url, problems, people["fay"])
        async with app.open_core(settings, starter=starter, pace=pace, now=now) as core:
            await _enrol_mentors(core, people)
            async with app.serving(core, settings, timetable=AT_ONCE):
                yield Network(
                    workspace=workspace,
                    core=core,
                    settings=settings,
                    problems=problems,
                    lounge=lounge,
                    **people,
                )


def installed(
    workspace: Workspace, server: Server, database_url: str, channel: Channel, *facilitators: Person
) -> Settings:
    """The settings of a bot that is installed in the workspace, over Socket Mode."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        slack_bot_token=SecretStr(workspace.app.bot_token),
        slack_app_token=SecretStr(workspace.app.app_token),
        slack_api_url=server.api_url,
        database_url=database_url,
        lantern_keys=SecretStr(KEY),
        lantern_channel=channel.id,
        lantern_facilitators=tuple(each.id for each in facilitators),
    )


def _people(workspace: Workspace) -> dict[str, Person]:
    return {
        "ada": workspace.add_user("ada", real_name="Ada Example", tz="America/Chicago"),
        "otto": workspace.add_user("otto", real_name="Otto Sample", tz="America/New_York"),
        "grace": workspace.add_user("grace", real_name="Grace Placeholder"),
        "mae": workspace.add_user("mae", real_name="Mae Specimen"),
        "fay": workspace.add_user("fay", real_name="Fay Facilitator", is_admin=True),
    }


async def _enrol_mentors(core: Core, people: dict[str, Person]) -> None:
    knows = {
        "grace": ["discipline-and-school-climate", "data-and-accountability"],
        "mae": ["board-and-superintendent-relations", "pushback-and-politics"],
    }
    async with core.db.transaction() as session:
        session.add_all(
            Mentor(
                slack_id=people[name].id,
                topics=topics,
                experience="Did this for six years in a district of my own.",
                offered_at=core.now(),
            )
            for name, topics in knows.items()
        )
