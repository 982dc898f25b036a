"""What a cohort is asked next: by season, in an order of its own, never the same within a year."""

import asyncio
from datetime import date, timedelta

import pytest

from bot.db import Database
from bot.domain.errors import Gone
from bot.domain.prompts import ARCS, NOT_AGAIN_WITHIN, arc_on
from bot.services import cohorts, prompt_days, prompt_order, prompts
from bot.services.prompt_order import AskedLately
from models import CohortPrompt, Prompting, Reveals, Schedule, ScheduleKind
from tests.conftest import NOW, ON_SQLITE
from tests.services.prompt_shelf import FAY, TODAY, Shelf, filled

WEEK = timedelta(weeks=1)


@pytest.fixture
async def shelf(database: Database) -> Shelf:
    return await filled(database)


@ON_SQLITE
async def test_a_cohort_whose_order_nobody_touched_is_asked_what_the_season_brings(shelf: Shelf):
    for month in range(1, 13):
        day = date(2027, month, 10)
        assert (await shelf.next(day)).prompt.arc == arc_on(day)
    assert (await shelf.next()).reveals == Reveals.WHO


@ON_SQLITE
async def test_nothing_is_asked_twice_within_a_year_however_long_the_programme_is(shelf: Shelf):
    asked: dict[str, date] = {}
    async with shelf.database.transaction() as session:
        for week in range(120):
            day = TODAY + week * WEEK
            ref = (await prompts.next_for(session, shelf.cohort_id, today=day)).prompt.ref
            assert ref not in asked or day - asked[ref] >= NOT_AGAIN_WITHIN
            asked[ref] = day
            session.add(_put(shelf.cohort_id, ref, day))
            await session.flush()


@ON_SQLITE
async def test_where_all_was_asked_within_a_year_it_is_what_was_asked_longest_ago(shelf: Shelf):
    refs = list(prompts.bank())
    async with shelf.database.transaction() as session:
        for ago, ref in enumerate(refs):
            session.add(_put(shelf.cohort_id, ref, TODAY - timedelta(days=ago)))
    assert (await shelf.next()).prompt.ref == refs[-1]
    assert await shelf.ahead() == []


@ON_SQLITE
async def test_up_and_down_change_places_and_the_ends_stay(shelf: Shelf):
    first, second, third, *rest = await shelf.ahead()
    await shelf.changes(prompt_order.move, second, -1)
    assert (await shelf.ahead())[:3] == [second, first, third]
    await shelf.changes(prompt_order.move, second, 1)
    await shelf.changes(prompt_order.move, second, 1)
    assert (await shelf.ahead())[:3] == [first, third, second]
    await shelf.changes(prompt_order.move, first, -1)
    await shelf.changes(prompt_order.move, rest[-1], 1)
    assert await shelf.ahead() == [first, third, second, *rest]


@ON_SQLITE
async def test_up_passes_over_what_was_asked_already(shelf: Shelf):
    first, second, third, *_ = await shelf.ahead()
    await shelf.changes(prompt_order.move, first, -1)  # the order is written down now
    await shelf.asks(second)
    await shelf.changes(prompt_order.move, third, -1)
    assert (await shelf.ahead())[:2] == [third, first]


@ON_SQLITE
async def test_what_is_left_out_is_not_asked_until_somebody_adds_it(shelf: Shelf):
    first, second, *_ = await shelf.ahead()
    await shelf.changes(prompt_order.remove, first)
    assert (await shelf.next()).prompt.ref == second
    assert first not in await shelf.ahead()
    with pytest.raises(Gone):
        await shelf.changes(prompt_order.reveal, first, Reveals.NOTHING)
    await shelf.changes(prompt_order.add, first, first=False)
    assert (await shelf.ahead())[-1] == first
    await shelf.changes(prompt_order.add, first, first=True)
    assert (await shelf.ahead())[:2] == [first, second]


