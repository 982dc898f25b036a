"""Keep going together: who proposes, who agrees, and what an author without a name shows when."""

import asyncio

import pytest

from bot.db import Database
from bot.domain.errors import DomainError, Gone, NotAllowed
from bot.domain.notices import KeepGoingDeclined, KeepGoingProposed, PairingBegan
from bot.services import apart, mentorships
from models import ApartWhy, Delivery, Member, Pairing, PairingKind, Request, RequestState
from tests.conftest import NOW, ON_SQLITE
from tests.services.coaching import ADA, COLE, GRACE, OTTO, TITLE, Desk

pytestmark = ON_SQLITE


@pytest.fixture
async def desk(database: Database) -> Desk:
    return Desk(database)


async def keep_apart(desk: Desk, owner: str, other: str) -> None:
    async with desk.database.transaction() as session:
        await apart.keep(session, owner, other, ApartWhy.CHOSEN)


async def test_one_proposes_the_other_agrees_and_both_are_told(desk: Desk):
    for proposer, other in ((ADA, GRACE), (GRACE, ADA)):
        talk = await desk.talks() if proposer == ADA else await again(desk)
        proposal = await desk.proposes(talk, by=proposer, form=f"V{proposer}")
        asked = (await desk.said(other))[-1]
        assert isinstance(asked, KeepGoingProposed)
        assert (asked.other, asked.title, asked.shows_name) == (proposer, TITLE, False)
        await desk.agrees(proposal, by=other)
        row = (await desk.all_of(Pairing))[-1]
        assert (row.kind, row.guide, row.officer) == (PairingKind.MENTORSHIP, GRACE, ADA)
        for member in (ADA, GRACE):
            assert isinstance((await desk.said(member))[-1], PairingBegan)


async def again(desk: Desk) -> int:
    """End what runs, so that the same two can begin again."""
    (row,) = await desk.all_of(Pairing)
    await desk.ends(row.id, by=ADA)
    return (await desk.all_of(Request))[-1].id


async def test_not_now_is_passed_on_kindly_and_leaves_the_next_word_to_who_said_it(desk: Desk):
    talk = await desk.talks()
    await desk.declines(await desk.proposes(talk, by=ADA), by=GRACE)
    assert (await desk.said(ADA))[-1] == KeepGoingDeclined(title=TITLE, other=GRACE)
    assert await desk.all_of(Pairing) == []
    with pytest.raises(Gone, match="Not now"):
        await desk.proposes(talk, by=ADA, form="V4")
    await desk.agrees(await desk.proposes(talk, by=GRACE, form="V5"), by=ADA)
    assert len(await desk.all_of(Pairing)) == 1


async def test_only_the_other_side_answers_and_once(desk: Desk):
    proposal = await desk.proposes(await desk.talks(), by=ADA)
    for stranger in (ADA, OTTO, COLE):
        with pytest.raises(NotAllowed):
            await desk.agrees(proposal, by=stranger)
        with pytest.raises(NotAllowed):
            await desk.declines(proposal, by=stranger)
    told = await asyncio.gather(
        *(desk.agrees(proposal, by=GRACE) for _ in range(3)), return_exceptions=True
    )
    assert [each for each in told if each is None] == [None], told
    assert len([each for each in told if isinstance(each, Gone)]) == 2
    assert len(await desk.all_of(Pairing)) == 1


async def test_a_stranger_proposes_nothing(desk: Desk):
    talk = await desk.talks()
    for request_id in (talk, 999):
        with pytest.raises(NotAllowed, match="Only the two who talk"):
            await desk.proposes(request_id, by=OTTO)


async def test_two_proposals_do_not_cross(desk: Desk):
    talk = await desk.talks()
    told = await asyncio.gather(
        desk.proposes(talk, by=ADA, form="V1"),
        desk.proposes(talk, by=GRACE, form="V2"),
        return_exceptions=True,
    )
    assert len([each for each in told if isinstance(each, Gone)]) == 1


