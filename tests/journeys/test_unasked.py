"""A member sees in Home what I wrote of my own accord, what waits for its turn, and why."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.notices import MeetingAsked, MentorWanted
from bot.services import outbox
from tests.journeys.asking import last_message
from tests.network import Clock, living

TUESDAY = datetime(2026, 3, 3, 16, tzinfo=UTC)
"""In the working hours of whoever told nothing of theirs."""


@pytest.fixture
def clock() -> Clock:
    return Clock(TUESDAY)


@pytest.fixture
async def network(sqlite_url, guidance, clock):
    async with living(sqlite_url, starter=guidance, now=clock) as alive:
        yield alive


async def test_two_things_are_due_on_one_day_and_home_says_which_came_and_what_waits(
    network, clock
):
    ada = network.ada
    await ada.opens_home()
    await network.workspace.until(lambda: ada.home)
    assert "Nothing yet that you had not asked for." in ada.home.words
    async with network.core.db.transaction() as session:
        invitation = MentorWanted(by=network.fay.id)
        await outbox.say(session, invitation, to=ada.id, key="invitation")
        met = MeetingAsked(group_id=1, others=[network.otto.id], again=False)
        await outbox.say(session, met, to=ada.id, key="met")
    network.core.wake.set()
    await network.settled()
    [only] = ada.sees(ada.dm())
    assert "Did you meet?" in only.words

    await ada.opens_home()
    await network.workspace.until(lambda: "The question whether two have met" in ada.home.words)
    await ada.clicks("All of it", on="home")
    await network.workspace.until(lambda: ada.modal)
    told, waits = "You take part in rounds of pairs.", "A facilitator invited you to mentor."
    assert told in ada.modal.words
    assert waits in ada.modal.words
    assert "at most once on a working day of yours" in ada.modal.words
    await ada.clicks("News of the library", on="modal")
    await network.workspace.until(lambda: "Once a month I can write to you" in ada.modal.words)
    await ada.closes(everything=True)

    clock.time += timedelta(days=1)
    await network.workspace.until(lambda: len(ada.sees(ada.dm())) == 2)
    assert "invites you to mentor" in last_message(ada).words
    await network.otto.opens_home()
    await network.workspace.until(lambda: network.otto.home)
    assert "whether two have met" not in network.otto.home.words, "each sees only their own"
