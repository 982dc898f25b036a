"""What a mentor is told of an author."""

import pytest

from bot.domain.members import About
from bot.services import members
from tests.services.desk import ADA, GRACE, RURAL, Desk


@pytest.mark.parametrize("anonymous", [False, True])
async def test_a_mentor_reads_of_a_district_only_where_the_author_gives_a_name(
    desk: Desk, anonymous: bool
):
    async with desk.database.transaction() as session:
        for member in (ADA, GRACE):
            await members.save(session, member, About(district=RURAL))
    await desk.asks(await desk.shares(anonymous=anonymous), GRACE)
    [asked] = await desk.said(GRACE)
    assert ("district" in " ".join(asked.reasons)) is not anonymous
    assert (asked.author is None) is anonymous
