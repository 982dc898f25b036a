"""A facilitator changes a draft by hand: swaps, locks, leaves out; two do not undo each other."""

import pytest

from bot.db import Database
from bot.domain.errors import InvalidInput
from bot.domain.peers import LEFT_OUT_BY_HAND, CannotPair, Changed
from bot.domain.rounds import LEFT_OUT
from bot.services import round_drafts
from tests.conftest import NOW, ON_SQLITE
from tests.services.rounds import (
    ADA,
    BEA,
    CLEO,
    DORA,
    EVE,
    FAY,
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


async def test_two_change_places_and_what_was_made_by_hand_stays(table: Table):
    await table.joins(EVE, "U0FLO")
    seen = await table.drafts()
    one, other = sorted(met(seen), key=sorted)[:2]
    (a, b), (c, d) = sorted(one), sorted(other)
    changed = await table.swaps(seen, a, c)
    assert {frozenset((c, b)), frozenset((a, d))} <= met(changed)
    assert sum(group.locked for group in changed.meeting) == 2
    anew = await table.redraws(seen.round_id)
    assert {frozenset((c, b)), frozenset((a, d))} <= met(anew)


async def test_a_swap_that_may_not_be_is_refused_with_the_same_words_whatever_the_reason(
    table: Table,
):
    seen = await table.drafts()
    other = partner(seen, ADA)
    left, right = ALL - {ADA, other}
    await table.keeps_apart(left, ADA)
    await table.tells(ADA, district_name="Example Unified")
    await table.tells(right, district_name="Example Schools")
    told = set()
    for one, two in ((other, left), (other, right), (ADA, right), (ADA, left)):
        with pytest.raises(CannotPair) as refused:
            await table.swaps(seen, one, two)
        told.add(str(refused.value))
    assert told == {"These two cannot be paired. Please choose another."}
    assert await table.sees(seen.round_id) == seen


async def test_who_meets_already_or_is_not_in_it_cannot_change_places(table: Table):
    seen = await table.drafts()
    with pytest.raises(InvalidInput, match="together already"):
        await table.swaps(seen, ADA, partner(seen, ADA))
    with pytest.raises(InvalidInput, match="not in this round"):
        await table.swaps(seen, ADA, FAY)


async def test_somebody_left_out_by_hand_is_taken_in_again(table: Table):
    seen = await table.drafts()
    other = partner(seen, ADA)
    without = await table.does(round_drafts.leave_out, seen, [ADA], now=NOW)
    assert alone(without) == {ADA: LEFT_OUT_BY_HAND, other: LEFT_OUT}
    with pytest.raises(InvalidInput, match="left them out"):
        await table.swaps(without, ADA, BEA if other != BEA else CLEO)
    anew = await table.redraws(seen.round_id)
    assert alone(anew) == {ADA: LEFT_OUT_BY_HAND}
    assert [len(group) for group in met(anew)] == [3]
    with_her = await table.does(round_drafts.leave_out, anew, [], now=NOW)
    assert alone(with_her) == {ADA: LEFT_OUT}
    assert alone(await table.redraws(seen.round_id)) == {}
    with pytest.raises(InvalidInput, match="not in this round"):
        await table.does(round_drafts.leave_out, await table.sees(1), [FAY], now=NOW)


async def test_somebody_left_out_takes_anothers_place(table: Table):
    await table.keeps_apart(EVE, ADA)
    await table.leaves_out(DORA)
    await table.joins(EVE)
    await table.leaves_out(BEA, CLEO)
    seen = await table.drafts()
    assert met(seen) == set()
    assert set(alone(seen)) == {ADA, EVE}
    await table.joins(BEA)
    trio_or_pair = await table.redraws(seen.round_id)
    [left] = alone(trio_or_pair)
    changed = await table.swaps(trio_or_pair, left, ({ADA, EVE} - {left}).pop())
    assert met(changed) == {frozenset((left, BEA))}


async def test_two_facilitators_do_not_undo_each_others(table: Table):
    seen = await table.drafts()
    locked = await table.does(round_drafts.lock, seen, seen.groups[0].group_id, locked=True)
    for deed, args in (
        (round_drafts.lock, (seen.groups[1].group_id,)),
        (round_drafts.swap, (ADA, BEA)),
        (round_drafts.leave_out, ([ADA],)),
        (round_drafts.drop, ()),
        (round_drafts.decide, ()),
    ):
        how = {"locked": True} if deed == round_drafts.lock else {"now": NOW}
        with pytest.raises(Changed):
            await table.does(deed, seen, *args, **({} if deed == round_drafts.drop else how))
    with pytest.raises(Changed):
        await table.redraws(seen.round_id, version=seen.version)
    assert await table.sees(seen.round_id) == locked


async def test_a_locked_pair_stays_and_an_unlocked_one_goes(table: Table):
    await table.joins(*(f"U0P{number}" for number in range(20)))
    seen = await table.drafts()
    first = seen.groups[0]
    locked = await table.does(round_drafts.lock, seen, first.group_id, locked=True)
    assert locked.groups[0].locked
    anew = await table.redraws(seen.round_id)
    assert frozenset(first.members) in met(anew)
    assert len(met(anew) & met(seen)) < len(met(seen))


async def test_a_lock_does_not_bind_who_may_not_meet_any_more(table: Table):
    seen = await table.drafts()
    first = seen.groups[0]
    await table.does(round_drafts.lock, seen, first.group_id, locked=True)
    await table.keeps_apart(*first.members)
    assert frozenset(first.members) not in met(await table.redraws(seen.round_id))
