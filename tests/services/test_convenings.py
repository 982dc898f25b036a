"""Who is invited, told and reminded, once each, whatever changes and however many look."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.errors import Gone, NotAllowed
from bot.services import convenings, nominations, outbox, rsvps
from models import Attendance, CohortPart, Delivery, Figure, Problem
from tests.conftest import ON_SQLITE
from tests.services.convening import ADA, BEA, CLEO, DORA, EVE, NETWORK, NOW, Calendar

STARTS = datetime(2026, 3, 12, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def calendar(database) -> Calendar:
    return await Calendar(database).begins(ADA, BEA)


async def test_each_is_invited_and_reminded_once_however_many_look(database):
    names = [f"U0{number:03}" for number in range(40)]
    calendar = await Calendar(database).begins(*names)
    convening_id = await calendar.plans()
    for _ in range(2):
        await asyncio.gather(*(calendar.looks(limit=7) for _ in range(3)))
    assert await calendar.count(Attendance) == await calendar.count(Delivery) == len(names)
    await calendar.sends()
    await calendar.changes(convening_id, place="Room 4")
    await asyncio.gather(*(calendar.looks(limit=7) for _ in range(3)))
    await asyncio.gather(*(calendar.looks(STARTS - DAY, limit=7) for _ in range(3)))
    assert await calendar.owed(names[0]) == [
        "post convening_invitation",
        "update convening_invitation",
        "post convening_changed",
        "post convening_tomorrow",
    ]
    assert await calendar.count(Delivery) == 4 * len(names)


@ON_SQLITE
async def test_who_joins_later_is_invited_and_who_left_or_is_elsewhere_is_not(calendar):
    await calendar.leaves(BEA)
    await calendar.plans()
    await calendar.looks()
    await calendar.joins(CLEO)
    await calendar.looks()
    assert [each.member for each in await calendar.attendances()] == [ADA, CLEO]
    await calendar.begins(DORA)
    await calendar.begins(EVE, ends_on=date(2026, 3, 11))
    await calendar.looks()
    assert len(await calendar.attendances()) == 2
    await calendar.plans(everybody=True)
    await calendar.looks()
    assert {each.member for each in await calendar.attendances()} == {ADA, CLEO, DORA}


@ON_SQLITE
async def test_who_facilitates_or_coaches_a_cohort_is_invited_with_it(calendar):
    await calendar.is_looked_after_by(DORA, CohortPart.FACILITATOR)
    await calendar.is_looked_after_by(EVE, CohortPart.COACH)
    await calendar.is_looked_after_by(ADA, CohortPart.COACH)
    await calendar.plans()
    await calendar.looks()
    invited = [each.member for each in await calendar.attendances()]
    assert invited == [ADA, BEA, DORA, EVE], "each once"


@ON_SQLITE
async def test_another_time_is_reminded_of_again_and_another_room_is_not(calendar):
    convening_id = await calendar.plans()
    await calendar.looks()
    await calendar.sends()
    await calendar.answers(convening_id, "yes", ADA)
    await calendar.looks(STARTS - DAY)
    await calendar.changes(convening_id, now=STARTS - DAY, place="Room 4")
    await calendar.looks(STARTS - 20 * HOUR)
    assert (await calendar.owed(ADA)).count("post convening_tomorrow") == 1
    await calendar.changes(convening_id, now=STARTS - 20 * HOUR, day=date(2026, 3, 19))
    await calendar.looks(STARTS)
    await calendar.looks(STARTS + 6 * DAY)
    await calendar.looks(STARTS + 7 * DAY - HOUR)
    owed = await calendar.owed(ADA)
    assert owed.count("post convening_tomorrow") == 2
    assert owed.count("post convening_soon") == 1
    assert None in await calendar.reads(ADA, STARTS + 6 * DAY), "the earlier change is no news"


@ON_SQLITE
async def test_called_off_before_it_was_sent_the_invitation_is_not_sent_at_all(calendar):
    convening_id = await calendar.plans()
    await calendar.looks()
    async with calendar.database.transaction() as session:
        await convenings.call_off(session, convening_id, now=NOW)
    await calendar.looks()
    await calendar.looks(STARTS + DAY)
    assert await calendar.owed(ADA) == []
    with pytest.raises(Gone):
        await calendar.answers(convening_id, "yes", ADA)


@ON_SQLITE
async def test_what_nobody_was_there_for_is_not_said_after_it_began(calendar):
    convening_id = await calendar.plans()
    await calendar.looks()
    await calendar.answers(convening_id, "yes", ADA)
    await calendar.looks(STARTS + HOUR / 2)
    assert await calendar.owed(ADA) == ["post convening_invitation"]
    assert await calendar.reads(ADA, STARTS) == [None], "nor is what was held too long"
    await calendar.looks(STARTS + 2 * HOUR)
    assert await calendar.owed(ADA) == ["post convening_invitation", "post worth_wanted"]


@ON_SQLITE
@pytest.mark.parametrize(
    ("people", "writers", "told"), [(4, 4, None), (5, 4, 0), (6, 5, 5)], ids=str
)
async def test_what_it_was_worth_is_told_over_five_people_or_not_at_all(
    database, people, writers, told
):
    names = [f"U0{number:03}" for number in range(people)]
    calendar = await Calendar(database).begins(*names)
    convening_id = await calendar.plans()
    await calendar.looks()
    await calendar.answers(convening_id, "remote", *names)
    await calendar.looks(STARTS + 2 * HOUR)
    for number, each in enumerate(names):
        words = f"zebrafish {each}" if number < writers else ""
        await calendar.values(convening_id, each, words, STARTS + 3 * HOUR)
    await calendar.looks(STARTS + 8 * DAY)
    assert await calendar.count(Figure) == (told is not None)
    async with database.transaction() as session:
        message = await outbox.find(session, f"convening:{convening_id}:worth:U0FAY")
        notice = outbox.notice_of(message) if message else None
    assert (len(notice.words) if notice else None) == told
    kept = await calendar.attendances()
    assert [(each.useful, each.words) for each in kept] == [(None, None)] * people
    with pytest.raises(Gone):
        await calendar.values(convening_id, names[0], "late", STARTS + 9 * DAY)


@ON_SQLITE
async def test_who_came_is_what_was_noted_and_guests_count(calendar):
    convening_id = await calendar.plans()
    await calendar.looks()
    await calendar.answers(convening_id, "yes", ADA, BEA)
    async with calendar.database.transaction() as session:
        with pytest.raises(Gone):
            await rsvps.note_came(session, convening_id, [ADA], shown=[ADA, BEA], now=NOW)
    async with calendar.database.transaction() as session:
        await rsvps.note_came(
            session, convening_id, [ADA, CLEO], shown=[ADA, BEA], now=STARTS + HOUR
        )
        seen = await rsvps.attending(session, convening_id)
    assert seen.came == [ADA, CLEO]
    assert [each.came for each in await calendar.attendances()] == [True, False, True]
    await calendar.looks(STARTS + 2 * HOUR)
    assert "post worth_wanted" not in await calendar.owed(BEA)


@ON_SQLITE
async def test_only_who_is_invited_still_answers(calendar):
    convening_id = await calendar.plans()
    await calendar.looks()
    with pytest.raises(NotAllowed):
        await calendar.answers(convening_id, "yes", CLEO)
    await calendar.leaves(ADA)
    with pytest.raises(NotAllowed):
        await calendar.answers(convening_id, "yes", ADA)


@ON_SQLITE
async def test_only_own_open_problems_in_the_channel_get_onto_an_agenda(calendar):
    convening_id = await calendar.plans()
    await calendar.looks()
    ids = {
        (author, unnamed): await problem(calendar, author, anonymous=unnamed)
        for author in (ADA, CLEO)
        for unnamed in (True, False)
    }
    private = await problem(calendar, ADA, for_channel=False)
    async with calendar.database.transaction() as session:
        await nominations.choose(
            session, convening_id, [*ids.values(), private], by=ADA, cause="V1", now=NOW
        )
        own = await nominations.own(session, convening_id, ADA)
        assert {each.problem_id for each in own if each.chosen} == {
            ids[ADA, True],
            ids[ADA, False],
        }
        offered = await nominations.askable(session, convening_id)
        assert {each.problem_id for each in offered} == {
            *(ids[ADA, each] for each in (True, False)),
            ids[CLEO, True],  # nobody learns that its author is not invited
        }
        await nominations.ask(session, convening_id, ids[CLEO, True], NETWORK, by="U0FAY", now=NOW)
        assert len(await nominations.on_agenda(session, convening_id, NETWORK)) == 2
    assert await calendar.owed(CLEO) == []


async def problem(calendar, author, **its):
    calendar.made += 1
    async with calendar.database.transaction() as session:
        row = Problem(
            form_id=f"P{calendar.made}",
            author=author,
            title="A hard thing",
            context="",
            tried="",
            question="How?",
            topics=[],
            needed_by=None,
            created_at=NOW,
            **{"anonymous": False} | its,
        )
        session.add(row)
        await session.flush()
        return row.id
