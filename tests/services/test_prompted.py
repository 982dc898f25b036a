"""What the message that asks says, what its buttons do, and what a pause takes back."""

from datetime import date, timedelta

import pytest

from bot.domain.errors import Gone, NotAllowed
from bot.services import prompted
from models import CheckInState, DeliveryState, Reveals, ScheduleKind
from tests.conftest import ON_SQLITE
from tests.services.pausing import (
    may_pause,
    mentoring_pause,
    mentors,
    pauses,
    peer_pause,
    returns,
)
from tests.services.prompting import ADA, BEA, MONDAY, OWN_TIME, SOON, Circle, at

pytestmark = ON_SQLITE

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def circle(database) -> Circle:
    return await Circle(database).begins()


async def test_the_message_asks_about_the_last_commitment_first(circle):
    await circle.joins(ADA, zone="UTC")
    await circle.opens()
    await circle.asks(at("UTC"))
    first = await circle.reads(ADA, now=at("UTC"))
    assert (first.commitment, first.stand, first.reveals) == ("", "open", "who")
    await circle.answers(ADA, commitment="Talk to two principals")
    await circle.opens(OWN_TIME + 7 * DAY, day=MONDAY + 7 * DAY, reveals=Reveals.NOTHING)
    await circle.asks(at("UTC") + 7 * DAY)
    second = await circle.reads(ADA, now=at("UTC") + 7 * DAY)
    assert (second.commitment, second.reveals) == ("Talk to two principals", "nothing")
    assert second.question != first.question


async def test_who_answered_before_it_is_sent_gets_nothing(circle):
    await circle.joins(ADA, zone="UTC")
    await circle.joins(BEA, zone="UTC", works_on=["sun"])
    await circle.opens()
    await circle.asks(at("UTC"))
    for name in (ADA, BEA):
        await circle.answers(name)
    assert await circle.reads(ADA, now=at("UTC")) is None
    [held] = await circle.messages(BEA)
    assert held.state == DeliveryState.SPARED  # so it takes nothing else's place on that day


async def test_it_tells_until_when_it_counts(circle):
    await circle.joins(ADA, zone="UTC")
    await circle.opens()
    schedule_id, _ = await circle.plans(ScheduleKind.DIGEST, MONDAY + 4 * DAY)
    await circle.asks(at("UTC"))
    assert (await circle.reads(ADA, now=at("UTC"))).counts_until is None
    friday = at("UTC") + 4 * DAY
    await circle.aims(schedule_id, friday)
    assert (await circle.reads(ADA, now=at("UTC"))).counts_until == friday


async def test_put_off_it_comes_back_three_hours_later_and_says_so_until_then(circle):
    await circle.joins(ADA, zone="UTC")
    await circle.opens()
    await circle.asks(at("UTC"))
    await circle.gets(ADA)
    it = await circle.presses(prompted.put_off, ADA, at("UTC"))
    back = at("UTC") + 3 * HOUR
    assert (it.state, it.due_at) == (CheckInState.LATER, back)
    shown = await circle.reads(ADA, now=at("UTC"), is_edit=True)
    assert (shown.stand, shown.back_at) == ("later", back)
    await circle.comes_back(back - SOON)
    assert "check_in_back" not in await circle.owed(ADA)
    for _ in range(2):
        await circle.comes_back(back)
    assert (await circle.owed(ADA)).count("check_in_back") == 1
    assert (await circle.reads(ADA, now=back)).stand == "open"


async def test_it_does_not_come_back_to_who_left_or_days_too_late(circle):
    await circle.joins(ADA, BEA, zone="UTC")
    await circle.opens()
    await circle.asks(at("UTC"))
    for name in (ADA, BEA):
        await circle.presses(prompted.put_off, name, at("UTC"))
    await circle.tells(ADA, left_at=at("UTC") + HOUR)
    await circle.comes_back(at("UTC") + 3 * HOUR)
    assert "check_in_back" not in await circle.owed(ADA)
    assert "check_in_back" in await circle.owed(BEA)
    await circle.gets(BEA)
    await circle.presses(prompted.put_off, BEA, at("UTC") + 4 * HOUR)
    await circle.comes_back(at("UTC") + 2 * DAY)
    assert (await circle.owed(BEA)).count("check_in_back") == 1


