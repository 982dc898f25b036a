"""Who is written to unasked, and when: one message a day, in working hours, and not while away."""

import asyncio
from collections import Counter, defaultdict
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.domain.notices import (
    CheckInWanted,
    MentorWanted,
    ReviewsDue,
)
from bot.domain.unasked import UNASKED
from bot.services import outbox
from models import (
    Cohort,
    CohortMember,
    Delivery,
    Member,
    Schedule,
    ScheduleKind,
)
from tests.conftest import ON_SQLITE, opened
from tests.services.holding import (
    ADA,
    ANSWER,
    BEA,
    CHANNEL,
    CHICAGO,
    DAY,
    HELD,
    HOUR,
    MEETING,
    MENTOR,
    MONDAY,
    QUEUED,
    SENT,
    SPARED,
    looks,
    row,
    says,
    states,
)


@pytest.fixture
async def members(database):
    """Ada works in Chicago from nine to five, Bea in Auckland."""
    async with database.transaction() as session:
        session.add(Member(slack_id=ADA, zone="America/Chicago"))
        session.add(Member(slack_id=BEA, zone="Pacific/Auckland"))
    return database


@ON_SQLITE
async def test_the_more_pressing_goes_today_and_the_other_tomorrow(members):
    await says(members, MENTOR, MEETING)
    assert await states(members) == {"mentor_wanted": HELD, "meeting_asked": HELD}
    await looks(members, MONDAY)
    assert await states(members) == {"mentor_wanted": HELD, "meeting_asked": QUEUED}
    await looks(members, MONDAY + 5 * HOUR)
    assert (await states(members))["mentor_wanted"] == HELD
    await looks(members, MONDAY + DAY)
    assert (await states(members))["mentor_wanted"] == QUEUED


@ON_SQLITE
async def test_what_comes_later_that_day_waits_however_pressing(members):
    await says(members, MENTOR)
    await looks(members, MONDAY)
    await says(members, MEETING)
    await looks(members, MONDAY + HOUR)
    assert await states(members) == {"mentor_wanted": QUEUED, "meeting_asked": HELD}


@ON_SQLITE
async def test_nobody_is_written_to_outside_their_working_hours(members):
    friday_evening = MONDAY + 4 * DAY + 8 * HOUR
    await says(members, MENTOR)
    await looks(members, friday_evening)
    await looks(members, friday_evening + DAY)
    assert await states(members) == {"mentor_wanted": HELD}
    monday_at_nine = MONDAY + 7 * DAY - HOUR
    assert (await row(members, f"mentor_wanted:{ADA}")).due_at == monday_at_nine
    await looks(members, monday_at_nine)
    assert await states(members) == {"mentor_wanted": QUEUED}


@ON_SQLITE
async def test_a_day_is_a_day_on_the_members_own_calendar(members):
    """Sunday evening in Chicago is Monday in Auckland; Bea's Monday is over on Ada's."""
    beas_monday = datetime(2026, 3, 2, 15, tzinfo=ZoneInfo("Pacific/Auckland"))
    await says(members, MENTOR, MEETING, to=BEA)
    await looks(members, beas_monday)
    assert (await states(members, BEA))["mentor_wanted"] == HELD
    beas_tuesday = beas_monday + 18 * HOUR
    assert beas_tuesday.astimezone(UTC).date() == MONDAY.astimezone(UTC).date()
    await looks(members, beas_tuesday)
    assert (await states(members, BEA))["mentor_wanted"] == QUEUED


@ON_SQLITE
async def test_who_is_away_gets_it_on_their_return_or_not_at_all(members):
    async with members.transaction() as session:
        (await session.scalars(select(Member))).first().away_until = date(2026, 3, 10)
    await says(members, MENTOR, ReviewsDue(week=date(2026, 3, 2), due=[]))
    await looks(members, MONDAY)
    due = (await row(members, f"mentor_wanted:{ADA}")).due_at
    assert due == datetime(2026, 3, 10, 9, tzinfo=CHICAGO)
    await looks(members, MONDAY + UNASKED["reviews_due"].keeps)
    assert (await row(members, f"reviews_due:{ADA}")).state == SPARED
    await looks(members, due)
    assert await states(members) == {"mentor_wanted": QUEUED}


@ON_SQLITE
async def test_who_left_gets_nothing_and_no_word_of_it_is_kept(members):
    await says(members, MENTOR)
    async with members.transaction() as session:
        (await session.scalars(select(Member))).first().left_at = MONDAY
    await looks(members, MONDAY)
    spared = await row(members, f"mentor_wanted:{ADA}")
    assert (spared.state, spared.notice, spared.lane) == (SPARED, None, None)


