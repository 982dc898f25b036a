"""Conversations without a name: whose words pass where, and what stays when they end."""

import pytest
from sqlalchemy import select

from bot.domain.notices import ConversationOpened, RelayOpened, WordsHeldBack, WordsRelayed
from bot.services import problems, relay, requests
from models import Delivery, RelayEnd, Side
from tests.conftest import NOW, ON_SQLITE
from tests.services.desk import ADA, GRACE, NETWORK, OTTO, Desk

pytestmark = ON_SQLITE

TS = "1767603600.000100"


@pytest.fixture
async def relayed(desk: Desk) -> int:
    """Ada, who gives no name, is helped by Grace; both messages have arrived, in the same tick."""
    problem = await desk.shares(anonymous=True)
    await desk.accepts(await desk.asks(problem, GRACE), by=GRACE)
    async with desk.database.transaction() as session:
        for end in await session.scalars(select(RelayEnd)):
            opened = await session.get_one(Delivery, end.delivery_id)
            opened.ts, opened.place = TS, f"D0{end.side.upper()}"
    return problem


async def writes(desk: Desk, sender: str, text: str, *, place: str, **more) -> bool:
    async with desk.database.transaction() as session:
        return await relay.pass_on(
            session,
            **{"place": place, "thread_ts": TS, "sender": sender, "text": text, "key": "event:E1"}
            | {"now": NOW}
            | more,
        )


async def test_each_ones_words_go_to_the_others_thread(desk: Desk, relayed: int):
    assert relayed
    assert await writes(desk, ADA, "Hello &amp; thanks", place="D0AUTHOR")
    assert await writes(desk, GRACE, "Welcome", place="D0HELPER", key="event:E2")
    assert (await desk.said(GRACE))[-1] == WordsRelayed(text="Hello & thanks", sender=None)
    assert (await desk.said(ADA))[-1] == WordsRelayed(text="Welcome", sender=GRACE)
    async with desk.database.transaction() as session:
        ends = {end.side: end.delivery_id for end in await session.scalars(select(RelayEnd))}
        replies = await session.scalars(select(Delivery).where(Delivery.reply_to_id.is_not(None)))
        threads = {
            each.channel: each.reply_to_id for each in replies if each.channel in {ADA, GRACE}
        }
    assert threads == {GRACE: ends[Side.HELPER], ADA: ends[Side.AUTHOR]}


@pytest.mark.parametrize(
    ("sender", "where"),
    [
        (ADA, {"place": "D0ELSEWHERE"}),
        (ADA, {"place": "D0AUTHOR", "thread_ts": None}),
        (ADA, {"place": "D0AUTHOR", "thread_ts": "1767603600.000200"}),
        (OTTO, {"place": "D0AUTHOR"}),
        (ADA, {"place": "D0HELPER"}),
    ],
    ids=["another place", "no thread", "another thread", "a stranger", "the other's thread"],
)
async def test_nothing_else_is_passed_on(desk: Desk, relayed: int, sender: str, where: dict):
    assert relayed
    before = await desk.everything()
    assert not await writes(desk, sender, "Hello", **where)
    assert await desk.everything() == before


async def test_files_stay_and_their_sender_is_told(desk: Desk, relayed: int):
    assert relayed
    assert await writes(desk, ADA, "See this plan", place="D0AUTHOR", has_files=True)
    assert (await desk.said(GRACE))[-1] == WordsRelayed(text="See this plan", sender=None)
    assert (await desk.said(ADA))[-1] == WordsHeldBack(why="files")

    assert await writes(desk, ADA, "", place="D0AUTHOR", has_files=True, key="event:E2")
    assert (await desk.said(GRACE))[-1] == WordsRelayed(text="See this plan", sender=None)


async def test_a_withdrawn_problem_ends_the_conversation_for_both(desk: Desk, relayed: int):
    await desk.withdraws(relayed)
    assert await writes(desk, GRACE, "Are you there?", place="D0HELPER")
    assert (await desk.said(GRACE))[-1] == WordsHeldBack(why="closed")
    for person in (ADA, GRACE):
        [*_, look] = [each for each in await desk.said(person) if isinstance(each, RelayOpened)]
        assert look.title == ""
    assert not [each for each in await desk.said(ADA) if isinstance(each, WordsRelayed)]


async def test_a_resolved_problem_may_still_be_talked_about(desk: Desk, relayed: int):
    await desk.resolves(relayed)
    assert await writes(desk, GRACE, "How did it go?", place="D0HELPER")
    assert (await desk.said(ADA))[-1] == WordsRelayed(text="How did it go?", sender=GRACE)


async def test_a_withdrawn_problem_leaves_no_words_in_a_group_either(desk: Desk):
    problem = await desk.shares()
    await desk.accepts(await desk.asks(problem, GRACE), by=GRACE)
    await desk.withdraws(problem)
    [*_, look] = await desk.said(f"{ADA},{GRACE}")
    assert look == ConversationOpened(title="", question="", author=ADA, helper=GRACE)
    assert (await desk.said(GRACE))[-1].state == "ended"


async def test_a_mentor_who_was_asked_reads_an_edited_problem_as_it_is_now(desk: Desk):
    problem_id = await desk.shares()
    await desk.asks(problem_id, GRACE)
    [first] = await desk.said(GRACE)
    async with desk.database.transaction() as session:
        problem = await problems.get(session, problem_id, lock=True)
        problem.question, problem.version = "Whom do I ask first?", 2
        await requests.retell(session, problem, NETWORK)
    [now] = await desk.said(GRACE)
    assert (now.question, now.state) == ("Whom do I ask first?", "open")
    assert now.reasons == first.reasons