async def test_where_a_conversation_ended_badly_or_was_closed_nothing_is_proposed(desk: Desk):
    talk = await desk.talks()
    proposal = await desk.proposes(talk, by=ADA)
    async with desk.database.transaction() as session:
        (await session.get_one(Request, talk)).state = RequestState.ENDED
    for attempt in (desk.proposes(talk, by=GRACE), desk.agrees(proposal, by=GRACE)):
        with pytest.raises(Gone):
            await attempt


async def everything_owed(desk: Desk, *, to: str) -> str:
    owed = [each for each in await desk.all_of(Delivery) if each.channel == to]
    return " ".join(str(each.notice) for each in owed)


async def test_an_author_without_a_name_is_named_to_nobody_until_the_mentor_agrees(desk: Desk):
    proposal = await desk.proposes(await desk.talks(anonymous=True), by=ADA)
    (asked,) = await desk.said(GRACE)
    assert (asked.other, asked.shows_name) == (None, False)
    assert ADA not in await everything_owed(desk, to=GRACE)
    await desk.agrees(proposal, by=GRACE)
    began = (await desk.said(GRACE))[-1]
    assert (began.other, began.title) == (ADA, TITLE)
    assert (await desk.said(ADA))[-1].title == ""


async def test_who_says_not_now_to_an_author_without_a_name_never_learns_it(desk: Desk):
    await desk.declines(await desk.proposes(await desk.talks(anonymous=True), by=ADA), by=GRACE)
    assert ADA not in await everything_owed(desk, to=GRACE)


async def test_a_mentors_proposal_is_passed_on_and_the_author_is_told_what_agreeing_shows(
    desk: Desk,
):
    talk = await desk.talks(anonymous=True)
    await desk.declines(await desk.proposes(talk, by=GRACE), by=ADA)
    asked = (await desk.said(ADA))[-1]
    assert isinstance(asked, KeepGoingProposed)
    assert (asked.other, asked.shows_name) == (GRACE, True)
    assert await desk.said(GRACE) == [KeepGoingDeclined(title=TITLE, other=None)]
    assert ADA not in await everything_owed(desk, to=GRACE)


@pytest.mark.parametrize("owner", [ADA, GRACE])
async def test_a_mentor_cannot_find_out_by_proposing_who_an_unnamed_author_is(desk: Desk, owner):
    """Neither who is kept apart, nor who goes with whom already, changes what the mentor sees."""
    await desk.agrees(await desk.proposes(await desk.talks(), by=ADA), by=GRACE)
    await keep_apart(desk, owner, GRACE if owner == ADA else ADA)
    async with desk.database.transaction() as session:
        session.add(Member(slack_id=ADA, left_at=NOW))
    unnamed = await desk.talks(anonymous=True)
    async with desk.database.transaction() as session:
        talk = await mentorships.may_propose(session, unnamed, by=GRACE)
        assert talk.shown_other is None
    await desk.proposes(unnamed, by=GRACE, form="V7")


@pytest.mark.parametrize("owner", [ADA, GRACE])
async def test_two_kept_apart_go_no_longer_way_and_are_not_told_why(desk: Desk, owner):
    talk = await desk.talks()
    proposal = await desk.proposes(talk, by=ADA)
    await keep_apart(desk, owner, GRACE if owner == ADA else ADA)
    with pytest.raises(DomainError, match="I cannot arrange this one"):
        await desk.agrees(proposal, by=GRACE)
    assert await desk.all_of(Pairing) == []


async def test_who_goes_together_already_needs_no_second_pairing(desk: Desk):
    await desk.agrees(await desk.proposes(await desk.talks(), by=ADA), by=GRACE)
    second = await desk.talks(anonymous=True)
    with pytest.raises(Gone, match="go together already"):
        await desk.proposes(second, by=ADA, form="V9")
