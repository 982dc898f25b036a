"""An author without a name stays unknown from the first draft to the published piece, to everybody.

Everything that is somebody's alone carries a word, or a person's id, that stands nowhere else.
"""

import sqlite3

import pytest
from sqlalchemy import select

from bot.domain.members import About
from bot.services import members
from models import HelpfulAnswer
from tests.journeys.asking import last_message
from tests.journeys.sharing import UNNAMED, hears, shares
from tests.journeys.test_coaching_clock import BEGAN
from tests.journeys.test_harvest import ALWAYS, passes, publishes
from tests.journeys.who_may_press.memory import Memory
from tests.network import Clock, living

SECRETS = {
    "potoroo": {"una"},
    "quokka": {"una"},
    "bandicoot": {"una", "fay", "otto"},
    "wombat": {"grace", "una"},
}
"""Each word, and who alone may ever have read it: what was only drafted, what is published
and was looked for, and how a colleague would be named whom the author did not quote."""


@pytest.fixture
def clock() -> Clock:
    return Clock(BEGAN)


@pytest.fixture
async def network(sqlite_url, guidance, clock, logs):  # noqa: ARG001  # heard from the beginning
    async with living(sqlite_url, starter=guidance, now=clock) as alive:
        yield alive


async def arrives(network):
    """Una comes, who is like everybody else here."""
    una = network.workspace.add_user("una", real_name="Una Sampleton")
    network.workspace.joins(una, network.problems)
    async with network.core.db.transaction() as session:
        for person in (*network.everyone, una):
            await members.save(session, person.id, About(week=ALWAYS))
    return una


async def goes_through_all_of_it(network, clock, una):
    """Una resolves, marks two answers, hears yes of one, tells what happened, and agrees."""
    post = await shares(network, una, **UNNAMED)
    refused = await network.mae.posts(network.problems, "Buy a dog.", thread=post)
    given = await network.grace.posts(network.problems, "Count the votes first.", thread=post)
    for reply in (refused, given):
        await una.runs("Mark as helpful", reply)
        await hears(network, una, "Marked as helpful")
    await una.chooses("Mark as resolved", on=post)
    await una.submits(what_helped="Patience, and a list.", consent="yes")
    await una.closes()
    await passes(network, clock, minutes=10)
    await network.mae.clicks("No", on=last_message(network.mae))
    await network.grace.clicks("Yes, with my name", on=last_message(network.grace))
    await network.grace.submits(name="The wombat keeper")
    await network.grace.closes()
    await passes(network, clock, weeks=3)
    await passes(network, clock, weeks=3)
    await una.clicks("Tell what happened", on=last_message(una))
    await una.submits(tried="The potoroo plan.", happened="The quokka plan passed.")
    await una.closes()
    await network.settled()
    await una.clicks("Edit and agree", on=last_message(una))
    await una.submits(
        title="A list, then patience",
        summary="A bandicoot of a summary.",
        body="Write down who can say yes, and ask each of them what they need first. Then wait, "
        "and ask again, and thank them.",
        answers=[],
    )
    assert una.modal_errors == {}
    await una.closes()
    await network.settled()
    return post


async def test_nobody_learns_who_wrote_without_a_name(network, clock, logs, sqlite_url):
    una = await arrives(network)
    people = {person.name: person for person in (*network.everyone, una)}
    memory = Memory(network, people)
    await goes_through_all_of_it(network, clock, una)
    await network.fay.opens_home()
    await network.workspace.until(lambda: network.fay.home and "Library" in network.fay.home.words)
    await publishes(network)
    await network.fay.closes(everything=True)
    for person in people.values():
        await person.opens_home()
    await network.otto.uses("/guidance", "a list of who can say yes, and patience")
    await hears(network, network.otto, "A list, then patience")
    await network.settled()

    assert memory.who_knows(una.id) == {"una"}
    assert memory.who_knows(una.user.real_name) <= {"una"}
    assert {word: memory.who_knows(word) for word in SECRETS} == SECRETS
    assert "A list, then patience" in memory.of(una), "she is told that it is published"
    assert "A list, then patience" in memory.of(network.fay, "modals")

    _logs_and_database_know_nothing(people, logs.getvalue(), sqlite_url)
    async with network.core.db.transaction() as session:
        rows = list(await session.scalars(select(HelpfulAnswer)))
    assert {row.writer for row in rows} == {network.mae.id, network.grace.id}


def _logs_and_database_know_nothing(people, said, url):
    una = people["una"]
    assert '"event"' in said, "something is logged at all"
    for word in (*SECRETS, "A list, then patience", *(each.id for each in people.values())):
        assert word not in said
    raw = sqlite3.connect(url.partition("///")[2])
    tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = {table: repr(raw.execute(f"SELECT * FROM {table}").fetchall()) for table in tables}  # noqa: S608
    raw.close()
    for word in (*SECRETS, "A list, then patience", "Count the votes"):
        assert [table for table in tables if word in kept[table]] == [], word
    assert [table for table in tables if una.id in kept[table]] == ["member"]
    for table in ("harvest", "helpful_answer", "piece", "piece_version", "delivery"):
        assert [each.id for each in people.values() if each.id in kept[table]] == (
            [people["fay"].id] if table == "piece_version" else []
        ), table


async def test_who_asked_who_wrote_and_who_never_said_see_no_difference(network, clock):
    """A stranger to it sees the same, whether its author consented, drafts, or has agreed."""
    una = await arrives(network)
    post = await shares(network, una, **UNNAMED)
    await una.chooses("Mark as resolved", on=post)
    await una.submits(what_helped="Patience, and a list.", consent="no")
    await una.closes()
    await network.settled()
    without = str(post.blocks)
    await una.chooses("Guidance from this", on=post)
    await una.clicks("Make a draft for me", on="modal")
    await una.closes()
    await passes(network, clock, minutes=10)
    assert str(post.blocks) == without
    for stranger in (network.fay, network.otto):
        await stranger.chooses("Guidance from this", on=post)
        await hears(network, stranger, "Only the author of this problem can do this")
        for action, value in (
            ("harvest_open", "1"),
            ("harvest_later", "1"),
            ("harvest_never", "1"),
            ("harvest_tell", "1"),
            ("harvest_consent", "1"),
        ):
            await stranger.presses_old(post, action, value)
        assert stranger.modal is None
    assert "Edit and agree" in str(last_message(una).wire())
