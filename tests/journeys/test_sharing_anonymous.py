"""A problem without a name: nothing that others see, and nothing stored, leads to its author."""

import json

from sqlalchemy import select

from models import Problem
from tests.journeys.sharing import TITLE, UNNAMED, hears, news, reads, shares, thread


def all_but(network, author):
    """Everything that anybody but the author can see, buttons and all."""
    for person in network.everyone:
        if person is author:
            continue
        for channel in (network.problems, person.dm()):
            for message in person.sees(channel):
                yield message.wire(metadata=True)
                yield from (each.wire(metadata=True) for each in person.sees(channel, message)[1:])
        yield from (message.wire(metadata=True) for message in person.ephemerals)
        if person.home:
            yield person.home.wire()


async def test_the_post_carries_no_name_and_nothing_that_leads_back(network):
    post = await shares(network, network.ada, **UNNAMED)
    await network.otto.clicks("Follow", on=post)
    await network.mae.posts(network.problems, "We kept the goals.", thread=post)
    await reads(network, network.otto, until="a problem you follow")
    await network.fay.opens_home()
    await network.workspace.until(lambda: network.fay.home)

    assert "Shared without a name" in post.words
    shown = [message for message in all_but(network, network.ada) if "lantern" in str(message)]
    assert len(shown) >= 2
    posted = json.dumps(shown)
    for trace in (network.ada.id, "Ada Example"):
        assert trace not in posted


async def test_the_author_is_told_that_their_name_stays_out(network):
    await network.ada.uses("/problem")
    await network.ada.closes()
    await shares(network, network.ada, **UNNAMED)
    await network.ada.opens_home()
    await network.workspace.until(
        lambda: network.ada.home and "yours, shared without a name" in network.ada.home.words
    )


async def test_the_author_replies_through_the_bot(network):
    post = await shares(network, network.ada, **UNNAMED)
    await network.mae.posts(network.problems, "Which state?", thread=post)
    await reads(network, network.ada, until="new reply to your problem")
    await network.ada.clicks("Reply without my name")
    await network.ada.submits(text="A <small> one, up north.")
    await network.settled()

    said = thread(network, post)[-1]
    assert "The author of this problem" in said
    assert "A &lt;small&gt; one, up north." in said
    assert network.ada.id not in json.dumps(list(all_but(network, network.ada)))


async def test_nobody_else_writes_for_the_author(network):
    post = await shares(network, network.ada, **UNNAMED)
    await network.otto.presses_old(post, "reply_without_name", "1")

    assert network.otto.modal is None
    await hears(network, network.otto, "Only the author")


async def test_an_author_who_writes_in_the_thread_is_told_apart_by_nothing_the_bot_does(network):
    post = await shares(network, network.ada, **UNNAMED)
    await network.otto.clicks("Follow", on=post)
    await network.ada.posts(network.problems, "I have seen this too.", thread=post)
    await reads(network, network.otto, until="a problem you follow")

    assert "new reply" not in news(network.ada)
    async with network.core.db.transaction() as session:
        assert await session.scalar(select(Problem.answered_at)) is not None


async def test_a_named_problem_is_answered_under_its_name(network):
    post = await shares(network, network.ada)
    await network.ada.presses_old(post, "reply_without_name", "1")

    await hears(network, network.ada, "carries your name")


async def test_editing_cannot_reveal_the_author(network):
    post = await shares(network, network.ada, **UNNAMED)
    await network.ada.chooses("Edit", on=post)
    assert "name" not in network.ada.modal.values
    await network.ada.submits(title=TITLE + " at once")
    await network.settled()

    assert "Shared without a name" in post.words
    assert network.ada.id not in json.dumps(post.wire(metadata=True))


async def test_thanks_come_without_a_name(network):
    post = await shares(network, network.ada, **UNNAMED)
    await network.ada.chooses("Mark as resolved", on=post)
    await network.ada.submits(what_helped="Data.", who_helped=[network.mae])
    await network.settled()

    assert "thanks you" in news(network.mae)
    assert network.ada.id not in news(network.mae)