async def test_skipped_it_says_so_and_can_still_be_answered(circle):
    await circle.joins(ADA, zone="UTC")
    await circle.opens()
    await circle.asks(at("UTC"))
    await circle.gets(ADA)
    it = await circle.presses(prompted.skip, ADA)
    assert it.state == CheckInState.SKIPPED
    assert (await circle.reads(ADA, now=at("UTC"), is_edit=True)).stand == "skipped"
    await circle.answers(ADA)
    assert (await circle.reads(ADA, now=at("UTC"), is_edit=True)).stand == "answered"
    assert (await circle.presses(prompted.skip, ADA)).state == CheckInState.ANSWERED


async def test_an_old_button_changes_nothing_and_the_message_says_what_is_left(circle):
    await circle.joins(ADA, zone="UTC")
    await circle.opens()
    await circle.asks(at("UTC"))
    await circle.gets(ADA)
    await circle.opens(OWN_TIME + 7 * DAY, day=MONDAY + 7 * DAY)
    it = await circle.presses(prompted.put_off, ADA, OWN_TIME + 7 * DAY)
    assert it.state == CheckInState.ASKED
    assert (await circle.reads(ADA, now=OWN_TIME, is_edit=True)).stand == "closed"


async def test_a_question_is_nobody_elses_to_press(circle):
    await circle.joins(ADA, zone="UTC")
    await circle.opens()
    await circle.asks(at("UTC"))
    it = await circle.check_in(ADA)
    async with circle.database.transaction() as session:
        with pytest.raises(NotAllowed):
            await prompted.skip(session, it.id, by=BEA, cause="T1")
        with pytest.raises(Gone):
            await prompted.skip(session, 404, by=BEA, cause="T1")


async def test_a_pause_takes_back_what_is_asked_and_its_end_gives_it_again(circle):
    await circle.joins(ADA, zone="UTC")
    await circle.opens()
    await circle.asks(at("UTC"))
    await circle.gets(ADA)
    await pauses(circle, ADA, MONDAY + 3 * DAY, now=at("UTC"))
    shown = await circle.reads(ADA, now=at("UTC"), is_edit=True)
    assert (shown.stand, shown.away_until) == ("away", MONDAY + 3 * DAY)
    assert await circle.spared() == {ADA: "away"}
    await circle.gets(ADA)
    await returns(circle, ADA)
    assert await circle.asked() == [ADA]


async def test_a_question_that_never_came_does_not_come_after_a_pause(circle):
    await circle.joins(ADA, zone="UTC", works_on=["sun"])
    await circle.opens()
    await circle.asks(at("UTC"))
    await pauses(circle, ADA, MONDAY + DAY, now=at("UTC"))
    await returns(circle, ADA)
    [held] = await circle.messages(ADA)
    assert held.state == DeliveryState.SPARED
    assert await circle.spared() == {ADA: "away"}


async def test_being_back_ends_what_was_paused_with_it_and_nothing_else(circle):
    until, longer = date(2026, 4, 1), date(2026, 6, 1)
    await circle.joins(ADA, BEA, meets_peers=True)
    await circle.tells(BEA, peers_paused_until=longer)
    await pauses(circle, ADA, until, now=OWN_TIME, peers=True)
    await pauses(circle, BEA, until, now=OWN_TIME)
    for name in (ADA, BEA):
        await returns(circle, name)
    assert await peer_pause(circle, ADA) is None
    assert await peer_pause(circle, BEA) == longer


async def test_a_mentor_may_pause_mentoring_with_it_and_has_it_back(circle):
    until = date(2026, 4, 1)
    await circle.joins(ADA, BEA)
    await mentors(circle, ADA)
    assert [(await may_pause(circle, name, now=OWN_TIME)).mentors for name in (ADA, BEA)] == [
        True,
        False,
    ]
    await pauses(circle, ADA, until, now=OWN_TIME, mentoring=True)
    assert await mentoring_pause(circle, ADA) == until
    assert (await may_pause(circle, ADA, now=OWN_TIME)).until == until
    await returns(circle, ADA)
    assert await mentoring_pause(circle, ADA) is None
    assert (await may_pause(circle, ADA, now=OWN_TIME)).until is None
