"""A facilitator drafts a round: only who wants to meets, and nobody whom they may not."""

from datetime import timedelta

import pytest

from bot.db import Database
from bot.domain.cohorts import CohortDraft
from bot.domain.errors import Gone
from bot.domain.rounds import LEFT_OUT
from bot.services import cohorts, departures, round_drafts, rounds
from tests.conftest import NOW, ON_SQLITE
from tests.services.rounds import (
    ADA,
    BEA,
    CLEO,
    DORA,
    EVE,
    FAY,
    NETWORK,
    SENT,
    WEEK,
    Table,
    alone,
    met,
)

pytestmark = ON_SQLITE

ALL = {ADA, BEA, CLEO, DORA}


@pytest.fixture
async def table(database: Database) -> Table:
    table = Table(database)
    await table.joins(*ALL)
    return table


def partner(seen, name):
    """Whom somebody meets."""
    [other] = next(group for group in met(seen) if name in group) - {name}
    return other


async def test_only_who_asked_for_it_and_does_not_pause_takes_part(table: Table):
    await table.joins(EVE, until=NOW + timedelta(days=3))
    await table.leaves_out(DORA)
    seen = await table.drafts()
    placed = {member for group in seen.groups for member in group.members}
    assert placed == {ADA, BEA, CLEO}

    table.now = NOW + timedelta(days=3)
    assert (await table.redraws(seen.round_id)).newcomers == 0
    placed = {m for group in (await table.sees(seen.round_id)).groups for m in group.members}
    assert placed == {ADA, BEA, CLEO, EVE}, "the pause ended by itself"


async def test_a_round_is_for_its_cohorts_alone(table: Table):
    async with table.database.transaction() as session:
        for name, those in (("North", (ADA, BEA)), ("South", (CLEO,)), ("West", (DORA,))):
            draft = CohortDraft(name=name, members=those)
            await cohorts.create(session, draft, form_id=name, by=FAY, now=NOW)
    async with table.database.transaction() as session:
        known = {each.name: each.cohort_id for each in await cohorts.listed(session)}
    seen = await table.drafts(known["North"], known["South"])
    assert seen.cohorts == ["North", "South"]
    assert {member for group in seen.groups for member in group.members} == {ADA, BEA, CLEO}


async def test_the_same_people_and_seed_make_the_same_pairs_and_anew_makes_others(table: Table):
    await table.joins(*(f"U0P{number}" for number in range(20)))
    seen, twin = await table.drafts(), await table.drafts()
    one, other = await table.round(seen.round_id), await table.round(twin.round_id)
    assert one.seed != other.seed
    anew = await table.redraws(seen.round_id)
    assert met(anew) == met(twin), "the second draft's seed is the first's next one"
    assert met(anew) != met(seen)


async def test_nobody_meets_again_within_so_many_rounds_while_there_is_another_way(table: Table):
    past = []
    for number in range(3):
        seen = await table.sends(now=NOW + number * WEEK)
        past += met(seen)
    assert len(set(past)) == 6, "four people have three rounds without a repeat"
    table.now = NOW + 3 * WEEK
    fourth = await table.drafts()
    assert [group.met_ago for group in fourth.meeting] == [3, 3], "and then the oldest comes again"
    assert [group.met_ago for group in (await table.drafts(within=2)).meeting] == [0, 0]


async def test_another_cohorts_rounds_use_up_nobodys_time(table: Table):
    await table.sends()
    async with table.database.transaction() as session:
        those = [await rounds.history(session, some) for some in (ALL, {EVE, FAY})]
    assert [len(each) for each in those] == [1, 0]


async def test_who_is_kept_apart_or_of_one_district_never_meets(table: Table):
    await table.keeps_apart(ADA, BEA)
    for name in (ADA, CLEO):
        await table.tells(name, district_name="Example Unified")
    seen = await table.drafts()
    for _ in range(6):
        assert met(seen) == {frozenset((ADA, DORA)), frozenset((BEA, CLEO))}
        seen = await table.redraws(seen.round_id)


async def test_a_draft_that_does_not_hold_any_more_is_not_sent(table: Table):
    seen = await table.drafts()
    await table.keeps_apart(ADA, partner(seen, ADA))
    with pytest.raises(Exception, match="Please draw the rest anew") as one:
        await table.decides(seen)
    seen = await table.redraws(seen.round_id)
    await table.leaves_out(ADA)
    with pytest.raises(Exception, match="Please draw the rest anew") as other:
        await table.decides(seen)
    assert str(one.value) == str(other.value), "what changed is nobody's business"


async def test_a_round_is_taken_back_until_it_goes_out_and_not_after(table: Table):
    seen = await table.decides(await table.drafts())
    assert (seen.state, seen.sends_at) == ("sending", NOW + timedelta(minutes=10))
    with pytest.raises(Gone):
        await table.swaps(seen, ADA, BEA)
    await table.passes(NOW + timedelta(minutes=9))
    assert await table.said() == []
    await table.takes_back(seen.round_id, now=NOW + timedelta(minutes=9))
    await table.passes(SENT)
    assert await table.said() == []
    again = await table.decides(await table.sees(seen.round_id))
    with pytest.raises(Gone, match="on its way"):
        await table.takes_back(again.round_id, now=SENT)
    await table.passes(SENT)
    with pytest.raises(Gone, match="on its way"):
        await table.takes_back(again.round_id, now=NOW)


async def test_a_dropped_draft_is_gone_and_tells_nobody(table: Table):
    seen = await table.drafts()
    async with table.database.transaction() as session:
        await round_drafts.drop(session, seen.round_id, version=seen.version)
    with pytest.raises(Gone):
        await table.sees(seen.round_id)
    async with table.database.transaction() as session:
        assert await rounds.listed(session) == []
    assert await table.said() == []


async def test_who_leaves_the_network_is_in_no_draft(table: Table):
    seen = await table.drafts()
    other = partner(seen, ADA)
    async with table.database.transaction() as session:
        await departures.leave(session, ADA, now=NOW, network=NETWORK)
    after = await table.sees(seen.round_id)
    assert alone(after) == {other: LEFT_OUT}
    assert after.version > seen.version
    assert ADA not in {m for group in after.groups for m in group.members}
