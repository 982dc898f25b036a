"""An assessment is its author's: a coach reads its scores by choice, and charts go with it."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from bot.db import Database
from bot.domain import supports
from bot.domain.errors import Gone, NotAllowed
from bot.domain.notices import SupportsCharted, SupportsInvited, SupportsShared
from bot.services import assessments, support_guidance, support_invitations
from bot.services.library import Library
from models import Break, Delivery, DeliveryState, Member
from tests.conftest import NOW, ON_SQLITE
from tests.services.answering import ADA, COLE, FAY, OTTO, Room, room

DAY = timedelta(days=1)
WEAK = {key: 1 if key.startswith("seat") else 3 for key in supports.KEYS}
BETTER = dict.fromkeys(supports.KEYS, 3)


async def took(database, answers=WEAK, *, who=ADA, form="V1", now=NOW):
    async with database.transaction() as session:
        await assessments.save(session, answers, by=who, form_id=form, now=now)
    return (await kept(database, who))[0].assessment_id


async def kept(database, who=ADA):
    async with database.transaction() as session:
        return await assessments.kept(session, who)


async def does(database, what, number, *, by=ADA, cause="T1", **more):
    async with database.transaction() as session:
        await what(session, number, by=by, cause=cause, **more)


async def invites(database, now):
    after = ""
    while after is not None:
        async with database.transaction() as session:
            after = await support_invitations.invite(session, after=after, now=now)


async def met(database: Database, *members: str) -> Room:
    """A cohort whose members checked in for the first time at NOW."""
    desk = await room(database, *members)
    for each in members:
        await desk.answers(each)
    return desk


async def is_member(database, who, **told):
    async with database.transaction() as session:
        session.add(Member(slack_id=who, **told))


@ON_SQLITE
async def test_an_assessment_is_kept_once_and_leads_to_no_message_to_anybody(database: Database):
    for _ in range(2):
        await took(database)
    [taken] = await kept(database)
    assert (taken.answers, taken.answered_on, taken.coach) == (WEAK, NOW.date(), None)
    async with database.transaction() as session:
        assert (await session.scalars(select(Delivery))).all() == []
    async with database.engine.connect() as connection:
        (row,) = await connection.execute(text("SELECT answers FROM assessment"))
        assert "seat" not in row[0]


@ON_SQLITE
async def test_nobody_else_sees_charts_shares_or_deletes_it(database: Database):
    desk = await room(database, ADA, OTTO)
    await desk.coaches(COLE)
    number = await took(database)
    for stranger in (OTTO, COLE, FAY):
        for change in (
            assessments.send_chart,
            assessments.remove_chart,
            assessments.take_back,
            assessments.delete,
        ):
            with pytest.raises(NotAllowed):
                await does(database, change, number, by=stranger)
        with pytest.raises(NotAllowed):
            await does(database, assessments.share, number, by=stranger, coach=COLE)
        assert await kept(database, stranger) == []
    assert len(await kept(database)) == 1


@ON_SQLITE
async def test_a_coach_reads_five_scores_until_they_are_taken_back(database: Database):
    desk = await room(database, ADA)
    number = await took(database)
    with pytest.raises(Gone):
        await does(database, assessments.share, number, coach=COLE)
    await desk.coaches(COLE)
    for cause in ("V1", "V2"):
        await does(database, assessments.share, number, coach=COLE, cause=cause)
    [read] = await desk.said(COLE, SupportsShared)
    assert (read.author, read.answered_on) == (ADA, NOW.date())
    assert [it.score for it in read.scores] == [3, 3, 3, 1, 3]
    [taken] = await kept(database)
    assert taken.coach == COLE
    await does(database, assessments.take_back, number)
    assert len(await desk.removed(COLE)) == 1
    assert (await kept(database))[0].coach is None


@ON_SQLITE
async def test_only_the_coach_whom_the_officer_saw_named_is_told(database: Database):
    desk = await room(database, ADA)
    await desk.coaches(COLE)
    number = await took(database)
    await desk.coaches(OTTO)
    with pytest.raises(Gone):
        await does(database, assessments.share, number, coach=COLE)
    assert await desk.owed(COLE) == []
    assert await desk.owed(OTTO) == []


@ON_SQLITE
async def test_a_new_coach_may_be_told_and_the_old_one_loses_it(database: Database):
    desk = await room(database, ADA)
    await desk.coaches(COLE)
    number = await took(database)
    await does(database, assessments.share, number, coach=COLE, cause="V1")
    await desk.coaches(OTTO)
    await does(database, assessments.share, number, coach=OTTO, cause="V2")
    assert len(await desk.removed(COLE)) == 1
    assert len(await desk.said(OTTO, SupportsShared)) == 1


@ON_SQLITE
async def test_what_is_deleted_goes_from_the_coach_and_from_every_chart(database: Database):
    desk = await room(database, ADA)
    await desk.coaches(COLE)
    old = await took(database, WEAK, now=NOW - 200 * DAY, form="V1")
    new = await took(database, BETTER, form="V2")
    await does(database, assessments.share, old, coach=COLE)
    for number in (old, new, new):
        await does(database, assessments.send_chart, number, cause=f"T{number}")
    of_old, of_new = await desk.said(ADA, SupportsCharted)
    assert (len(of_old.chart.series), len(of_new.chart.series)) == (1, 2)

    await does(database, assessments.delete, old)
    assert len(await desk.removed(COLE)) == len(await desk.removed(ADA)) == 1
    *_, redrawn = await desk.said(ADA, SupportsCharted)
    assert redrawn.assessment_id == new
    assert [each.name for each in redrawn.chart.series] == ["This time, January 5, 2026"]
    assert [each.assessment_id for each in await kept(database)] == [new]


async def test_an_invitation_is_owed_once_however_many_look(database: Database):
    desk = await met(database, ADA, OTTO)
    await invites(database, NOW + 29 * DAY)
    assert await desk.owed(ADA) == []
    due = NOW + 30 * DAY
    await asyncio.gather(*(invites(database, due) for _ in range(3)))
    await invites(database, due + DAY)
    for member in (ADA, OTTO):
        [invited] = await desk.said(member, SupportsInvited)
        assert invited.first
        [row] = await desk.owed(member)
        assert row.state == DeliveryState.HELD, "it waits for its turn"
    assert await desk.owed(FAY) == await desk.owed(COLE) == []


@ON_SQLITE
async def test_the_next_comes_half_a_year_later_and_not_to_who_wants_none(database: Database):
    desk = await met(database, ADA, OTTO)
    await invites(database, NOW + 30 * DAY)
    async with database.transaction() as session:
        await support_invitations.choose(session, OTTO, wanted=False)
    taken = NOW + 40 * DAY
    await took(database, now=taken)
    for days in range(0, 182, 7):
        await invites(database, taken + days * DAY)
    assert len(await desk.owed(ADA)) == 1
    await invites(database, taken + 182 * DAY)
    assert [it.first for it in await desk.said(ADA, SupportsInvited)] == [False]
    assert len(await desk.owed(OTTO)) == 1


@ON_SQLITE
async def test_nobody_is_invited_who_is_away_left_resting_or_wants_no_prompts(database: Database):
    due = NOW + 30 * DAY
    unwanted = {
        "U0AWAY": {"away_until": due.date() + DAY},
        "U0LEFT": {"left_at": NOW},
        "U0QUIET": {"wants_prompts": False},
        "U0NONE": {"wants_assessments": False},
        "U0REST": {"district_key": "resting"},
    }
    desk = await met(database, *unwanted)
    for member, told in unwanted.items():
        await is_member(database, member, **told)
    async with database.transaction() as session:
        winter = Break(
            form_id="V1", name="Winter", starts_on=due.date(), ends_on=due.date(), added_by=FAY,
            added_at=NOW, district_key="resting",
        )  # fmt: skip
        session.add(winter)
    await invites(database, due)
    for member in unwanted:
        assert await desk.said(member, SupportsInvited) == [], member
    await invites(database, due + 2 * DAY)
    assert len(await desk.said("U0AWAY", SupportsInvited)) == 1, "they are back"
    assert len(await desk.said("U0REST", SupportsInvited)) == 1, "the break is over"


@ON_SQLITE
async def test_who_looks_of_their_own_accord_is_spared_the_invitation_that_waits(
    database: Database,
):
    desk = await met(database, ADA)
    await invites(database, NOW + 30 * DAY)
    await took(database, now=NOW + 31 * DAY)
    [row] = await desk.owed(ADA)
    assert row.state == DeliveryState.SPARED


@ON_SQLITE
async def test_an_invitation_shows_what_its_reader_pressed(database: Database):
    desk = await met(database, ADA)
    await invites(database, NOW + 30 * DAY)
    [invited] = await desk.said(ADA, SupportsInvited)
    async with database.transaction() as session:
        await support_invitations.answer(
            session, ADA, invited.invited_on, "off", first=invited.first, cause="T1"
        )
        await support_invitations.answer(
            session, OTTO, date(2026, 2, 4), "off", first=True, cause="T2"
        )
    assert [it.state for it in await desk.said(ADA, SupportsInvited)] == ["off"]
    assert await desk.owed(OTTO) == []


async def test_the_weakest_supports_lead_to_pieces_on_them(guidance):
    told = WEAK | {key: 2 for key in supports.KEYS if key.startswith("money")}
    found = await support_guidance.suited(
        Library(guidance), told, reader=support_guidance.Reader(), today=date(2026, 11, 22)
    )
    assert list(found) == ["seat-at-the-table", "money-and-mentorship"]
    for support, entries in found.items():
        assert 2 <= len(entries) <= support_guidance.EACH
        assert {entry.piece.support for entry in entries} == {support}
        assert not any(entry.piece.states for entry in entries)
