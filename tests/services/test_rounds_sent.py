"""A round goes out once, asks whether people met, and tells facilitators numbers alone."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.db import Database
from bot.domain.errors import DomainError, Gone, NotAllowed
from bot.domain.notices import MeetingAsked, PartnerLeft, PeersIntroduced, RoundWithoutYou
from bot.domain.peers import CLOSE_AFTER, LEFT_OUT_BY_HAND
from bot.domain.rounds import LEFT_OUT
from bot.services import departures, round_answers, round_drafts
from models import Meeting
from tests.conftest import NOW, opened
from tests.services.rounds import (
    ADA,
    BEA,
    CLEO,
    DORA,
    EVE,
    NETWORK,
    SENT,
    WEEK,
    Table,
    met,
)


@pytest.fixture
async def table(database: Database) -> Table:
    table = Table(database)
    await table.joins(ADA, BEA, CLEO)
    return table


async def introductions(table: Table) -> dict[str, PeersIntroduced]:
    return {to: it for to, it in await table.said() if isinstance(it, PeersIntroduced)}


async def questions(table: Table) -> list[tuple[str, MeetingAsked]]:
    """What was asked, the latest look of each."""
    return [(to, it) for to, it in await table.said() if isinstance(it, MeetingAsked)]


async def test_each_group_gets_one_message_with_why_and_how_to_begin_and_when(table: Table):
    await table.leaves_out(CLEO)
    for name, zone in ((ADA, "America/Chicago"), (BEA, "America/New_York")):
        await table.tells(name, zone=zone, topics=("student-voice",))
    await table.sends()
    [(to, notice)] = (await introductions(table)).items()
    assert set(to.split(",")) == {ADA, BEA}
    assert "You both work on student voice" in notice.reasons
    assert "students" in notice.question
    first, *_ = notice.times
    assert len(notice.times) == 3
    assert first.starts == datetime(2026, 1, 6, 15, tzinfo=UTC), "nine in Chicago"
    assert first.ends == datetime(2026, 1, 6, 22, tzinfo=UTC), "five in New York"


async def test_where_hours_have_nothing_in_common_no_time_is_made_up(table: Table):
    await table.leaves_out(CLEO)
    await table.tells(ADA, zone="America/Los_Angeles")
    await table.tells(BEA, zone="Europe/Berlin")
    await table.sends()
    [notice] = (await introductions(table)).values()
    assert (notice.times, notice.zones_known) == ([], True)


async def test_an_odd_number_makes_one_trio_and_its_third_rotates(table: Table):
    await table.joins(DORA, EVE)
    thirds = []
    for number in range(5):
        seen = await table.sends(now=NOW + number * WEEK)
        [trio] = [group for group in met(seen) if len(group) == 3]
        thirds.append(trio)
        assert seen.alone == []
    assert len(set(thirds)) > 1
    assert set.union(*map(set, thirds)) == {ADA, BEA, CLEO, DORA, EVE}, "everybody's turn comes"


async def test_whoever_is_left_out_is_told_and_never_of_anothers_wish(table: Table):
    await table.keeps_apart(ADA, BEA)
    await table.keeps_apart(CLEO, ADA)
    await table.joins(DORA)
    seen = await table.drafts()
    seen = await table.does(round_drafts.leave_out, seen, [DORA], now=NOW)
    seen = await table.redraws(seen.round_id)
    assert met(seen) == {frozenset((BEA, CLEO))}
    await table.decides(seen)
    await table.passes(SENT)
    told = {to: it.why for to, it in await table.said() if isinstance(it, RoundWithoutYou)}
    assert set(told) == {ADA, DORA}
    assert told[DORA] == LEFT_OUT_BY_HAND
    assert "says nothing about you" in told[ADA]


async def test_who_pauses_after_the_decision_is_not_brought_together(table: Table):
    await table.leaves_out(CLEO)
    await table.decides(await table.drafts())
    await table.joins(ADA, until=NOW + timedelta(days=30))
    await table.passes(SENT)
    [(to, notice)] = await table.said()
    assert (to, notice) == (BEA, RoundWithoutYou(why=LEFT_OUT))


async def test_of_a_trio_the_two_who_may_still_meet_do(table: Table):
    seen = await table.decides(await table.drafts())
    assert met(seen) == {frozenset((ADA, BEA, CLEO))}
    await table.keeps_apart(ADA, BEA)
    await table.keeps_apart(ADA, CLEO)
    await table.passes(SENT)
    said = dict(await table.said())
    assert said.pop(ADA) == RoundWithoutYou(why=LEFT_OUT)
    [(to, notice)] = said.items()
    assert set(to.split(",")) == set(notice.members) == {BEA, CLEO}


async def test_many_are_written_to_in_parts_and_each_once(table: Table):
    await table.joins(*(f"U0P{number:02}" for number in range(41)))
    await table.decides(await table.drafts())
    assert await table.passes(SENT, limit=5) > 4
    assert await table.passes(SENT, limit=5) == 0
    told = [member for to in await introductions(table) for member in to.split(",")]
    assert len(told) == len(set(told)) == 44


async def test_two_processes_send_a_round_and_ask_once(table: Table, database_url: str):
    await table.joins(*(f"U0P{number:02}" for number in range(9)))
    await table.decides(await table.drafts())
    other = Table(await opened(database_url))
    await asyncio.gather(*(each.passes(SENT, limit=2) for each in (table, other) * 2))
    await table.passes(SENT)
    groups = await introductions(table)
    assert sum(len(to.split(",")) for to in groups) == 12
    await asyncio.gather(*(each.passes(SENT + WEEK, limit=2) for each in (table, other) * 2))
    await table.passes(SENT + WEEK)
    asked = [to for to, _ in await questions(table)]
    assert len(asked) == len(set(asked)) == 12
    await other.database.dispose()


async def test_after_a_week_each_is_asked_and_not_yet_is_asked_once_more(table: Table):
    seen = await table.sends()
    await table.passes(SENT + timedelta(days=6))
    assert await questions(table) == []
    await table.passes(SENT + WEEK)
    assert {to for to, _ in await questions(table)} == {ADA, BEA, CLEO}
    await table.answers(ADA, Meeting.NOT_YET)
    await table.answers(BEA, Meeting.MET)
    await table.passes(SENT + 2 * WEEK)
    again = [(to, it) for to, it in await questions(table) if it.again]
    assert [to for to, _ in again] == [ADA]
    await table.answers(ADA, Meeting.NOT_YET, cause="2")
    await table.passes(SENT + 3 * WEEK)
    assert len([it for _, it in await questions(table) if it.again]) == 1
    counted = await table.sees(seen.round_id)
    assert counted.said == {"met": 1, "not_yet": 1}
    assert counted.asked == 3


async def test_the_question_shows_its_answer_and_the_last_word_counts(table: Table):
    seen = await table.sends()
    await table.passes(SENT + WEEK)
    await table.answers(ADA, Meeting.NOT_YET)
    mine = dict(await questions(table))[ADA]
    assert (mine.said, mine.asks_again_on) == ("not_yet", (SENT + 2 * WEEK).date())
    await table.answers(ADA, Meeting.PLANNED, cause="2")
    assert dict(await questions(table))[ADA].said == "planned"
    assert (await table.sees(seen.round_id)).said == {"planned": 1}


async def test_who_could_not_may_ask_for_another_and_take_it_back(table: Table):
    seen = await table.sends()
    await table.passes(SENT + WEEK)
    with pytest.raises(DomainError):
        await table.wants(ADA)
    await table.answers(ADA, Meeting.COULD_NOT)
    await table.answers(BEA, Meeting.COULD_NOT)
    assert (await table.sees(seen.round_id)).want_another == []
    await table.wants(ADA)
    assert (await table.sees(seen.round_id)).want_another == [ADA]
    await table.wants(ADA, wants=False)
    assert (await table.sees(seen.round_id)).want_another == []
    await table.answers(ADA, Meeting.COULD_NOT, cause="2")
    await table.wants(ADA, cause="2")
    await table.answers(ADA, Meeting.MET, cause="3")
    assert (await table.sees(seen.round_id)).want_another == []


async def test_nobody_answers_for_another_or_before_they_are_asked(table: Table):
    await table.leaves_out(CLEO)
    await table.sends()
    group = (await table.group_of(ADA)).id
    async with table.database.transaction() as session:
        with pytest.raises(NotAllowed):
            await round_answers.answer(session, group, Meeting.MET, by=CLEO, cause="1")
        with pytest.raises(Gone):
            await round_answers.answer(session, group, Meeting.MET, by=ADA, cause="1")


async def test_a_round_ends_after_four_weeks_and_keeps_its_numbers(table: Table):
    seen = await table.sends()
    await table.passes(SENT + WEEK)
    await table.answers(ADA, Meeting.MET)
    await table.passes(SENT + 2 * WEEK)
    await table.passes(SENT + CLOSE_AFTER)
    with pytest.raises(Gone, match="over"):
        await table.answers(BEA, Meeting.MET)
    after = await table.sees(seen.round_id)
    assert (after.said, after.asked) == ({"met": 1}, 3)


async def test_the_partner_of_somebody_who_leaves_is_told_and_not_asked(table: Table):
    await table.leaves_out(CLEO)
    await table.sends()
    async with table.database.transaction() as session:
        await departures.leave(session, ADA, now=SENT, network=NETWORK)
    async with table.database.transaction() as session:
        await round_answers.part_with(session, ADA, now=SENT, network=NETWORK)
        await round_answers.part_with(session, ADA, now=SENT, network=NETWORK)
    told = [(to, it) for to, it in await table.said() if isinstance(it, PartnerLeft)]
    assert told == [(BEA, PartnerLeft(partner=ADA, others=[]))]
    await table.passes(SENT + WEEK)
    assert await questions(table) == []


async def test_who_stops_taking_part_is_not_asked_and_their_partner_is_left_in_peace(
    table: Table,
):
    await table.sends()
    await table.leaves_out(ADA)
    await table.passes(SENT + WEEK)
    assert {to for to, _ in await questions(table)} == {BEA, CLEO}
