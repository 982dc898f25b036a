"""Coaching and mentorships: who may begin, change and end one, and what time brings it."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.db import Database
from bot.domain.errors import DomainError, Gone, InvalidInput, NotAllowed
from bot.domain.members import About
from bot.domain.notices import PairingBegan, PairingChanged, PairingEnded
from bot.domain.pairings import Terms
from bot.services import apart, assignments, members, pairings
from models import ApartWhy, Goal, GoalNote, Member, Pairing
from tests.conftest import NOW
from tests.services.coaching import ADA, COLE, FAY, GRACE, NETWORK, OTTO, TODAY, Desk, kinds

NOT_THESE_TWO = "These two cannot be paired. Please choose somebody else."


@pytest.fixture
async def desk(database: Database) -> Desk:
    desk = Desk(database)
    await desk.becomes_coach(COLE)
    return desk


async def test_both_are_told_who_they_go_with_and_by_whom(desk: Desk):
    pairing_id = await desk.assigns()
    (to_officer,) = await desk.said(ADA)
    assert to_officer == PairingBegan(
        pairing_id=pairing_id,
        pairing="coaching",
        is_guide=False,
        other=COLE,
        sender=FAY,
        rhythm="weekly",
        ends_on=None,
    )
    assert (await desk.said(COLE))[-1] == replace(to_officer, is_guide=True, other=ADA)


async def test_only_a_coach_coaches(desk: Desk):
    with pytest.raises(InvalidInput) as refused:
        await desk.assigns(coach=OTTO)
    assert "role of coach" in refused.value.problems["coach"]


async def refusal(desk: Desk, officer: str = ADA) -> str:
    with pytest.raises(InvalidInput) as refused:
        await desk.assigns(officer=officer)
    return refused.value.problems["officer"]


@pytest.mark.parametrize("why", list(ApartWhy))
@pytest.mark.parametrize(("owner", "other"), [(ADA, COLE), (COLE, ADA)])
async def test_people_kept_apart_are_refused_as_everybody_is(desk: Desk, owner, other, why):
    async with desk.database.transaction() as session:
        await apart.keep(session, owner, other, why)
    assert await refusal(desk) == NOT_THESE_TWO
    assert await desk.said(ADA) == []


async def test_oneself_a_colleague_and_somebody_who_left_are_refused_in_the_same_words(desk: Desk):
    assert await refusal(desk, COLE) == NOT_THESE_TWO
    async with desk.database.transaction() as session:
        for member, name in ((ADA, "Example Unified"), (COLE, "Example Schools")):
            await members.save(session, member, About(district_name=name))
        session.add(Member(slack_id=OTTO, left_at=NOW))
    assert await refusal(desk, ADA) == NOT_THESE_TWO
    assert await refusal(desk, OTTO) == NOT_THESE_TWO


async def test_an_officer_has_one_coach_also_where_two_facilitators_press_at_once(desk: Desk):
    await desk.becomes_coach(GRACE)
    told = await asyncio.gather(
        desk.assigns(COLE), desk.assigns(GRACE), desk.assigns(COLE), return_exceptions=True
    )
    refused = [each for each in told if isinstance(each, InvalidInput)]
    assert len(refused) == 2, told
    assert all("has a coach already" in str(each) for each in refused)
    assert len(await desk.all_of(Pairing)) == 1


async def test_that_two_go_together_as_mentor_and_officer_is_not_told_to_facilitators(desk: Desk):
    proposal = await desk.proposes(await desk.talks(helper=COLE), by=ADA)
    await desk.agrees(proposal, by=COLE)
    assert await refusal(desk) == NOT_THESE_TWO
    async with desk.database.transaction() as session:
        assert await assignments.running(session) == []


async def test_facilitators_end_coaching_and_not_mentorships(desk: Desk):
    coaching = await desk.assigns()
    proposal = await desk.proposes(await desk.talks(), by=ADA)
    await desk.agrees(proposal, by=GRACE)
    mentorship = (await desk.all_of(Pairing))[-1].id
    async with desk.database.transaction() as session:
        assert set(await assignments.end(session, coaching, now=NOW)) == {ADA, COLE}
    for pairing_id in (coaching, mentorship):
        with pytest.raises(Gone):
            async with desk.database.transaction() as session:
                await assignments.end(session, pairing_id, now=NOW)
    assert (await desk.said(COLE))[-1].why == "facilitator"


@pytest.mark.parametrize(("ends", "told"), [(ADA, COLE), (COLE, ADA)])
async def test_either_of_the_two_ends_it_once_and_the_other_is_told_without_a_reason(
    desk: Desk, ends, told
):
    pairing_id = await desk.assigns()
    for _ in range(2):
        await desk.ends(pairing_id, by=ends)
    assert PairingEnded not in kinds(await desk.said(ends))
    assert kinds(await desk.said(told)).count(PairingEnded) == 1
    assert (await desk.said(told))[-1].why == "other"


async def test_nobody_else_ends_changes_or_opens_it(desk: Desk):
    pairing_id = await desk.assigns()
    terms = Terms(rhythm="monthly", today=TODAY)
    for stranger in (OTTO, FAY, GRACE):
        for number in (pairing_id, 999):
            with pytest.raises(NotAllowed, match="Only the two people of a pairing"):
                await desk.ends(number, by=stranger)
            with pytest.raises(NotAllowed, match="Only the two people of a pairing"):
                async with desk.database.transaction() as session:
                    await pairings.set_terms(
                        session, number, terms, by=stranger, cause="V", now=NOW
                    )
    async with desk.database.transaction() as session:
        assert await pairings.seen_by(session, OTTO) == []
        assert (await session.get_one(Pairing, pairing_id)).ended_at is None


async def test_a_change_of_terms_is_told_to_the_other_and_moves_the_clock(desk: Desk):
    pairing_id = await desk.assigns()
    ends_on = TODAY + timedelta(days=20)
    for _ in range(2):
        async with desk.database.transaction() as session:
            terms = Terms(rhythm="monthly", ends_on=ends_on, today=TODAY)
            await pairings.set_terms(session, pairing_id, terms, by=ADA, cause="V9", now=NOW)
    assert kinds(await desk.said(COLE))[1:] == [PairingChanged]
    (row,) = await desk.all_of(Pairing)
    assert (row.rhythm, row.due_on) == ("monthly", ends_on - timedelta(days=7))


async def test_who_leaves_ends_their_pairings_with_a_word_to_each_other_side(desk: Desk):
    await desk.assigns()
    await desk.assigns(officer=OTTO)
    heard = len(await desk.said(COLE))
    async with desk.database.transaction() as session:
        await pairings.part_with(session, COLE, now=NOW, network=NETWORK)
    for officer in (ADA, OTTO):
        last = (await desk.said(officer))[-1]
        assert (type(last), last.why) == (PairingEnded, "left")
    assert len(await desk.said(COLE)) == heard


async def test_two_who_must_not_meet_again_are_parted_and_others_are_not(desk: Desk):
    await desk.assigns()
    await desk.assigns(officer=OTTO)
    async with desk.database.transaction() as session:
        await pairings.part(session, ADA, COLE, now=NOW)
        assert await pairings.of(session, ADA) == []
        assert [each.officer for each in await pairings.of(session, COLE)] == [OTTO]
    assert (await desk.said(ADA))[-1].why == "closed"


async def test_what_ended_can_be_read_for_a_while_and_is_then_forgotten(desk: Desk):
    pairing_id = await desk.assigns()
    goal = await desk.sets_goal(pairing_id, by=ADA)
    await desk.notes(goal, by=COLE)
    await desk.ends(pairing_id, by=ADA)
    for attempt in (desk.sets_goal(pairing_id, by=ADA, form="V8"), desk.notes(goal, by=ADA)):
        with pytest.raises(DomainError, match="This has ended"):
            await attempt
    for days, left in ((89, 1), (91, 0)):
        async with desk.database.transaction() as session:
            await pairings.sweep(session, now=NOW + timedelta(days=days))
        for table in (Pairing, Goal, GoalNote):
            assert len(await desk.all_of(table)) == left


async def test_an_officer_may_be_coached_again_after_an_end(desk: Desk):
    await desk.ends(await desk.assigns(), by=ADA)
    await desk.assigns()
    async with desk.database.transaction() as session:
        seen = await pairings.seen_by(session, ADA)
        assert [each.forgotten_on is None for each in seen] == [True, False]
        assert len(await pairings.for_home(session, ADA)) == 1
