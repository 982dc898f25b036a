"""What happened in the demo's past: each thing at its time, in the order of the clock."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from typing import NamedTuple, TypeAlias

from sqlalchemy import select, text

from bot.core import Core
from bot.demo.scene import Stage
from models import Delivery
from models.delivery import IS_OPEN

_HEARD = 0.02
"""Seconds in which the bot has heard what somebody wrote."""

Happens: TypeAlias = Callable[[], Awaitable[object]]


class Moment(NamedTuple):
    """Something that happened, and how long ago."""

    ago: timedelta
    happens: Happens
    spoken: bool = False
    """Somebody writes something, which the bot has to hear first."""


async def play(stage: Stage, core: Core, moments: Iterable[Moment]) -> None:
    """Let everything happen, the oldest first, and each be told before the next."""
    for moment in sorted(moments, key=lambda moment: moment.ago, reverse=True):
        stage.clock.ago = moment.ago
        await moment.happens()
        if moment.spoken:
            await asyncio.sleep(_HEARD)
        await settled(core)


async def settled(core: Core) -> None:
    """Wait until the bot owes nobody anything."""
    core.wake.set()
    owed = select(Delivery.id).where(text(IS_OPEN)).limit(1)
    while True:
        async with core.db.transaction() as session:
            if await session.scalar(owed) is None:
                return
        await asyncio.sleep(0.01)
