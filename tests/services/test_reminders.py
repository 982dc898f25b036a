"""Who wants reminders gets them on their cohort's days, at the right hour and never too many."""

from datetime import timedelta

import pytest

from bot.services import prompted
from models import Reveals, ScheduleKind
from tests.conftest import ON_SQLITE
from tests.services.prompting import (
    ADA,
    BEA,
    CHICAGO,
    CLEO,
    DORA,
    MONDAY,
    NEW_YORK,
    NINE,
    OWN_TIME,
    SOON,
    Circle,
    at,
)

pytestmark = ON_SQLITE

DAY = timedelta(days=1)
WEDNESDAY, FRIDAY = MONDAY + 2 * DAY, MONDAY + 4 * DAY
WEDNESDAY_AT_NINE, FRIDAY_AT_NINE = at("UTC", NINE, WEDNESDAY), at("UTC", NINE, FRIDAY)


@pytest.fixture
async def circle(database) -> Circle:
    return await Circle(database).begins()


async def is_asked(circle: Circle, reveals: Reveals = Reveals.WHO) -> None:
    """Let Monday's question have come to all."""
    await circle.opens(reveals=reveals)
    await circle.asks(at(CHICAGO))


async def reminded(circle: Circle, *names: str) -> list[int]:
    """How many reminders each of these is owed."""
    return [(await circle.owed(name)).count("check_in_reminder") for name in names]


async def test_who_answered_or_skipped_is_not_reminded(circle):
    await circle.joins(ADA, BEA, CLEO, zone="UTC")
    await is_asked(circle)
    await circle.answers(ADA)
    await circle.presses(prompted.skip, BEA)
    wednesday = await circle.plans(ScheduleKind.REMINDER, WEDNESDAY)
    assert await circle.reminds(wednesday, WEDNESDAY_AT_NINE) is None
    assert await reminded(circle, ADA, BEA, CLEO) == [0, 0, 1]


async def test_where_nothing_shows_who_answered_who_did_is_reminded_too(circle):
    await circle.joins(ADA, BEA, zone="UTC")
    await is_asked(circle, Reveals.NOTHING)
    await circle.answers(ADA)
    wednesday = await circle.plans(ScheduleKind.REMINDER, WEDNESDAY)
    await circle.reminds(wednesday, WEDNESDAY_AT_NINE)
    assert await reminded(circle, ADA, BEA) == [1, 1]
    assert (await circle.reads(ADA, now=WEDNESDAY_AT_NINE)).reveals == "nothing"


async def test_each_gets_as_many_as_they_chose(circle):
    for name, wanted in ((ADA, 0), (BEA, 1), (CLEO, 2)):
        await circle.joins(name, zone="UTC", reminders=wanted)
    await circle.joins(DORA)  # and who never chose, one
    await is_asked(circle)
    for day in (WEDNESDAY, FRIDAY):
        plan = await circle.plans(ScheduleKind.REMINDER, day)
        for _ in range(2):  # a day that is looked at again reminds nobody again
            await circle.reminds(plan, at("UTC", NINE, day))
    assert await reminded(circle, ADA, BEA, CLEO, DORA) == [0, 1, 2, 1]


async def test_it_comes_at_the_hour_of_each_ones_own_clock(circle):
    await circle.joins(ADA, zone=CHICAGO)
    await circle.joins(BEA, zone=NEW_YORK)
    await is_asked(circle)
    plan = await circle.plans(ScheduleKind.REMINDER, WEDNESDAY)
    first, last = at(NEW_YORK, NINE, WEDNESDAY), at(CHICAGO, NINE, WEDNESDAY)
    assert await circle.reminds(plan, first - SOON) == first
    assert await circle.reminds(plan, first) == last
    assert await reminded(circle, ADA, BEA) == [0, 1]
    assert await circle.reminds(plan, last) is None
    assert await reminded(circle, ADA, BEA) == [1, 1]


async def test_who_is_away_on_a_break_or_gone_is_left_alone(circle):
    await circle.joins(ADA, BEA, CLEO, DORA, zone="UTC")
    await is_asked(circle)
    await circle.tells(ADA, away_until=WEDNESDAY + DAY)
    await circle.tells(BEA, district_key="north")
    await circle.tells(CLEO, left_at=OWN_TIME)
    await circle.rests(WEDNESDAY, WEDNESDAY, district_key="north")
    plan = await circle.plans(ScheduleKind.REMINDER, WEDNESDAY)
    await circle.reminds(plan, WEDNESDAY_AT_NINE)
    assert await reminded(circle, ADA, BEA, CLEO, DORA) == [0, 0, 0, 1]


async def test_a_reminder_that_nobody_needs_any_more_says_nothing(circle):
    await circle.joins(ADA, zone="UTC")
    await is_asked(circle)
    plan = await circle.plans(ScheduleKind.REMINDER, WEDNESDAY)
    await circle.reminds(plan, WEDNESDAY_AT_NINE)
    assert await circle.reads(ADA, now=WEDNESDAY_AT_NINE)
    await circle.answers(ADA)
    assert await circle.reads(ADA, now=WEDNESDAY_AT_NINE) is None


async def test_nobody_is_reminded_where_nothing_is_open_or_it_opened_today(circle):
    await circle.joins(ADA, zone="UTC")
    plan = await circle.plans(ScheduleKind.REMINDER, MONDAY)
    assert await circle.reminds(plan, at("UTC")) is None
    await is_asked(circle)
    assert await circle.reminds(plan, at("UTC")) is None
    assert await reminded(circle, ADA) == [0]


async def test_more_than_one_chunk_are_reminded_once_each(circle):
    await circle.joins(ADA, BEA, CLEO, DORA, zone="UTC")
    await is_asked(circle)
    plan = await circle.plans(ScheduleKind.REMINDER, WEDNESDAY)
    await circle.reminds(plan, WEDNESDAY_AT_NINE, limit=2)
    assert await reminded(circle, ADA, BEA, CLEO, DORA) == [1, 1, 1, 1]
