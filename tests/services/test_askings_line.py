"""The line in which searches stand while all who fit are full."""

import pytest

from bot.domain.notices import AskingWentOn, MentorAsked, MentorsSuggested
from models import AskingState
from tests.services.desk import ADA, GRACE, MAE, OTTO, Desk

OFFICERS = (ADA, OTTO, "U0OFFICER")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What differs between databases is told where people press at once."""
    return sqlite_url


async def everybody_is_full(desk: Desk) -> int:
    """Have Grace and Mae help one each, and take no more; return what Grace helps with."""
    await desk.mentors(GRACE, MAE, capacity=1, weekly=5)
    first = await desk.shares("U0FIRST", form="F1")
    second = await desk.shares("U0SECOND", form="F2")
    await desk.accepts(await desk.asks(first, GRACE, by="U0FIRST"), by=GRACE)
    await desk.accepts(await desk.asks(second, MAE, by="U0SECOND"), by=MAE)
    return first


async def in_line(desk: Desk) -> list[int]:
    problems = []
    for officer in OFFICERS:
        problem = await desk.shares(officer, form=officer)
        await desk.wants_another(problem, by=officer)
        problems.append(problem)
        await desk.time_passes(minutes=1)
    return problems


async def place(desk: Desk, officer: str) -> int | None:
    return (await desk.said(officer, MentorsSuggested))[-1].clock.place


async def test_where_all_are_full_a_search_stands_in_line_and_its_author_sees_the_place(desk: Desk):
    await everybody_is_full(desk)
    problems = await in_line(desk)
    for number, officer in enumerate(OFFICERS, start=1):
        [told] = await desk.said(officer, AskingWentOn)
        assert (told.next, told.place) == ("waiting", number)
        assert await place(desk, officer) == number
    assert (await desk.asking(problems[0])).state == AskingState.WAITING


async def test_the_line_is_served_in_order_as_soon_as_somebody_has_room(desk: Desk):
    busy = await everybody_is_full(desk)
    problems = await in_line(desk)
    await desk.resolves(busy)
    await desk.clock_looks()

    [_, asked] = {each.request_id: each for each in await desk.said(GRACE, MentorAsked)}.values()
    assert asked.author == ADA
    told = (await desk.said(ADA, AskingWentOn))[-1]
    assert (told.since, told.next, told.next_mentor) == ("free", "asked", GRACE)
    assert await place(desk, ADA) is None
    assert (await desk.asking(problems[1])).state == AskingState.WAITING


async def test_a_new_mentor_is_asked_for_the_first_in_line_and_one_a_time(desk: Desk):
    await everybody_is_full(desk)
    await in_line(desk)
    await desk.mentors("U0NEW", capacity=1, weekly=1)
    await desk.clock_looks()
    assert [each.author for each in await desk.said("U0NEW", MentorAsked)] == [ADA]


async def test_who_leaves_the_line_makes_room_for_those_behind(desk: Desk):
    busy = await everybody_is_full(desk)
    problems = await in_line(desk)
    await desk.takes_back(problems[0])
    await desk.resolves(busy)
    await desk.clock_looks()
    assert [each.author for each in await desk.said(GRACE, MentorAsked)][-1] == OTTO


async def test_where_the_last_who_fits_left_the_line_says_so(desk: Desk):
    await everybody_is_full(desk)
    [problem, *_] = await in_line(desk)
    await desk.mentors(GRACE, MAE, capacity=1, paused=True)
    await desk.clock_looks()
    assert (await desk.said(ADA, AskingWentOn))[-1].next == "nobody"
    assert (await desk.asking(problem)).state == AskingState.CHOOSING
