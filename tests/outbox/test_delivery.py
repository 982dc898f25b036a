"""What is owed is said: once, in order, at Slack's pace, whatever Slack answers."""

import time
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from bot.services import outbox
from bot.services.pace import RATES, Pace, Rate
from fakeslack import Rules
from models import Delivery, DeliveryState, Lane
from tests.outbox.conftest import Outlet, delivering, owing, served, words


async def test_what_was_committed_is_heard(outlet: Outlet):
    await outlet.say("hello")
    await outlet.workspace.until(lambda: outlet.heard() == ["hello"])


async def test_what_another_process_committed_is_heard_too(outlet: Outlet):
    async with outlet.core.db.transaction() as session:
        await outbox.say(session, words("hello"), to=outlet.channel.id, key="hello")
    await outlet.workspace.until(lambda: outlet.heard() == ["hello"])


async def test_what_was_rolled_back_is_never_said(outlet: Outlet):
    with pytest.raises(ZeroDivisionError):
        async with outlet.core.db.transaction() as session:
            await outbox.say(session, words("oops"), to=outlet.channel.id, key="oops")
            _ = 1 / 0
    await outlet.say("fine")
    await outlet.settled()
    assert outlet.heard() == ["fine"]


async def test_a_key_is_said_once(outlet: Outlet):
    await outlet.say("same")
    await outlet.settled()
    await outlet.say("same")
    await outlet.settled()
    assert outlet.heard() == ["same"]


async def test_a_channel_hears_things_in_the_order_they_were_said(outlet: Outlet):
    said = [f"number {n}" for n in range(12)]
    for text in said:
        await outlet.say(text)
    await outlet.settled()
    assert outlet.heard() == said


async def test_a_reply_waits_for_what_it_replies_to(outlet: Outlet):
    outlet.workspace.faults.status("chat.postMessage", 503)
    async with outlet.core.db.transaction() as session:
        post = await outbox.say(session, words("post"), to=outlet.channel.id, key="post")
        await outbox.say(session, words("reply"), to=outlet.channel.id, key="reply", reply_to=post)
    outlet.core.wake.set()
    await outlet.settled()
    (root,) = outlet.ada.sees(outlet.channel)
    assert [m.thread_ts for m in outlet.ada.sees(outlet.channel, thread=root)][-1] == root.ts
    assert outlet.heard() == ["post", "reply"]


async def test_a_reply_to_what_slack_refused_is_not_sent_on_its_own(outlet: Outlet):
    outlet.workspace.faults.error("chat.postMessage", "restricted_action")
    async with outlet.core.db.transaction() as session:
        post = await outbox.say(session, words("post"), to=outlet.channel.id, key="post")
        await outbox.say(session, words("reply"), to=outlet.channel.id, key="reply", reply_to=post)
    outlet.core.wake.set()
    await outlet.settled()
    assert outlet.heard() == []
    assert (await outlet.row("reply")).error == "parent_not_sent"


async def test_an_edit_never_overtakes_the_post(outlet: Outlet):
    outlet.workspace.faults.status("chat.postMessage", 500, times=2)
    (post,) = await outlet.say("first look")
    async with outlet.core.db.transaction() as session:
        await outbox.revise(session, post, words("second look"), key="edit")
    outlet.core.wake.set()
    await outlet.settled()
    assert outlet.heard() == ["second look"]
    calls = [c.method for c in outlet.workspace.calls if c.method.startswith("chat.")]
    assert "chat.update" not in calls[:-1]


async def test_a_post_that_still_waits_is_changed_before_it_is_sent(database_url):
    async with served(database_url) as place, owing(place) as outlet:
        (post,) = await outlet.say("first look")
        async with outlet.core.db.transaction() as session:
            await outbox.revise(session, post, words("second look"), key="edit")
        async with delivering(outlet.core):
            await outlet.settled()
        calls = [c.method for c in outlet.workspace.calls if c.method.startswith("chat.")]
        assert calls == ["chat.postMessage"]
        assert outlet.heard() == ["second look"]


async def test_of_several_edits_that_wait_only_the_last_is_made(outlet: Outlet):
    (post,) = await outlet.say("first look")
    await outlet.settled()
    async with outlet.core.db.transaction() as session:
        for n in range(5):
            await outbox.revise(session, post, words(f"look {n}"), key=f"edit {n}")
    outlet.core.wake.set()
    await outlet.settled()
    assert outlet.heard() == ["look 4"]
    assert [c.method for c in outlet.workspace.calls].count("chat.update") == 1


async def test_what_is_retracted_is_gone_even_if_somebody_deleted_it_before(outlet: Outlet):
    one, two = await outlet.say("one", "two")
    await outlet.settled()
    outlet.workspace.deletes(outlet.ada.sees(outlet.channel)[0])
    async with outlet.core.db.transaction() as session:
        await outbox.retract(session, one, key="gone one")
        await outbox.retract(session, two, key="gone two")
    outlet.core.wake.set()
    await outlet.settled()
    assert outlet.heard() == []
    assert (await outlet.row("gone one")).state == DeliveryState.SENT


@pytest.mark.parametrize("effect", [True, False], ids=["it arrived", "it did not arrive"])
async def test_an_answer_lost_on_the_wire_does_not_say_it_twice_or_never(
    outlet: Outlet, effect: bool
):
    outlet.workspace.faults.reset("chat.postMessage", effect=effect)
    await outlet.say("once")
    await outlet.settled()
    assert outlet.heard() == ["once"]
    assert (await outlet.row("once")).ts == outlet.ada.sees(outlet.channel)[0].ts


