"""What nobody asked for, on its way: noted when it arrives, and kept back when the day is over."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot import app
from bot.domain.notices import MentorWanted
from bot.services import outbox, told, unasked
from bot.services.starter import Starter
from jobs import deliver
from models import Delivery, DeliveryState
from tests.outbox.conftest import QUICK, Outlet, delivering, served

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
"""A Wednesday; of whom no zone is known, UTC counts."""


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def outlet(sqlite_url, clock):
    """A bot that delivers when it is told to, at a time of the story's own."""
    async with served(sqlite_url) as place:
        about = {"starter": Starter([], None), "pace": QUICK, "now": clock}
        async with app.open_core(place.settings, **about) as core:
            yield Outlet(core=core, **vars(place))


async def invites(outlet, key="invited"):
    async with outlet.core.db.transaction() as session:
        await outbox.say(session, MentorWanted(by="U0FAY"), to=outlet.ada.id, key=key)


async def was_looked_at(outlet):
    for _ in range(1000):
        if (await outlet.row("invited")).due_at != outbox.UNSEEN:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("Nobody looks at what is held.")


async def was_told(outlet):
    async with outlet.core.db.transaction() as session:
        return [each.what for each in await told.latest(session, outlet.ada.id, limit=9)]


async def test_what_arrives_unasked_is_noted_and_what_was_asked_for_is_not(outlet):
    await invites(outlet)
    await outlet.say("an answer", to=outlet.ada.id)
    await deliver.run(outlet.core)
    assert len(outlet.ada.sees(outlet.ada.dm())) == 2
    assert await was_told(outlet) == ["mentor_wanted"]


async def test_what_the_day_was_too_short_for_comes_on_the_next(outlet, clock):
    """It waited in the queue until the evening, as in a rush or while Slack is away."""
    await invites(outlet)
    async with outlet.core.db.transaction() as session:
        await unasked.release(session, now=clock.time)
    assert (await outlet.row("invited")).state == DeliveryState.QUEUED
    clock.time = NOON + timedelta(hours=9)
    await deliver.run(outlet.core)
    assert (await outlet.row("invited")).state == DeliveryState.HELD
    assert outlet.ada.sees(outlet.ada.dm()) == []
    assert await was_told(outlet) == []
    clock.time = NOON + timedelta(days=1)
    await deliver.run(outlet.core)
    assert len(outlet.ada.sees(outlet.ada.dm())) == 1
    assert await was_told(outlet) == ["mentor_wanted"]


async def test_what_a_facilitator_sends_again_waits_for_its_turn_again(outlet, clock):
    outlet.workspace.faults.error("chat.postMessage", "user_disabled", times=1)
    await invites(outlet)
    await deliver.run(outlet.core)
    failed = await outlet.row("invited")
    assert failed.state == DeliveryState.FAILED
    async with outlet.core.db.transaction() as session:
        await outbox.owe_again(session, await session.get_one(Delivery, failed.id))
    await deliver.run(outlet.core)
    assert outlet.ada.sees(outlet.ada.dm()) == [], "today they were written to, as far as we know"
    clock.time = NOON + timedelta(days=1)
    await deliver.run(outlet.core)
    assert len(outlet.ada.sees(outlet.ada.dm())) == 1


async def test_the_loop_lets_go_what_falls_due_while_nobody_wakes_it(outlet, clock):
    clock.time = NOON.replace(hour=6)
    await invites(outlet)
    async with delivering(outlet.core):
        await was_looked_at(outlet)
        clock.time = NOON
        await outlet.workspace.until(lambda: len(outlet.ada.sees(outlet.ada.dm())) == 1)
