"""What colleagues do about a problem, and what is said in its thread."""

import asyncio

from sqlalchemy import func, select

from models import Interest, Problem, Report
from tests.journeys.sharing import TITLE, delivered_again, hears, news, reads, shares, thread


def labels(message):
    return [
        element["text"]["text"]
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["type"] == "button"
    ]


async def test_same_here_counts_and_a_second_press_takes_it_back(network):
    post = await shares(network, network.ada)
    await network.otto.clicks("Same here", on=post)
    await network.settled()
    assert "Same here · 1" in labels(post)
    await hears(network, network.otto, "Press *Same here* again")

    await network.otto.clicks("Same here · 1", on=post)
    await network.settled()
    assert "Same here" in labels(post)
    await hears(network, network.otto, "Taken back")


async def test_colleagues_who_press_at_once_are_all_counted(network):
    post = await shares(network, network.ada)
    await asyncio.gather(
        *(person.clicks("Same here", on=post) for person in (network.otto, network.mae))
    )
    await network.settled()

    assert "Same here · 2" in labels(post)


async def test_a_press_that_slack_delivers_twice_counts_once(network):
    post = await shares(network, network.ada)
    await network.otto.clicks("Same here", on=post)
    await delivered_again(network)

    assert "Same here · 1" in labels(post)
    await hears(network, network.otto, "Counted")


async def test_authors_are_kindly_told_that_the_problem_is_theirs(network):
    post = await shares(network, network.ada)
    for label in ("Same here", "Follow"):
        await network.ada.clicks(label, on=post)
        await hears(network, network.ada, "This problem is yours")
    await network.settled()

    assert "Same here" in labels(post)
    async with network.core.db.transaction() as session:
        assert await session.scalar(select(func.count(Interest.id))) == 0


async def test_the_author_and_followers_hear_of_a_reply_once_an_hour(network):
    post = await shares(network, network.ada)
    await network.otto.clicks("Follow", on=post)
    await hears(network, network.otto, "You follow this problem")
    await network.mae.posts(network.problems, "We kept the goals.", thread=post)
    await network.mae.posts(network.problems, "And the data.", thread=post)
    await reads(network, network.ada, until="new reply to your problem")
    await reads(network, network.otto, until="a problem you follow")

    assert news(network.ada).count("new reply") == 1
    assert news(network.otto).count("new reply") == 1
    assert "new reply" not in news(network.mae)
    assert "/archives/" in news(network.ada)


async def test_who_stops_following_hears_no_more(network):
    post = await shares(network, network.ada)
    await network.otto.clicks("Follow", on=post)
    await network.otto.clicks("Follow", on=post)
    await hears(network, network.otto, "You no longer follow")
    await network.mae.posts(network.problems, "We kept the goals.", thread=post)
    await reads(network, network.ada, until="new reply")

    assert news(network.otto) == ""


async def test_an_answer_is_noted(network):
    post = await shares(network, network.ada)
    await network.mae.posts(network.problems, "We kept the goals.", thread=post)
    await reads(network, network.ada, until="new reply")

    async with network.core.db.transaction() as session:
        assert await session.scalar(select(Problem.answered_at)) is not None


async def test_a_report_reaches_the_facilitators_and_nobody_else(network):
    post = await shares(network, network.ada)
    await network.otto.chooses("Report", on=post)
    assert "the facilitators of this network" in network.otto.modal.words
    await network.otto.submits(reason="It names a <swimmer>.")
    await delivered_again(network)

    assert news(network.fay).count("It names a &lt;swimmer&gt;.") == 1
    assert TITLE in news(network.fay)
    assert network.otto.id not in news(network.fay)
    assert "report" not in news(network.ada)
    assert all("swimmer" not in said for said in [post.words, *thread(network, post)])
    async with network.core.db.transaction() as session:
        assert await session.scalar(select(func.count(Report.id))) == 1


async def test_a_report_without_a_reason_stays_open(network):
    post = await shares(network, network.ada)
    await network.otto.chooses("Report", on=post)
    await network.otto.submits()

    assert "reason" in network.otto.modal_errors
