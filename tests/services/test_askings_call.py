"""An open call: everybody is asked, with the author's leave, and reads what the author saw."""

import pytest

from bot.domain.errors import Gone
from bot.domain.notices import EverybodyAsked, HelpOffered
from models import AskingState
from tests.services.desk import ADA, GRACE, NETWORK, OTTO, TITLE, Desk

WORDS = "Who has kept restorative practices alive?"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What differs between databases is told where people press at once."""
    return sqlite_url


async def calls(desk: Desk) -> list[EverybodyAsked]:
    return await desk.said(NETWORK.channel, EverybodyAsked)


@pytest.mark.parametrize("anonymous", [False, True])
async def test_everybody_reads_the_authors_words_and_no_others(desk: Desk, anonymous: bool):
    problem = await desk.keeps_private(anonymous=anonymous)
    await desk.calls_everybody(problem, words=WORDS)
    [call] = await calls(desk)
    assert (call.words, call.author) == (WORDS, None if anonymous else ADA)
    for private in (TITLE, "Where do I start", "Teachers call it soft"):
        assert private not in str(call)
    assert (ADA in str(call)) is not anonymous


async def test_a_problem_with_a_post_is_called_by_its_title(desk: Desk):
    problem = await desk.shares()
    await desk.calls_everybody(problem)
    [call] = await calls(desk)
    assert (call.title, call.words) == (TITLE, "")
    assert (await desk.asking(problem)).state == AskingState.CALLED
    with pytest.raises(Gone, match="asked about this already"):
        await desk.calls_everybody(problem)


async def test_nobody_offers_help_with_what_only_mentors_read_unless_everybody_was_asked(
    desk: Desk,
):
    problem = await desk.keeps_private()
    with pytest.raises(Gone):
        await desk.offers(problem, by=OTTO)
    await desk.calls_everybody(problem, words=WORDS)
    await desk.offers(problem, by=OTTO)
    assert [each.helper for each in await desk.said(ADA, HelpOffered)] == [OTTO]


async def test_a_call_is_over_when_help_was_found_or_the_problem_closed(desk: Desk):
    found, closed = await desk.keeps_private(), await desk.keeps_private(OTTO, form="V2")
    await desk.calls_everybody(found, words=WORDS)
    await desk.calls_everybody(closed, by=OTTO, words=WORDS)
    await desk.accepts(await desk.offers(found, by=GRACE), by=ADA)
    await desk.withdraws(closed)
    left = await calls(desk)
    assert [(each.is_open, each.words) for each in left] == [(False, ""), (False, "")]
