"""Pieces are looked at again: by who keeps them, once a week, and by facilitators for the rest."""

import asyncio
from datetime import timedelta

import pytest

from bot.db import Database
from bot.domain.errors import NotAllowed
from bot.domain.guidance import Reader
from bot.services import reviewing, upkeep
from models import Audience, Piece, PieceOrigin, PieceState
from tests.conftest import NOW, ON_SQLITE
from tests.services.keeping import ADA, CHICAGO, FAY, FRED, MONDAY, NETWORK, OTTO, Desk, member

SATURDAY = MONDAY + timedelta(days=5, hours=1)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


def slugs(notice):
    return [each.slug for each in notice.due]


async def told_to(desk, *people):
    said = await desk.told()
    assert set(said) == set(people)
    return [slugs(said[each][-1]) for each in people]


@ON_SQLITE
async def test_a_piece_that_is_still_right_is_fresh_for_its_interval(desk):
    await desk.assigns("late", ADA, 90)
    await desk.confirms("late", by=ADA)
    await desk.follows()
    entry = desk.library.entry("late")
    assert entry.reviewed == MONDAY.date()
    assert entry.review_by == MONDAY.date() + timedelta(days=90)


@ON_SQLITE
async def test_only_who_keeps_a_piece_or_facilitates_says_that_it_is_right(desk):
    await desk.assigns("late", ADA)
    with pytest.raises(NotAllowed):
        await desk.confirms("late", by=OTTO)
    assert await desk.confirms("late", by=ADA)
    await desk.assigns("later", None)
    with pytest.raises(NotAllowed):
        await desk.confirms("later", by=ADA)
    assert await desk.confirms("later", by=FAY)


@ON_SQLITE
async def test_who_has_left_does_not_say_it_from_an_old_message(desk):
    await desk.assigns("late", ADA)
    await desk.keeps(member(ADA, left_at=NOW))
    with pytest.raises(NotAllowed):
        await desk.confirms("late", by=ADA)


async def test_of_two_who_say_it_at_once_the_second_is_told(desk):
    assert sorted(await asyncio.gather(desk.confirms("late"), desk.confirms("late"))) == [
        False,
        True,
    ]


@ON_SQLITE
async def test_a_doubt_goes_when_it_was_shown_and_stays_when_it_came_later(desk):
    await desk.doubts("TX", "late")
    await desk.doubts("OH", "late")
    await desk.confirms("late", law=["TX"])
    await desk.follows()
    assert desk.library.entry("late").law_changed == {"OH"}
    await desk.confirms("late", law=["OH"])
    await desk.follows()
    assert not desk.library.entry("late").law_changed


@ON_SQLITE
async def test_a_change_of_law_counts_the_pieces_that_it_is_new_to(desk):
    assert await desk.doubts("TX", "late") == 1
    assert await desk.doubts("TX", "late", "soon") == 1
    assert await desk.doubts("OH", "late") == 1
    assert await desk.doubts("TX", "late", "soon", "fresh", doubted=False) == 2
    await desk.follows()
    assert desk.library.entry("late").law_changed == {"OH"}


@ON_SQLITE
async def test_overdue_is_what_should_have_been_looked_at_or_is_in_doubt(desk):
    await desk.doubts("TX", "fresh")
    await desk.assigns("late", ADA)
    await desk.follows()
    async with desk.database.transaction() as session:
        found = await upkeep.overdue(session, desk.library, MONDAY.date())
    assert [(each.entry.piece.slug, each.reviewer) for each in found] == [
        ("fresh", None),
        ("late", ADA),
        ("later", None),
    ]


@ON_SQLITE
async def test_on_monday_each_gets_one_message_with_what_is_theirs(desk):
    await desk.assigns("late", ADA)
    await desk.assigns("soon", ADA)
    await desk.assigns("fresh", OTTO)
    assert await desk.reminds() == 2
    assert await told_to(desk, ADA, FAY) == [["late", "soon"], ["later"]]
    said = await desk.told()
    assert [each.unkept for each in said[FAY][0].due] == [True]


