"""What mentors offer, who is suggested, and what a mentor is told of an author."""

import pytest

from bot.domain.mentors import Offer
from bot.services import members, mentors, problems
from tests.conftest import NOW
from tests.services.desk import ADA, GRACE, MAE, OTTO, RURAL, Desk


async def test_an_authors_own_mentors_are_named_with_all_reasons(desk: Desk):
    async with desk.database.transaction() as session:
        for member in (ADA, GRACE):
            await members.save(session, member, RURAL)
    problem = await desk.shares(form="V9")
    async with desk.database.transaction() as session:
        row = await problems.get(session, problem)
        [first, second] = await mentors.suggest(session, row, author=ADA, utc_offset=-18000)
    assert (first.mentor, second.mentor) == (GRACE, MAE)
    assert "Also in a rural district, about your size" in first.reasons
    assert first.experience == "Led this for six years."


@pytest.mark.parametrize("anonymous", [False, True])
async def test_a_mentor_reads_of_a_district_only_where_the_author_gives_a_name(
    desk: Desk, anonymous: bool
):
    async with desk.database.transaction() as session:
        for member in (ADA, GRACE):
            await members.save(session, member, RURAL)
    await desk.asks(await desk.shares(anonymous=anonymous), GRACE)
    [asked] = await desk.said(GRACE)
    assert ("district" in " ".join(asked.reasons)) is not anonymous
    assert (asked.author is None) is anonymous


async def test_what_a_mentor_offers_can_be_changed(desk: Desk):
    new = Offer(topics=("student-voice",), experience=" Led a council. ", capacity=1, paused=True)
    async with desk.database.transaction() as session:
        await mentors.offer(session, new, member=GRACE, now=NOW)
        assert await mentors.offered(session, GRACE) == Offer(
            topics=("student-voice",), experience="Led a council.", capacity=1, paused=True
        )
        assert await mentors.offered(session, OTTO) is None