@ON_SQLITE
async def test_what_answers_somebody_or_cannot_wait_goes_at_once(members):
    await says(members, MENTOR, ANSWER)
    await says(members, MENTOR, to=CHANNEL)
    await says(members, MENTOR, to=f"{ADA},{BEA}")
    assert (await states(members))["problem_continued"] == QUEUED
    assert await states(members, CHANNEL) == {"mentor_wanted": QUEUED}
    assert await states(members, f"{ADA},{BEA}") == {"mentor_wanted": QUEUED}


@ON_SQLITE
async def test_on_the_day_of_a_prompt_all_but_the_prompt_waits(members):
    async with members.transaction() as session:
        await _cohort_with_a_prompt_on(session, date(2026, 3, 2))
    await says(members, MEETING)
    await looks(members, MONDAY)
    assert await states(members) == {"meeting_asked": HELD}
    await says(members, CheckInWanted(prompting_id=1))
    await looks(members, MONDAY)
    assert (await states(members))["check_in_wanted"] == QUEUED
    await looks(members, MONDAY + DAY)
    assert (await states(members))["meeting_asked"] == QUEUED


async def _cohort_with_a_prompt_on(session, day):
    cohort = Cohort(form_id="V1", name="Spring", created_by="U0FAY", created_at=MONDAY)
    session.add(cohort)
    await session.flush()
    session.add(CohortMember(cohort_id=cohort.id, slack_id=ADA))
    session.add(
        Schedule(
            form_id="V2",
            cohort_id=cohort.id,
            kind=ScheduleKind.PROMPT,
            weekdays=["mon"],
            minute=16 * 60,
            every=1,
            zone=None,
            starts_on=day,
            ends_on=None,
            made_by="U0FAY",
            made_at=MONDAY,
            next_on=day,
        )
    )


@ON_SQLITE
async def test_what_is_held_is_changed_in_its_place_and_taken_back_without_a_trace(members):
    await says(members, MENTOR, MEETING)
    async with members.transaction() as session:
        held = await outbox.find(session, f"mentor_wanted:{ADA}")
        await outbox.revise(session, held, MentorWanted(by="U0GRACE"), key="edit")
        await outbox.retract(
            session, await outbox.find(session, f"meeting_asked:{ADA}"), key="gone"
        )
    assert (await row(members, f"mentor_wanted:{ADA}")).notice["by"] == "U0GRACE"
    gone = await row(members, f"meeting_asked:{ADA}")
    assert (gone.state, gone.notice) == (SPARED, None)
    async with members.transaction() as session:
        assert await outbox.find(session, "edit") is None
        assert await outbox.find(session, "gone") is None


@ON_SQLITE
async def test_over_weeks_each_gets_one_a_day_in_their_hours_and_nothing_is_lost(database):
    zones = ["Pacific/Kiritimati", "Asia/Kathmandu", "America/New_York", "Pacific/Honolulu"]
    people = {f"U{number}": zone for number, zone in enumerate(zones)}
    async with database.transaction() as session:
        for person, zone in people.items():
            session.add(Member(slack_id=person, zone=zone))
        for person in people:
            for number in range(6):
                notice = (MENTOR, MEETING)[number % 2]
                await outbox.say(session, notice, to=person, key=f"{person}:{number}")
    got = defaultdict(list)
    now = datetime(2026, 3, 5, tzinfo=UTC)  # the clocks change on the 8th in New York
    for _ in range(11 * 6):
        await looks(database, now)
        async with database.transaction() as session:
            for each in await session.scalars(select(Delivery).where(Delivery.state == QUEUED)):
                got[each.channel].append((now, each.rank))
                each.state = SENT
        now += 4 * HOUR
    for person, zone in people.items():
        local = [at.astimezone(ZoneInfo(zone)) for at, _ in got[person]]
        assert len({at.date() for at in local}) == len(local) == 6
        assert all(9 <= at.hour < 17 and at.weekday() < 5 for at in local)
        ranks = [rank for _, rank in got[person]]
        assert ranks == sorted(ranks), "the more pressing first"


async def test_two_processes_that_look_at_once_let_go_of_one_message_each(database_url):
    one, other = await opened(database_url), await opened(database_url)
    people = [f"U{number}" for number in range(20)]
    try:
        for person in people:
            await says(one, MENTOR, MEETING, to=person)
        at_work = MONDAY.replace(tzinfo=UTC)
        await asyncio.gather(*(looks(each, at_work) for each in (one, other) * 2))
        for person in people:
            assert Counter((await states(one, person)).values()) == {QUEUED: 1, HELD: 1}
    finally:
        await one.dispose()
        await other.dispose()
