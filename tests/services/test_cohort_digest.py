"""What facilitators learn of a cohort: how it is, and of nobody what they answered."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.notices import CohortPictured
from bot.services import figures
from bot.views.render import render
from models import CheckIn, CheckInState, Figure, Prompting, Reveals
from tests.conftest import NOW, ON_SQLITE
from tests.services.desk import FAY
from tests.services.picturing import NAMES, Year

EIGHT = dict.fromkeys(NAMES[:8], 4)


@pytest.fixture
async def year(database):
    return await Year(database).begins()


def all_of(picture: CohortPictured) -> str:
    message = render(picture)
    return " ".join([message.text, *(str(block.to_dict()) for block in message.blocks)])


@ON_SQLITE
async def test_the_picture_says_how_many_answered_and_how_heavy_the_week_was(year):
    await year.answers(EIGHT | {"Ada": 2})
    picture = await year.closes_window()
    assert picture.prompts[0].answered == 8
    assert picture.prompts[0].asked == 12
    assert picture.load == 4, "3.75, to halves below ten people"
    assert picture.support == 3
    assert "8 of 12" in all_of(picture)
    assert "How heavy the week was: Sep 7 4." in picture.charts[0].words


@ON_SQLITE
async def test_nobodys_words_or_names_are_in_it(year):
    await year.answers(EIGHT)
    said = all_of(await year.closes_window())
    assert "Words of my own" not in said
    assert "U0" not in said


@ON_SQLITE
async def test_below_five_answers_there_is_no_figure_and_it_says_so(year):
    await year.answers(dict.fromkeys(NAMES[:4], 5))
    picture = await year.closes_window()
    assert picture.load is None
    assert picture.charts == []
    assert "No pulse this time" in all_of(picture)


@ON_SQLITE
async def test_weeks_without_a_figure_leave_a_gap_in_the_line(year):
    for answered in (8, 3, 8):
        await year.answers(dict.fromkeys(NAMES[:answered], 3))
        picture = await year.closes_window()
    assert picture.charts[0].series[0].values == [3, None, 3]
    assert "Sep 14 no figure" in picture.charts[0].words


@ON_SQLITE
async def test_where_facilitators_learn_nothing_of_who_answered_they_get_no_number(year):
    year.reveals = Reveals.NOTHING
    await year.answers(EIGHT)
    picture = await year.closes_window()
    assert picture.prompts[0].answered is None
    assert picture.prompts[0].at_least == 5
    assert "at least 5 of 12" in all_of(picture)
    assert "8 of 12" not in all_of(picture)


@ON_SQLITE
async def test_a_topic_of_few_is_folded_into_others_until_enough_named_one(year):
    ticked = {name: ["student-voice"] for name in NAMES[:5]}
    ticked |= {name: ["special-education"] for name in NAMES[5:8]}
    await year.answers(EIGHT, topics=ticked)
    picture = await year.closes_window()
    assert [(it.slug, it.at_least) for it in picture.rising] == [("student-voice", 5)]
    rare = {NAMES[0]: ["budget-and-resourcing"], NAMES[1]: ["hiring-and-retention"]}
    rare |= {name: ["special-education"] for name in NAMES[2:7]} | {NAMES[7]: ["racial-equity"]}
    rare |= {name: ["data-and-accountability"] for name in NAMES[8:10]}
    await year.answers(dict.fromkeys(NAMES[:10], 3), topics=rare)
    picture = await year.closes_window()
    assert [it.slug for it in picture.rising] == ["special-education", None]
    assert "budget" not in all_of(picture).lower()


@ON_SQLITE
async def test_a_problem_without_a_name_is_in_no_cohorts_topics(year):
    await year.answers(dict.fromkeys(NAMES[:9], 3))
    await year.shares(*NAMES[:6], when=year.closes - timedelta(days=1), anonymous=True)
    assert (await year.closes_window()).rising == []


@ON_SQLITE
async def test_an_answer_after_the_closing_counts_in_no_figure(year):
    asked = await year.answers(EIGHT)
    async with year.database.transaction() as session:
        prompting = await session.get_one(Prompting, asked)
        prompting.closed_at = year.closes - timedelta(days=1)  # as the next question does
        late = await session.get_one(CheckIn, 9)
        late.state, late.pulse = CheckInState.ANSWERED, {"load": 1}
        late.answered_at = year.closes - timedelta(hours=1)
    picture = await year.closes_window()
    assert picture.prompts[0].answered == 8
    assert await year.published("pulse:load") == [frozenset(f"U0{it.upper()}" for it in EIGHT)]


@ON_SQLITE
async def test_facilitators_are_told_once_however_often_the_day_is_worked_on(year):
    await year.answers(EIGHT)
    await year.closes_window()
    keys = [each for each in await year.told() if each.channel == FAY]
    assert len(keys) == 1


@ON_SQLITE
async def test_where_nobody_was_asked_nobody_is_told(year):
    assert await year.closes_window() is None


@ON_SQLITE
async def test_two_weeks_that_differ_by_one_person_are_not_both_told_of_all(year):
    await year.answers(dict.fromkeys(NAMES[:10], 3))
    await year.closes_window()
    await year.answers(dict.fromkeys(NAMES[:9], 3))
    await year.closes_window()
    first, second = await year.published("pulse:load")
    assert len(first ^ second) == 3


async def test_two_at_once_cannot_each_tell_half_of_what_gives_somebody_away(database):
    people = [f"U{number}" for number in range(8)]

    async def tell(number, count):
        async with database.transaction() as session:
            await figures.publish(
                session, what="pulse", of=f"cohort:{number}:week", people=people[:count], now=NOW
            )

    await asyncio.gather(*(tell(number, 6 + number % 3) for number in range(6)))
    async with database.transaction() as session:
        rows = [await session.get(Figure, number) for number in range(1, 7)]
    told = [frozenset(row.people) for row in rows if row]
    assert told
    assert all(len(one ^ other) in (0, *range(3, 9)) for one in told for other in told)


@ON_SQLITE
async def test_what_was_told_stays_as_it_was_told(database):
    async def tell(people, value):
        async with database.transaction() as session:
            told = await figures.tell(
                session,
                what="pulse",
                of="cohort:1:week",
                people=people,
                work_out=lambda _: {"average": value},
                now=NOW,
            )
            return told.value["average"]

    assert await tell(list("abcdef"), 3) == 3
    assert await tell(list("abcde"), 5) == 3, "somebody deleted theirs, or changed it"
