"""Many messages at once: each is owed once, and who may get it now comes first."""

from collections import Counter
from datetime import UTC

from sqlalchemy import event, select, text

from bot.domain.hours import WorkingWeek
from bot.domain.notices import CheckInWanted
from bot.services import outbox
from bot.services.outbox import Letter
from models import Delivery, Lane, UnaskedDay
from tests.conftest import ON_SQLITE
from tests.services.holding import (
    DAY,
    HELD,
    HOUR,
    MENTOR,
    MONDAY,
    QUEUED,
    letters,
    looks,
    row,
    says,
    says_many,
    states,
)


async def test_many_are_owed_at_once_and_only_once(database):
    first = await says_many(database, letters(60))
    again = await says_many(database, letters(61))
    assert first.items() < again.items()
    async with database.transaction() as session:
        rows = (await session.scalars(select(Delivery))).all()
        assert Counter(each.state for each in rows) == {QUEUED: 61}
        assert {each.id for each in rows} == set(again.values())
        assert {outbox.notice_of(each).prompting_id for each in rows} == {7}
        assert len((await session.scalars(select(UnaskedDay))).all()) == 61
        assert len((await session.scalars(select(Lane))).all()) == 61


@ON_SQLITE
async def test_what_is_owed_already_and_waits_keeps_its_day(database):
    """Owed in the night and once more in the morning, it goes that morning."""
    night = MONDAY - 4 * HOUR
    await says_many(database, letters(1), now=night)
    await says_many(database, letters(1))
    await looks(database, MONDAY)
    assert await states(database, "U0000") == {"check_in_wanted": QUEUED}


@ON_SQLITE
async def test_of_many_those_whose_day_ends_soonest_come_first_and_who_sleeps_waits(database):
    zones = ["America/Los_Angeles", "America/New_York", "Asia/Tokyo", "America/Chicago"]
    many = [
        Letter(
            to=f"U{number}",
            notice=CheckInWanted(prompting_id=7),
            key=zone,
            week=WorkingWeek(zone=zone),
        )
        for number, zone in enumerate(zones)
    ]
    await says_many(database, many, now=MONDAY + 2 * HOUR)
    assert (await row(database, "Asia/Tokyo")).state == HELD
    async with database.transaction() as session:
        lanes = (await session.scalars(select(Lane.id).order_by(Lane.due_at))).all()
        owed = {each.lane: each.channel for each in await session.scalars(select(Delivery))}
    order = [zones[int(owed[lane][1:])] for lane in lanes]
    assert order == ["America/New_York", "America/Chicago", "America/Los_Angeles"]


@ON_SQLITE
async def test_who_got_theirs_today_gets_one_of_many_tomorrow(database):
    await says(database, MENTOR, to="U0001")
    at_ten = MONDAY.replace(tzinfo=UTC)  # of whom no zone is known, UTC counts
    await looks(database, at_ten)
    await says_many(database, letters(3, zone="UTC"), now=at_ten + HOUR)
    assert await states(database, "U0000") == {"check_in_wanted": QUEUED}
    assert await states(database, "U0001") == {"mentor_wanted": QUEUED, "check_in_wanted": HELD}
    await looks(database, MONDAY + DAY)
    assert (await states(database, "U0001"))["check_in_wanted"] == QUEUED


@ON_SQLITE
async def test_what_many_read_alike_is_sealed_once_and_whom_it_is_for_each_time(database):
    await says_many(database, letters(3))
    async with database.engine.connect() as connection:
        rows = (await connection.execute(text("SELECT notice, channel FROM delivery"))).all()
    assert len({notice for notice, _ in rows}) == 1
    assert len({channel for _, channel in rows}) == 3


@ON_SQLITE
async def test_looking_at_what_is_due_reads_no_table_from_end_to_end(database):
    """Held rows of a season must not slow a loop that looks every second."""
    await says_many(database, letters(5, zone="Asia/Tokyo"))
    asked = []

    @event.listens_for(database.engine.sync_engine, "before_cursor_execute")
    def _note(_connection, _cursor, statement, parameters, *_):
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    await looks(database, MONDAY)
    async with database.engine.connect() as connection:
        plans = [
            step[3]
            for statement, parameters in asked
            for step in await connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}", parameters
            )
        ]
    assert any("ix_delivery_held " in step for step in plans)
    assert any("ix_delivery_held_lane" in step for step in plans)
    assert [step for step in plans if step.startswith("SCAN")] == []