@ON_SQLITE
async def test_it_comes_once_a_week_however_often_the_job_runs(desk):
    await desk.assigns("late", ADA)
    await desk.reminds()
    desk.now += timedelta(hours=3)
    assert await desk.reminds() == 0
    desk.now = MONDAY + timedelta(days=7)
    assert await desk.reminds() == 2
    assert [len(each) for each in (await desk.told()).values()] == [2, 2]


@ON_SQLITE
async def test_a_monday_that_nobody_served_is_made_up_and_no_older_one(desk):
    desk.now = SATURDAY
    assert await desk.reminds() == 0
    desk.now = SATURDAY - timedelta(days=1)
    assert await desk.reminds() == 1


@ON_SQLITE
async def test_it_is_nine_where_the_reader_is(desk):
    await desk.assigns("late", ADA)
    await desk.keeps(member(ADA, zone=str(CHICAGO)))
    await desk.reminds()
    assert set(await desk.told()) == {FAY}
    desk.now = MONDAY.replace(tzinfo=CHICAGO)
    await desk.reminds()
    assert set(await desk.told()) == {ADA, FAY}


@ON_SQLITE
async def test_who_moves_to_another_zone_is_not_reminded_twice(desk):
    await desk.assigns("late", ADA)
    await desk.reminds()
    await desk.keeps(member(ADA, zone=str(CHICAGO)))
    desk.now = MONDAY.replace(tzinfo=CHICAGO)
    await desk.reminds()
    assert len((await desk.told())[ADA]) == 1


@ON_SQLITE
async def test_for_who_has_left_facilitators_look(desk):
    await desk.assigns("late", ADA)
    await desk.keeps(member(ADA, left_at=NOW))
    await desk.facilitates(FRED)
    await desk.reminds()
    assert await told_to(desk, FAY, FRED) == [["late", "later"]] * 2


@ON_SQLITE
async def test_who_steps_back_looks_after_nothing_any_more(desk):
    await desk.assigns("late", ADA)
    await desk.assigns("soon", OTTO)
    async with desk.database.transaction() as session:
        assert await upkeep.step_back(session, ADA) == 1
        assert await upkeep.reviewers(session) == {"soon": OTTO}


@ON_SQLITE
async def test_nothing_comes_where_nothing_is_due(desk):
    for slug in ("late", "later"):
        await desk.confirms(slug)
    assert await desk.reminds() == 0


@ON_SQLITE
async def test_a_reviewer_never_reads_of_a_piece_that_they_may_not_see(desk):
    await desk.keeps(for_facilitators("secret"))
    await desk.assigns("secret", ADA)
    await desk.doubts("TX", "secret")
    await desk.reminds()
    assert desk.library.entry("secret", Reader(facilitates=True))
    assert await told_to(desk, FAY) == [["secret", "late", "later"]]


@ON_SQLITE
async def test_after_a_press_the_message_shows_what_is_left(desk):
    await desk.assigns("late", ADA)
    await desk.assigns("later", ADA)
    await desk.reminds()
    for slug, left in (("late", ["later"]), ("later", [])):
        await desk.confirms(slug, by=ADA)
        await desk.follows()
        async with desk.database.transaction() as session:
            await reviewing.redraw(
                session,
                desk.library,
                NETWORK,
                ADA,
                MONDAY.date(),
                cause=slug,
                now=desk.now,
            )
        assert await told_to(desk, ADA) == [left]


def for_facilitators(slug):
    return Piece(
        slug=slug,
        origin=PieceOrigin.CONTRIBUTED,
        state=PieceState.PUBLISHED,
        audience=Audience.FACILITATORS,
        kind="tip",
        topics=["student-voice"],
        support=None,
        states=[],
        title="A secret",
        summary="For facilitators.",
        body="Words.",
        source={"title": "A book", "author": "Ada Example", "year": 2020},
        licence="CC BY 4.0",
        created_at=NOW,
        changed_at=NOW,
        published_at=NOW,
        revision=0,
    )
