"""A workspace with one channel, and a bot that only delivers what it owes."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from bot import app, manifest
from bot.core import Core
from bot.domain.notices import ProblemContinued
from bot.services import outbox
from bot.services.pace import Pace
from bot.services.starter import Starter
from bot.settings import Settings
from fakeslack import Person, Rules, Server, Workspace
from fakeslack.state import Channel, Message
from jobs import deliver
from models import Delivery, DeliveryState
from tests.network import QUICK, installed

OPEN = (DeliveryState.QUEUED, DeliveryState.SENDING)


def words(text: str) -> ProblemContinued:
    """Something to say that shows its text as it is."""
    return ProblemContinued(of="context", text=text, part=1, parts=1)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where things are said."""

    workspace: Workspace
    settings: Settings
    ada: Person
    channel: Channel

    def heard(self, channel: Channel | None = None) -> list[str]:
        """What stands in the channel, threads included, oldest first."""
        place = channel or self.channel
        roots = self.ada.sees(place)
        replies = [reply for root in roots for reply in self.ada.sees(place, thread=root)]
        seen = {message.ts: message for message in [*roots, *replies]}
        return [_shown(seen[ts]) for ts in sorted(seen)]


@dataclass(frozen=True, kw_only=True)
class Outlet(Place):
    """A bot that owes things to a place."""

    core: Core

    async def say(self, *texts: str, to: str | None = None, **how) -> list[Delivery]:
        """Owe several messages in one transaction."""
        async with self.core.db.transaction() as session:
            owed = [
                await outbox.say(session, words(text), to=to or self.channel.id, key=text, **how)
                for text in texts
            ]
        self.core.wake.set()
        return owed

    async def row(self, key: str) -> Delivery:
        async with self.core.db.transaction() as session:
            found = await outbox.find(session, key)
            assert found is not None
            return found

    async def settled(self, timeout: float = 30) -> None:  # noqa: ASYNC109
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            async with self.core.db.transaction() as session:
                owed = select(Delivery.id).where(Delivery.state.in_(OPEN)).limit(1)
                if await session.scalar(owed) is None:
                    return
            await asyncio.sleep(0.02)
        raise AssertionError("The bot still owes something.")


def _shown(message: Message) -> str:
    shown: str = message.blocks[0]["text"]["text"]
    return shown.splitlines()[-1]


@asynccontextmanager
async def served(url: str, rules: Rules | None = None) -> AsyncIterator[Place]:
    """A workspace on a port, and the settings of a bot for it."""
    workspace = Workspace.from_manifest(manifest.manifest(), rules=rules or Rules(rates=False))
    ada = workspace.add_user("ada", real_name="Ada Example")
    channel = workspace.add_channel("problems-of-practice", [ada], bot=True)
    async with Server(workspace) as server:
        settings = installed(workspace, server, url, channel)
        yield Place(workspace=workspace, settings=settings, ada=ada, channel=channel)


@asynccontextmanager
async def owing(place: Place, pace: Pace = QUICK) -> AsyncIterator[Outlet]:
    """A bot for the place that delivers nothing yet."""
    async with app.open_core(place.settings, starter=Starter([], None), pace=pace) as core:
        yield Outlet(core=core, **vars(place))


@asynccontextmanager
async def delivering(core: Core) -> AsyncIterator[None]:
    """Let the delivery loop run."""
    stop = asyncio.Event()
    loop = asyncio.create_task(deliver.forever(core, stop))
    try:
        yield
    finally:
        stop.set()
        core.wake.set()
        await loop


@pytest.fixture
async def outlet(database_url: str) -> AsyncIterator[Outlet]:
    """A bot that owes nothing yet, on each kind of database; it delivers all the while."""
    async with served(database_url) as place, owing(place) as out, delivering(out.core):
        yield out