@ON_SQLITE
async def test_what_was_asked_lately_is_not_added_and_comes_again_after_a_year(shelf: Shelf):
    first, second, *_ = await shelf.ahead()
    await shelf.asks(first)
    with pytest.raises(AskedLately):
        await shelf.changes(prompt_order.add, first, first=True)
    await shelf.changes(prompt_order.move, second, 1)
    assert first not in await shelf.ahead()
    assert first in await shelf.ahead(TODAY + NOT_AGAIN_WITHIN)


@ON_SQLITE
async def test_an_order_that_is_used_up_leaves_the_choice_to_the_season(shelf: Shelf):
    first, *others = await shelf.ahead()
    for ref in others:
        await shelf.changes(prompt_order.remove, ref)
    assert await shelf.ahead() == [first]
    await shelf.asks(first)
    later = TODAY + WEEK
    following = await shelf.next(later)
    assert following.prompt.ref != first
    assert following.prompt.arc == arc_on(later)


@ON_SQLITE
async def test_what_facilitators_learn_is_decided_for_each_prompt(shelf: Shelf):
    first, second, *_ = await shelf.ahead()
    await shelf.changes(prompt_order.reveal, first, Reveals.NOTHING)
    planned = await shelf.does(prompts.upcoming, shelf.cohort_id, today=TODAY)
    assert {each.prompt.ref: each.reveals for each in planned[:2]} == {
        first: Reveals.NOTHING,
        second: Reveals.WHO,
    }


async def test_two_who_first_change_an_order_at_once_both_have_their_way(shelf: Shelf):
    first, second, *rest = await shelf.ahead()
    await asyncio.gather(
        shelf.changes(prompt_order.remove, first),
        shelf.changes(prompt_order.remove, second),
    )
    assert await shelf.ahead() == rest


@ON_SQLITE
async def test_a_cohort_that_is_archived_keeps_its_order_as_it_is(shelf: Shelf):
    [first, *_] = await shelf.ahead()
    await shelf.does(cohorts.archive, shelf.cohort_id, now=NOW)
    with pytest.raises(Gone):
        await shelf.changes(prompt_order.remove, first)


@ON_SQLITE
async def test_what_comes_with_lantern_no_more_is_passed_over(shelf: Shelf):
    [first, *_] = await shelf.ahead()
    await shelf.changes(prompt_order.move, first, -1)
    async with shelf.database.transaction() as session:
        gone = CohortPrompt(cohort_id=shelf.cohort_id, prompt="a-prompt-of-before", position=-9)
        session.add(gone)
    assert (await shelf.next()).prompt.ref == first


@ON_SQLITE
async def test_the_days_of_the_next_ones_are_those_of_the_schedules(shelf: Shelf):
    assert {each.day for each in await _seen(shelf)} == {None}
    async with shelf.database.transaction() as session:
        session.add(_mondays(shelf.cohort_id, ends_on=TODAY + 2 * WEEK))
    seen = await _seen(shelf)
    assert [each.day for each in seen[:4]] == [TODAY, TODAY + WEEK, TODAY + 2 * WEEK, None]
    assert [each.prompt.ref for each in seen] == await shelf.ahead()


def test_the_bank_is_in_the_order_of_the_year():
    bank = list(prompts.bank().values())
    places = [(list(ARCS).index(prompt.arc or ""), prompt.step) for prompt in bank]
    assert places == sorted(places)


async def _seen(shelf: Shelf):
    return await shelf.does(prompt_days.ahead, shelf.cohort_id, today=TODAY)


def _put(cohort_id: int, ref: str, day: date) -> Prompting:
    return Prompting(
        cohort_id=cohort_id,
        cause=f"press:{ref}:{day}",
        prompt=ref,
        question="?",
        short="?",
        topic=None,
        support=None,
        reveals=Reveals.WHO,
        day=day,
        minute=540,
        zone=None,
        opened_at=NOW,
    )


def _mondays(cohort_id: int, *, ends_on: date) -> Schedule:
    return Schedule(
        form_id="V9",
        cohort_id=cohort_id,
        kind=ScheduleKind.PROMPT,
        weekdays=["mon"],
        minute=540,
        every=1,
        zone=None,
        starts_on=TODAY,
        ends_on=ends_on,
        made_by=FAY,
        made_at=NOW,
        next_on=TODAY,
    )
