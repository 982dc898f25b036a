"""The weekly question comes at nine, is put off, skipped, paused and reminded of, as one likes."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.cohorts import CohortDraft
from bot.domain.notices import CheckInBack
from bot.domain.schedules import Rhythm, wall
from bot.services import cohorts, members, outbox, schedules
from jobs import checkins
from jobs import schedules as calendar
from models import Delivery
from tests.journeys.sharing import news, reads
from tests.network import Network, living

MONDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 4)
NINE = 9 * 60
HOUR = timedelta(hours=1)
PROMISE = "Only you read your answer"


@dataclass
class Clock:
    """What time the bot thinks it is."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


def at(minute: int, day: date = MONDAY) -> datetime:
    """A time on Ada's clock, in Chicago."""
    return wall(day, minute, "America/Chicago")


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 3, 1, 9, tzinfo=UTC))


@pytest.fixture
async def network(sqlite_url, guidance, clock) -> AsyncIterator[Network]:
    """A network with a cohort of two, in Chicago and in New York, and its week planned."""
    async with living(sqlite_url, starter=guidance, now=clock) as alive:
        await _plan(alive)
        yield alive


async def _plan(network: Network) -> None:
    now, fay = network.core.now(), network.fay.id
    those = {network.ada.id: "America/Chicago", network.otto.id: "America/New_York"}
    async with network.core.db.transaction() as session:
        draft = CohortDraft(name="First years", members=tuple(those))
        cohort_id = await cohorts.create(session, draft, form_id="V1", by=fay, now=now)
        for member, zone in those.items():
            await members.know(session, member, zone=zone)
        for kind, day in (("prompt", "mon"), ("reminder", "wed")):
            rhythm = Rhythm(weekdays=(day,), minute=NINE, starts_on=date(2026, 3, 1))
            await schedules.add(
                session, cohort_id, kind, rhythm, form_id=f"V{kind}", by=fay, now=now
            )


async def it_is(network: Network, clock: Clock, moment: datetime) -> None:
    """Let it be a moment, and let the clock's work of that moment be done."""
    clock.now = moment
    for job in (calendar, checkins):
        await job.run(network.core)
    network.core.wake.set()
    await network.settled()


async def is_asked(network: Network, clock: Clock, person) -> None:
    await it_is(network, clock, at(NINE))
    await reads(network, person, until=PROMISE)


async def last_shows(network: Network, person, words: str) -> None:
    """Wait until the last message to somebody says something."""
    await network.workspace.until(lambda: words in person.sees(person.dm())[-1].words)
    await network.settled()


async def test_it_comes_to_each_at_nine_on_their_own_clock(network, clock):
    await it_is(network, clock, at(NINE) - HOUR)
    await reads(network, network.otto, until=PROMISE)
    assert news(network.ada) == ""
    await it_is(network, clock, at(NINE))
    await reads(network, network.ada, until=PROMISE)
    await it_is(network, clock, at(NINE) + 4 * HOUR)
    for person in (network.ada, network.otto):
        assert news(person).count("as a member of the cohort First years") == 1
    assert news(network.fay) == ""


async def test_put_off_it_comes_back_and_skipped_it_stays_away(network, clock):
    await is_asked(network, clock, network.ada)
    await network.ada.clicks("Later today")
    await last_shows(network, network.ada, "Put off: I ask you again")
    await it_is(network, clock, at(NINE) + 3 * HOUR)
    await network.workspace.until(lambda: news(network.ada).count(PROMISE) == 2)
    await network.settled()
    await network.ada.clicks("Skip")
    await last_shows(network, network.ada, "Skipped. Nobody asks why")
    await it_is(network, clock, at(NINE, WEDNESDAY))
    assert "A reminder" not in news(network.ada)
    await reads(network, network.otto, until="A reminder")


async def test_a_pause_is_one_press_and_so_is_its_end(network, clock):
    await is_asked(network, clock, network.ada)
    await network.ada.clicks("Pause until…")
    await network.ada.submits(until="2026-03-02")
    assert list(network.ada.modal_errors) == ["until"]
    await network.ada.submits(until="2026-03-20")
    assert "You are away until" in network.ada.modal.words
    await last_shows(network, network.ada, "nothing piles up")
    await it_is(network, clock, at(NINE, MONDAY + timedelta(days=7)))
    await reads(network, network.otto, until=PROMISE)
    assert news(network.ada).count(PROMISE) == 1
    await network.ada.opens_home()
    await network.workspace.until(lambda: network.ada.home)
    await network.ada.clicks("I am back", on="home")
    await network.workspace.until(lambda: "You are away" not in network.ada.home.words)
    await network.settled()


async def test_what_one_set_out_to_do_is_asked_about_first(network, clock):
    await is_asked(network, clock, network.ada)
    await network.ada.clicks("Answer")
    await network.ada.submits(words="It was long.", commitment="Call the principal")
    assert network.ada.modal_errors == {}
    await network.ada.closes()
    await last_shows(network, network.ada, "You answered.")
    await it_is(network, clock, at(NINE, MONDAY + timedelta(days=7)))
    await last_shows(network, network.ada, "Last time you set out to")
    assert "Call the principal" in news(network.ada)
    assert "Call the principal" not in news(network.otto)


async def test_the_hour_and_the_reminders_are_ones_own_choice(network, clock):
    await network.ada.uses("/checkin", "settings")
    await network.ada.submits(minute="08:00", reminders="0")
    assert "at 8:00 AM, your time" in network.ada.modal.words
    await network.ada.closes()
    await it_is(network, clock, at(NINE) - HOUR)
    await it_is(network, clock, at(NINE))
    await reads(network, network.ada, until=PROMISE)  # it waits until her working day begins
    await it_is(network, clock, at(NINE, WEDNESDAY))
    await reads(network, network.otto, until="A reminder")
    assert "A reminder" not in news(network.ada)


async def test_a_change_to_what_was_never_said_troubles_nobody(network):
    """As when somebody answers in the moment in which their question is on its way."""
    wish = CheckInBack(prompting_id=404)
    async with network.core.db.transaction() as session:
        message = await outbox.say(session, wish, to=network.ada.id, key="of nothing")
    network.core.wake.set()
    await network.settled()
    async with network.core.db.transaction() as session:
        message = await session.get_one(Delivery, message.id)
        await outbox.revise(session, message, wish, key="a change to it")
    network.core.wake.set()
    await network.settled()
    async with network.core.db.transaction() as session:
        assert list(await outbox.troubled(session)) == []
    assert news(network.ada) == ""
