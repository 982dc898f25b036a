"""A problem is resolved, and what was learned comes into the library, with everybody's consent."""

from datetime import timedelta

import pytest

from bot.domain.hours import DAYS, WorkingWeek
from bot.domain.members import About
from bot.services import members
from jobs import harvest as job
from tests.journeys.asking import last_message
from tests.journeys.sharing import UNNAMED, hears, news, shares
from tests.journeys.test_coaching_clock import BEGAN
from tests.network import Clock, living

ALWAYS = WorkingWeek(starts=0, ends=24 * 60, days=frozenset(DAYS))
CONTEXT = "Superintendent Okafor told me that the board of Riverbend ISD wants the word gone."
HELPED = "We wrote the commitments down first, and the word came last."
SAID = "Ask Ms. Placeholder for the template. Count the yes votes before the meeting."
CLEAN = "Ask a colleague for the template. Count the yes votes before the meeting."


@pytest.fixture
def clock() -> Clock:
    return Clock(BEGAN)


@pytest.fixture
async def network(sqlite_url, guidance, clock):
    async with living(sqlite_url, starter=guidance, now=clock) as alive:
        async with alive.core.db.transaction() as session:
            for person in alive.everyone:
                await members.save(session, person.id, About(week=ALWAYS))
        yield alive


async def passes(network, clock, **ahead):
    """Let time pass, and the job look once."""
    clock.time += timedelta(**ahead)
    await job.run(network.core)
    await network.settled()


async def resolved_with_help(network, clock):
    """Ada's problem, without a name, is resolved; she marks what Mae wrote, and consents."""
    post = await shares(network, network.ada, context=CONTEXT, **UNNAMED)
    reply = await network.mae.posts(network.problems, SAID, thread=post)
    await network.ada.runs("Mark as helpful", reply)
    await hears(network, network.ada, "Marked as helpful; only you see this")
    await network.ada.chooses("Mark as resolved", on=post)
    await network.ada.submits(what_helped=HELPED, consent="yes")
    assert "Mark as helpful" in network.ada.modal.words
    await network.ada.closes()
    await passes(network, clock, minutes=10)
    return post


async def agrees(network, **changed):
    """Ada opens the draft, and presses once more where I ask her to look again."""
    await network.ada.clicks("Edit and agree")
    await network.ada.submits(**changed)
    assert network.ada.modal_errors == {}


async def test_from_a_resolved_problem_to_a_piece_in_the_library(network, clock):
    await resolved_with_help(network, clock)
    asked = last_message(network.mae)
    assert "May these words stand in a piece of guidance?" in asked.words
    assert CLEAN in asked.words
    assert "Was “Ms. Placeholder”, is now “a colleague”" in asked.words
    assert "Edit and agree" not in news(network.ada), "the draft waits for Mae"
    await network.mae.clicks("Yes, without my name", on=asked)
    await passes(network, clock, minutes=10)
    drafted = last_message(network.ada)
    assert "The superintendent told me that the board of a district wants the word gone" in (
        drafted.words
    )
    assert "Was “Riverbend ISD”, is now “a district”" in drafted.words

    await agrees(network, title="Count the votes first", summary="It came from Samplestown.")
    assert "Please look once more" in network.ada.modal.words
    assert "Samplestown" in network.ada.modal.words
    await network.ada.submits(summary="Know the votes before the word is on the agenda.")
    assert network.ada.modal.title == "Thank you"
    await network.settled()
    assert "Count the votes first" not in str(
        [entry.piece for entry in network.core.library.entries()]
    )

    await network.fay.opens_home()
    await network.workspace.until(lambda: network.fay.home and "Library" in network.fay.home.words)
    await publishes(network)
    (entry,) = [it for it in network.core.library.entries() if it.from_network]
    assert entry.piece.title == "Count the votes first"
    assert str(entry.piece.source).startswith("From the network")
    assert entry.audience == "network"
    assert CLEAN in entry.piece.body
    assert entry.contributor is None


async def publishes(network):
    """Fay looks through the queue, and publishes what waits."""
    await network.fay.clicks("Open the queue", on="home")
    await network.workspace.until(lambda: network.fay.modal)
    await network.fay.clicks("Open", on="modal")
    await network.fay.clicks("Publish", on="modal")
    await network.settled()
    await network.core.refresh_library()


async def test_weeks_later_i_ask_what_happened_and_no_is_easy(network, clock):
    await shares(network, network.ada)
    await network.ada.chooses("Mark as resolved", on=network.posts()[-1])
    await network.ada.submits(what_helped=HELPED, consent="yes")
    await network.ada.closes()
    await passes(network, clock, minutes=10)
    await network.ada.clicks("Not now")
    await network.settled()
    assert "I ask again some weeks after" in last_message(network.ada).words
    await passes(network, clock, weeks=3)
    assert "What did you try, and what happened?" in last_message(network.ada).words
    await network.ada.clicks("Tell what happened")
    await network.ada.submits(tried="A letter.", happened="The board of Riverbend ISD voted yes.")
    await network.settled()
    assert "The board of a district voted yes." in last_message(network.ada).words

    await network.ada.clicks("Never")
    await network.settled()
    assert "Nothing of it is kept" in last_message(network.ada).words
    assert "voted yes" not in news(network.ada)
    await passes(network, clock, weeks=6)
    assert "Nothing of it is kept" in last_message(network.ada).words


async def test_an_author_who_said_no_at_the_end_may_begin_later_and_end_it_again(network, clock):
    post = await shares(network, network.ada, **UNNAMED)
    await network.ada.chooses("Mark as resolved", on=post)
    await network.ada.submits(what_helped=HELPED)
    await network.ada.closes()
    await network.settled()
    await network.ada.chooses("Guidance from this", on=post)
    await network.ada.clicks("Make a draft for me", on="modal")
    await network.workspace.until(lambda: "I make a draft and send it" in network.ada.modal.words)
    await network.ada.closes()
    await passes(network, clock, minutes=10)
    assert "Edit and agree" in str(last_message(network.ada).wire())

    await network.ada.chooses("Guidance from this", on=post)
    await network.ada.clicks("Take my consent back", on="modal")
    await network.settled()
    assert "Nothing of it is kept" in last_message(network.ada).words
    await network.otto.chooses("Guidance from this", on=post)
    await hears(network, network.otto, "Only the author of this problem can do this")


async def test_a_mark_is_for_the_author_alone_and_for_replies_alone(network):
    post = await shares(network, network.ada, **UNNAMED)
    reply = await network.mae.posts(network.problems, SAID, thread=post)
    own = await network.ada.posts(network.problems, "I have seen this too.", thread=post)
    await network.otto.runs("Mark as helpful", reply)
    await hears(network, network.otto, "Only the author of this problem can do this")
    await network.ada.runs("Mark as helpful", own)
    await hears(network, network.ada, "These are your own words")
    await network.ada.runs("Mark as helpful", post)
    await hears(network, network.ada, "in the thread of a problem of your own")
