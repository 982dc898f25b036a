"""A member asks for news of the library, gets it once a month, and ends it there."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.services import feedback, unfound
from jobs import library_digest as job
from tests.journeys.asking import last_message
from tests.journeys.sharing import news
from tests.network import Clock, living

FIRST_TUESDAY = datetime(2026, 12, 1, 15, 5, tzinfo=UTC)
"""Five past nine in Chicago."""
PIECE = "a-club-like-any-other-club"


@pytest.fixture
def clock() -> Clock:
    return Clock(FIRST_TUESDAY - timedelta(days=7))


@pytest.fixture
async def network(sqlite_url, guidance, clock):
    async with living(sqlite_url, starter=guidance, now=clock) as alive:
        yield alive


async def asks_for_it(network, person):
    await person.uses("/guidance", "digest")
    await network.workspace.until(lambda: person.modal)
    await person.submits(wants="yes")
    assert "first Tuesdays" in person.modal.words
    await person.closes()


async def a_month_passes(network, clock):
    """Members find a piece useful, and look for what is not there."""
    async with network.core.db.transaction() as session:
        for name in ("ada", "bea", "cal", "dan", "eve"):
            told = {"member": f"U0{name}", "now": clock.time}
            await feedback.give(session, piece=PIECE, useful=True, **told)
            await unfound.note(session, "bus routes", topics=[], **told)
            await unfound.note(session, f"zebrafish {name}", topics=["student-voice"], **told)
    clock.time = FIRST_TUESDAY
    await job.run(network.core)
    await network.catches_up()


async def test_news_comes_to_who_asked_and_what_nobody_found_to_facilitators(network, clock):
    ada, fay, otto = network.ada, network.fay, network.otto
    for person in (ada, fay):
        await asks_for_it(network, person)
    await a_month_passes(network, clock)
    title = network.core.library.entry(PIECE).piece.title
    assert title in last_message(ada).words
    assert "What to write next" not in news(ada)
    assert news(otto) == ""
    theirs = last_message(fay).words
    assert "What to write next" in theirs
    assert "“bus routes” (5 people)" in theirs
    assert "student voice" in theirs
    assert "zebrafish" not in theirs, "one person's words are shown to nobody"

    await ada.clicks("Read", on=last_message(ada))
    await network.workspace.until(lambda: ada.modal)
    assert title in ada.modal.words
    await ada.closes()
    await ada.clicks("Change what I get", on=last_message(ada))
    await network.workspace.until(lambda: ada.modal)
    await ada.submits(wants="no")
    assert "none of it" in ada.modal.words, "the message itself is the way out"
