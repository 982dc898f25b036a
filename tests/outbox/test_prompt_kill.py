"""A prompt to two thousand people, killed in its middle: each gets it once, on their Monday."""

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update

from bot.db import insert
from models import (
    CheckIn,
    Cohort,
    CohortMember,
    Delivery,
    DeliveryState,
    Member,
    Prompting,
    Reveals,
    UnaskedDay,
)
from tests.conftest import opened
from tests.network import KEY
from tests.outbox.conftest import owing, served
from tests.outbox.prompt_worker import MONDAY
from tests.outbox.test_kill import worker

WORKER = "tests.outbox.prompt_worker"
PEOPLE, MIDDLE, MOVING = 2000, 600, 40
HERE, WEST = "America/Chicago", "Pacific/Honolulu"


@asynccontextmanager
async def reading(place):
    """The bot's database, beside the processes that are at work with it."""
    address = place.settings.database_url
    async with owing(place):
        team = place.workspace.id
    database = await opened(address, team_id=team, keys=(KEY,))
    try:
        yield database
    finally:
        await database.dispose()


def got(place):
    """How many messages stand in each DM with the bot."""
    dms = [each for each in place.workspace.contents.channels.values() if each.kind == "im"]
    return [len(each.messages) for each in dms]


async def until(so):
    """Wait for something, however slow the machine is; the test's own timeout ends it."""
    while not so():  # noqa: ASYNC110  # nobody tells this process
        await asyncio.sleep(0.5)


async def asks(database, people):
    """Owe a cohort of all of them its prompt: at nine, by each one's own clock."""
    async with database.transaction() as session:
        cohort = Cohort(form_id="V1", name="Spring", created_by="U0FAY", created_at=MONDAY)
        session.add(cohort)
        await session.flush()
        ids = [person.id for person in people]
        told = [{"slack_id": each, "zone": HERE} for each in ids]
        await session.execute(insert(session, Member), told)
        joined = [{"cohort_id": cohort.id, "slack_id": each} for each in ids]
        await session.execute(insert(session, CohortMember), joined)
        session.add(
            Prompting(
                cohort_id=cohort.id,
                cause="day:1",
                prompt="made-up",
                question="What gave you hope this week?",
                short="What gave you hope?",
                topic=None,
                support=None,
                reveals=Reveals.WHO,
                day=date(2026, 3, 9),
                minute=9 * 60,
                zone=None,
                opened_at=MONDAY - timedelta(hours=20),
                due_at=MONDAY - timedelta(hours=20),
            )
        )


async def move_west(database, people):
    """Some change their zone: nine is still to come there, to who has it as to who has it not."""
    async with database.transaction() as session:
        moving = update(Member).where(Member.slack_id.in_([person.id for person in people]))
        await session.execute(moving.values(zone=WEST))


async def counted(database):
    async with database.transaction() as session:
        sent = Delivery.state == DeliveryState.SENT
        return [
            await session.scalar(select(func.count()).select_from(it))
            for it in (CheckIn, UnaskedDay, select(Delivery.id).where(sent).subquery())
        ]


async def all_are_noted(database):
    for _ in range(600):
        if await counted(database) == [PEOPLE] * 3:
            return
        await asyncio.sleep(0.5)
    assert await counted(database) == [PEOPLE] * 3


@pytest.mark.timeout(600)
async def test_each_of_two_thousand_gets_a_prompt_once_though_a_process_is_killed(database_url):
    """On PostgreSQL two processes are at it, and one of them is killed."""
    async with served(database_url) as place, reading(place) as database:
        people = [place.workspace.add_user(f"officer{number}") for number in range(PEOPLE)]
        await asks(database, people)
        place.workspace.faults.ratelimit("chat.postMessage", times=3, probability=0.01)
        place.workspace.faults.reset("chat.postMessage", effect=True, times=3, probability=0.01)
        async with AsyncExitStack() as lasting:
            if database.is_shared:
                await lasting.enter_async_context(worker(place, WORKER))
            async with worker(place, WORKER):
                await until(lambda: sum(got(place)) >= MIDDLE)
            await move_west(database, people[:MOVING])
            if not database.is_shared:
                await lasting.enter_async_context(worker(place, WORKER))
            await until(lambda: sum(got(place)) >= PEOPLE)
            await all_are_noted(database)
        assert got(place) == [1] * PEOPLE