async def test_a_lost_reply_is_looked_for_in_its_thread(outlet: Outlet):
    (post,) = await outlet.say("post")
    await outlet.settled()
    outlet.workspace.faults.reset("chat.postMessage", effect=True)
    await outlet.say("reply", reply_to=post)
    await outlet.settled()
    assert outlet.heard() == ["post", "reply"]
    assert "conversations.replies" in [call.method for call in outlet.workspace.calls]


async def test_what_cannot_be_looked_for_is_left_to_a_facilitator(outlet: Outlet):
    outlet.workspace.faults.reset("chat.postMessage", effect=True)
    outlet.workspace.faults.error("conversations.history", "missing_scope")
    await outlet.say("perhaps")
    await outlet.settled()
    assert (await outlet.row("perhaps")).state == DeliveryState.UNKNOWN
    assert outlet.heard() == ["perhaps"], "and it is not sent blindly again"


async def test_a_refusal_is_recorded_with_slacks_reason_and_holds_up_nothing(outlet: Outlet):
    outlet.workspace.archives(outlet.channel)
    open_channel = outlet.workspace.add_channel("elsewhere", [outlet.ada], bot=True)
    await outlet.say("refused")
    await outlet.say("fine", to=open_channel.id)
    await outlet.settled()
    refused = await outlet.row("refused")
    assert (refused.state, refused.error) == (DeliveryState.FAILED, "is_archived")
    assert outlet.heard(open_channel) == ["fine"]
    async with outlet.core.db.transaction() as session:
        assert [d.id for d in await outbox.troubled(session)] == [refused.id]


async def test_retry_after_is_obeyed_for_its_method_alone(outlet: Outlet):
    (post,) = await outlet.say("post")
    other = outlet.workspace.add_channel("elsewhere", [outlet.ada], bot=True)
    await outlet.settled()
    outlet.workspace.faults.ratelimit("chat.postMessage", retry_after=2)
    struck = time.monotonic()
    await outlet.say("limited", to=other.id)
    await outlet.workspace.until(lambda: outlet.workspace.faults.struck)
    async with outlet.core.db.transaction() as session:
        await outbox.revise(session, post, words("edited meanwhile"), key="edit")
    outlet.core.wake.set()
    await outlet.workspace.until(lambda: "edited meanwhile" in outlet.heard())
    assert outlet.heard(other) == [], "what is limited still waits"
    await outlet.settled()
    assert outlet.heard(other) == ["limited"]
    assert time.monotonic() - struck >= 2


async def test_what_somebody_waits_for_goes_before_what_goes_to_many(database_url):
    slow = Pace(rates=RATES | {"chat.postMessage": Rate(20, 1)})
    async with served(database_url) as place, owing(place, slow) as outlet:
        await _say_to_many_then_to_one(outlet)
        async with delivering(outlet.core):
            await outlet.settled(30)
        posts = [c.args for c in outlet.workspace.calls if c.method == "chat.postMessage"]
        assert posts[0]["channel"] == outlet.ada.id


async def _say_to_many_then_to_one(outlet: Outlet) -> None:
    crowd = [outlet.workspace.add_user(f"member{n}") for n in range(20)]
    async with outlet.core.db.transaction() as session:
        for n, person in enumerate(crowd):
            await outbox.say(
                session, words(f"to {n}"), to=person.id, key=f"k{n}", priority=outbox.ROUTINE
            )
        await outbox.say(session, words("now"), to=outlet.ada.id, key="now")


async def test_nothing_tells_afterwards_what_was_said_to_whom(outlet: Outlet):
    await outlet.say("private words", to=outlet.ada.id)
    await outlet.settled()
    row = await outlet.row("private words")
    assert (row.notice, row.lane) == (None, None)


async def test_a_channel_gets_one_message_a_second(database_url):
    strict = Rules(channel_burst=1)
    async with served(database_url, strict) as place, owing(place, Pace()) as out:
        async with delivering(out.core):
            await out.say("one", "two", "three")
            await out.settled()
        gaps = [b - a for a, b in pairwise(float(m.ts) for m in out.ada.sees(out.channel))]
        assert all(gap >= 0.99 for gap in gaps)
        assert "ratelimited" not in {call.answer for call in out.workspace.calls}


async def test_two_workers_say_each_thing_once(outlet: Outlet):
    async with delivering(outlet.core), delivering(outlet.core):
        said = [f"number {n}" for n in range(15)]
        for text in said:
            await outlet.say(text)
        await outlet.settled()
    assert outlet.heard() == said


async def test_a_worker_that_froze_does_not_send_and_another_takes_over(outlet: Outlet):
    """The lease of a dead worker ends; what it may have sent is looked for first."""
    async with outlet.core.db.transaction() as session:
        await outbox.say(session, words("mine"), to=outlet.channel.id, key="mine")
        await session.flush()
        row = (await session.scalars(select(Delivery))).one()
        row.state, row.started_at, row.attempts = DeliveryState.SENDING, outlet.core.now(), 1
    async with outlet.core.db.transaction() as session:
        lane = (await session.scalars(select(Lane))).one()
        lane.owner, lane.leased_until = "dead", outlet.core.now() + timedelta(seconds=0.5)
    await outlet.settled()
    assert outlet.heard() == ["mine"]
    methods = [call.method for call in outlet.workspace.calls]
    assert methods.index("conversations.history") < methods.index("chat.postMessage")
