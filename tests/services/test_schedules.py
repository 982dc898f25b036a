"""A schedule's days open once each, are made up or skipped, and survive whatever is changed."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.domain.errors import Gone
from bot.domain.schedules import Rhythm, wall
from bot.services import schedules
from models import Schedule
from tests.conftest import ON_SQLITE
from tests.services.planning import FRIDAYS, NEW_YORK, SUNDAY, Year


@pytest.fixture
def year(database: Database) -> Year:
    return Year(database)


@ON_SQLITE
async def test_a_day_opens_when_it_comes_to_the_first_on_earth(year: Year):
    await year.plans(await year.cohort())
    await year.passes(SUNDAY + timedelta(hours=6, minutes=59))
    assert await year.days() == []
    await year.passes(SUNDAY + timedelta(hours=7))
    assert await year.days() == [("Jan 05", "open", None)]
    assert len(await year.due()) == 1


@ON_SQLITE
async def test_on_one_clock_it_opens_at_that_clocks_time_through_a_change_of_the_hour(year: Year):
    await year.plans(await year.cohort(), FRIDAYS, "digest")
    for day in (date(2026, 3, 6), date(2026, 3, 13)):
        await year.passes(wall(day, 900, NEW_YORK) - timedelta(minutes=1))
        before = len(await year.days())
        await year.passes(wall(day, 900, NEW_YORK))
        assert len(await year.days()) == before + 1
    assert wall(date(2026, 3, 13), 900, NEW_YORK).hour == 19, "an hour sooner for the sun"


@ON_SQLITE
async def test_every_week_of_a_year_has_its_day_and_none_has_two(year: Year):
    await year.plans(await year.cohort())
    await year.lives(SUNDAY + timedelta(days=364), step=timedelta(hours=31))
    days = await year.days()
    assert len(days) == 52
    assert {state for _, state, _ in days} == {"open"}


@ON_SQLITE
async def test_a_day_that_nobody_was_there_for_is_made_up_within_its_time(year: Year):
    await year.plans(await year.cohort())
    await year.passes(datetime(2026, 1, 6, 20, 59, tzinfo=UTC))
    assert await year.days() == [("Jan 05", "open", None)]


@ON_SQLITE
async def test_what_is_too_late_is_skipped_and_told_to_facilitators(year: Year):
    cohort = await year.cohort()
    await year.plans(cohort)
    await year.passes(datetime(2026, 1, 20, 12, tzinfo=UTC))
    assert await year.days() == [
        *(("Jan 05", "skipped", "late"), ("Jan 12", "skipped", "late")),
        ("Jan 19", "open", None),
    ]
    async with year.database.transaction() as session:
        [seen] = await schedules.listed(session, cohort)
    assert [(each.day, each.why) for each in seen.skipped] == [
        *((date(2026, 1, 12), "late"), (date(2026, 1, 5), "late")),
    ]


@ON_SQLITE
async def test_of_days_that_are_all_in_time_only_the_latest_is_made_up(year: Year):
    daily = Rhythm(
        weekdays=("mon", "tue", "wed"), minute=900, zone="UTC", starts_on=date(2026, 1, 4)
    )
    await year.plans(await year.cohort(), daily, "digest")
    await year.passes(datetime(2026, 1, 7, 16, tzinfo=UTC))
    assert [state for _, state, _ in await year.days()] == ["skipped", "skipped", "open"]


@ON_SQLITE
async def test_breaks_and_the_programmes_ends_leave_days_out_and_say_so(year: Year):
    cohort = await year.cohort(starts_on=date(2026, 1, 6), ends_on=date(2026, 2, 9))
    await year.plans(cohort)
    await year.rests(date(2026, 1, 18), date(2026, 1, 24))
    await year.rests(date(2026, 1, 26), date(2026, 1, 26), cohort_id=cohort)
    await year.rests(date(2026, 2, 2), date(2026, 2, 2), district_key="somewhere")
    await year.lives(datetime(2026, 2, 17, tzinfo=UTC), step=timedelta(hours=11))
    assert await year.days() == [
        *(("Jan 05", "skipped", "not_begun"), ("Jan 12", "open", None)),
        *(("Jan 19", "skipped", "break"), ("Jan 26", "skipped", "break")),
        *(("Feb 02", "open", None), ("Feb 09", "open", None)),
        ("Feb 16", "skipped", "over"),
    ]


@ON_SQLITE
async def test_the_next_days_are_told_before_anything_happens(year: Year):
    cohort = await year.cohort()
    await year.plans(cohort)
    await year.rests(date(2026, 1, 12), date(2026, 1, 12))
    async with year.database.transaction() as session:
        [seen] = await schedules.listed(session, cohort)
    assert [(each.day, each.why) for each in seen.upcoming] == [
        *((date(2026, 1, 5), None), (date(2026, 1, 12), "break"), (date(2026, 1, 19), None)),
    ]


@ON_SQLITE
async def test_another_time_for_a_day_that_has_begun_is_no_second_day(year: Year):
    schedule = await year.plans(await year.cohort())
    await year.passes(datetime(2026, 1, 5, 14, tzinfo=UTC))
    for minute in (16 * 60, 8 * 60):
        later = Rhythm(weekdays=("mon",), minute=minute, starts_on=date(2026, 1, 4))
        await year.changes(schedule, later)
        await year.lives(year.now + timedelta(hours=8))
    assert await year.days() == [("Jan 05", "open", None)]
    await year.passes(datetime(2026, 1, 12, 18, tzinfo=UTC))
    assert [day for day, _, _ in await year.days()] == ["Jan 05", "Jan 12"]


@ON_SQLITE
async def test_a_cohort_that_moves_takes_the_times_on_its_clock_along(year: Year):
    cohort = await year.cohort()
    await year.plans(cohort, FRIDAYS, "digest")
    await year.plans(cohort)
    async with year.database.transaction() as session:
        await schedules.move_to_zone(session, cohort, "America/Chicago", now=year.now)
        found = await session.scalars(select(Schedule).order_by(Schedule.id))
        assert [it.zone for it in found] == ["America/Chicago", None]
    await year.passes(wall(date(2026, 1, 9), 900, NEW_YORK))
    assert ("Jan 09", "open", None) not in await year.days()
    await year.passes(wall(date(2026, 1, 9), 900, "America/Chicago"))
    assert ("Jan 09", "open", None) in await year.days()


@ON_SQLITE
async def test_what_is_stopped_comes_no_more_and_its_open_days_end(year: Year):
    schedule = await year.plans(await year.cohort())
    await year.passes(datetime(2026, 1, 5, 14, tzinfo=UTC))
    [day] = await year.due()
    await year.stops(schedule)
    assert not await year.works(day, None)
    await year.passes(datetime(2026, 1, 30, tzinfo=UTC))
    assert await year.days() == [("Jan 05", "skipped", "stopped")]
    with pytest.raises(Gone):
        await year.stops(schedule)


@ON_SQLITE
async def test_a_days_work_goes_on_when_it_said_so_until_it_is_done(year: Year):
    await year.plans(await year.cohort())
    await year.passes(datetime(2026, 1, 5, 14, tzinfo=UTC))
    [day] = await year.due()
    assert await year.works(day, year.now + timedelta(hours=2))
    assert await year.due() == []
    await year.passes(year.now + timedelta(hours=2))
    assert await year.works(day, None)
    assert await year.days() == [("Jan 05", "done", None)]
    assert not await year.works(day, None)


@ON_SQLITE
async def test_work_that_never_succeeds_is_given_up_when_it_is_too_late(year: Year):
    await year.plans(await year.cohort())
    await year.passes(datetime(2026, 1, 5, 14, tzinfo=UTC))
    [day] = await year.due()
    await year.passes(datetime(2026, 1, 6, 21, tzinfo=UTC))
    assert not await year.works(day, None)
    assert await year.days() == [("Jan 05", "skipped", "late")]


async def test_of_many_processes_one_opens_each_day_and_one_does_its_work(year: Year):
    cohort = await year.cohort()
    for _ in range(3):
        await year.plans(cohort)
    year.now = datetime(2026, 1, 5, 14, tzinfo=UTC)
    await asyncio.gather(*(year.passes(year.now) for _ in range(4)))
    await year.passes(year.now)
    assert [state for _, state, _ in await year.days()] == ["open"] * 3
    due = await year.due()
    done = await asyncio.gather(*(year.works(day, None) for day in due for _ in range(3)))
    assert sum(done) == len(due) == 3
