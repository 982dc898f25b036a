"""A prompt comes to each member once, when the day's time comes on their own clock."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.errors import Gone
from bot.services import cohorts, promptings, prompts
from models import CheckIn, Delivery, Reveals, ScheduleKind
from tests.conftest import ON_SQLITE
from tests.services.prompting import (
    ADA,
    AUCKLAND,
    BEA,
    CHICAGO,
    CLEO,
    DORA,
    EVE,
    MONDAY,
    NEW_YORK,
    NINE,
    OWN_TIME,
    SOON,
    Circle,
    at,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def circle(database) -> Circle:
    return await Circle(database).begins()


@ON_SQLITE
async def test_it_comes_to_each_at_nine_on_their_own_clock(circle):
    await circle.joins(ADA, zone=CHICAGO)
    await circle.joins(BEA, zone=NEW_YORK)
    await circle.joins(CLEO, zone=AUCKLAND)
    await circle.opens()
    seen = []
    for moment in (at(AUCKLAND) - SOON, at(AUCKLAND), at(NEW_YORK), at(CHICAGO) - SOON):
        await circle.asks(moment)
        seen.append(await circle.asked())
    assert seen == [[], [CLEO], [BEA, CLEO], [BEA, CLEO]]
    await circle.asks(at(CHICAGO))
    assert await circle.asked() == [ADA, BEA, CLEO]
    assert [each.due_at for each in await circle.promptings()] == [None]


@ON_SQLITE
async def test_who_chose_a_time_is_asked_at_that_time(circle):
    await circle.joins(ADA, zone=CHICAGO, prompt_minute=7 * 60)
    await circle.joins(BEA, zone=CHICAGO)
    await circle.opens()
    await circle.asks(at(CHICAGO, 7 * 60))
    assert await circle.asked() == [ADA]


async def test_everybody_is_asked_once_however_many_look(circle):
    names = [f"U0{number:03}" for number in range(60)]
    await circle.joins(*names)
    await circle.opens()
    await asyncio.gather(*(circle.asks(at("UTC"), limit=7) for _ in range(3)))
    await circle.asks(at("UTC"), limit=7)
    assert await circle.asked() == names
    assert await circle.count(CheckIn) == await circle.count(Delivery) == len(names)


@ON_SQLITE
async def test_a_chunk_is_no_larger_than_asked_and_the_next_goes_on(circle):
    await circle.joins(ADA, BEA, CLEO, DORA, EVE)
    await circle.opens()
    assert await circle.looks(at("UTC"), limit=2)
    assert await circle.asked() == [ADA, BEA]
    assert await circle.asks(at("UTC"), limit=2) == 2
    assert await circle.asked() == [ADA, BEA, CLEO, DORA, EVE]


@ON_SQLITE
async def test_the_moments_of_all_chunks_count_for_the_next_look(circle):
    await circle.joins(ADA, BEA, zone=CHICAGO)
    await circle.joins(CLEO, DORA, EVE, zone="Pacific/Honolulu")
    await circle.opens()
    await circle.asks(at(CHICAGO) - timedelta(minutes=20), limit=2)
    assert [each.due_at for each in await circle.promptings()] == [at(CHICAGO)]


@ON_SQLITE
async def test_who_moves_is_asked_once_at_nine_where_they_are_then(circle):
    await circle.joins(ADA, zone=NEW_YORK)
    await circle.joins(BEA, zone="America/Los_Angeles")
    await circle.opens()
    await circle.asks(at(NEW_YORK))
    await circle.tells(ADA, zone="America/Los_Angeles")  # has it by now
    await circle.tells(BEA, zone=CHICAGO)
    await circle.asks(at(CHICAGO) - SOON)
    assert await circle.asked() == [ADA]
    await circle.asks(at(CHICAGO))
    await circle.asks(at("America/Los_Angeles"))
    assert [each.member for each in await circle.check_ins()] == [ADA, BEA]


@ON_SQLITE
async def test_who_moves_east_past_their_time_is_asked_as_soon_as_slack_tells(circle):
    await circle.joins(ADA, BEA, zone="America/Los_Angeles")
    await circle.opens()
    moved = at(NEW_YORK) + timedelta(minutes=10)
    await circle.asks(moved)
    assert await circle.asked() == []
    await circle.tells(ADA, zone=NEW_YORK)
    await circle.asks(moved)
    assert await circle.asked() == [], "nobody looks before the next zone's time"
    async with circle.database.transaction() as session:
        await promptings.look_again(session, ADA, now=moved)
    await circle.asks(moved)
    assert await circle.asked() == [ADA]
    await circle.asks(at("America/Los_Angeles"))
    assert await circle.asked() == [ADA, BEA]


@ON_SQLITE
async def test_who_tells_no_zone_is_asked_on_the_cohorts_clock(database):
    circle = await Circle(database).begins(zone=CHICAGO)
    await circle.joins(ADA)
    await circle.opens()
    await circle.asks(at(CHICAGO) - SOON)
    assert await circle.asked() == []
    await circle.asks(at(CHICAGO))
    assert await circle.asked() == [ADA]


@ON_SQLITE
async def test_who_is_away_or_on_a_break_is_spared_and_nothing_piles_up(circle):
    await circle.joins(ADA, away_until=MONDAY + DAY)
    await circle.joins(BEA, away_until=MONDAY)
    await circle.joins(CLEO, district_key="north")
    await circle.joins(DORA, district_key="south")
    await circle.rests(MONDAY - DAY, MONDAY, district_key="north")
    await circle.rests(MONDAY + DAY, MONDAY + DAY)
    await circle.opens()
    await circle.asks(at("UTC"))
    await circle.asks(at("UTC") + DAY)
    assert await circle.asked() == [BEA, DORA]
    assert await circle.spared() == {ADA: "away", CLEO: "break"}
    assert await circle.owed(ADA) == await circle.owed(CLEO) == []


@ON_SQLITE
@pytest.mark.parametrize("own", [True, False], ids=["the cohort's", "everybody's"])
async def test_a_break_of_all_spares_all(circle, own):
    await circle.joins(ADA, BEA)
    await circle.rests(MONDAY, MONDAY, cohort_id=circle.cohort_id if own else None)
    await circle.opens()
    await circle.asks(at("UTC"))
    assert await circle.spared() == {ADA: "break", BEA: "break"}


@ON_SQLITE
async def test_who_left_wants_none_or_joined_later_is_not_asked(circle):
    await circle.joins(ADA, left_at=OWN_TIME)
    await circle.joins(BEA, wants_prompts=False)
    await circle.joins(CLEO, joined=at("UTC") + SOON)
    await circle.joins(DORA)
    await circle.opens()
    await circle.asks(at("UTC") + HOUR)
    assert [each.member for each in await circle.check_ins()] == [DORA]


@ON_SQLITE
async def test_what_nobody_was_there_for_is_made_up_for_a_day_and_no_longer(circle):
    await circle.joins(ADA, zone=AUCKLAND)
    await circle.joins(BEA, zone=CHICAGO)
    await circle.opens()
    await circle.asks(at(CHICAGO) + DAY)
    assert await circle.asked() == [BEA]
    assert await circle.spared() == {ADA: "late"}


@ON_SQLITE
async def test_a_day_opens_one_prompt_and_closes_the_one_before(circle):
    await circle.joins(ADA)
    first = await circle.opens()
    schedule_id, day_id = await circle.plans(ScheduleKind.PROMPT, MONDAY + 7 * DAY)
    for _ in range(2):
        await circle.reopens(schedule_id, day_id, OWN_TIME + 7 * DAY)
    before, after = await circle.promptings()
    assert (before.id, before.closed_at, after.closed_at) == (first.id, OWN_TIME + 7 * DAY, None)
    assert before.prompt != after.prompt
    assert await circle.asks(OWN_TIME + 7 * DAY + HOUR) == 1  # nobody is asked the old one now


@ON_SQLITE
async def test_a_cohort_of_nobody_uses_up_no_prompt(circle):
    schedule_id, day_id = await circle.plans(ScheduleKind.PROMPT, MONDAY)
    await circle.reopens(schedule_id, day_id, OWN_TIME)
    assert await circle.promptings() == []


@ON_SQLITE
async def test_one_sent_now_comes_to_all_at_once_and_once(circle):
    await circle.joins(ADA, zone=CHICAGO, prompt_minute=NINE)
    await circle.joins(BEA, zone=AUCKLAND)
    ref = next(iter(prompts.bank()))
    await circle.lists(ref, Reveals.NOTHING)
    now = at(CHICAGO, 16 * 60) + timedelta(seconds=40)
    for _ in range(2):
        async with circle.database.transaction() as session:
            await promptings.open_now(session, circle.cohort_id, ref, cause="V9", now=now)
        await circle.asks(now)
    assert await circle.asked() == [ADA, BEA]
    [sent] = await circle.promptings()
    assert (sent.prompt, sent.reveals) == (ref, Reveals.NOTHING)


@ON_SQLITE
async def test_an_archived_cohort_is_sent_nothing_any_more(circle):
    await circle.joins(ADA)
    await circle.opens()
    async with circle.database.transaction() as session:
        await cohorts.archive(session, circle.cohort_id, now=OWN_TIME)
        with pytest.raises(Gone):
            await promptings.open_now(session, circle.cohort_id, "x", cause="V9", now=OWN_TIME)
    await circle.asks(at("UTC"))
    assert await circle.asked() == []


@ON_SQLITE
async def test_progress_tells_what_is_sent_what_waits_and_when_it_is_done(circle):
    assert await circle.progress(OWN_TIME) is None
    await circle.joins(ADA, BEA, zone="UTC")
    await circle.joins(CLEO, zone="UTC", works_on=["sun"])
    await circle.joins(DORA, zone=CHICAGO)
    await circle.opens()
    await circle.asks(at("UTC"))
    await circle.gets(ADA)
    seen = await circle.progress(at("UTC"))
    assert (seen.sent, seen.total, seen.waiting) == (1, 4, 2)
    assert seen.done_at == at("UTC") + timedelta(seconds=0.2)
