"""What the stories about rounds of pairs have in common: who takes part, and how time passes."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.peers import PeerChoices
from bot.services import rounds
from jobs import rounds as clock

TEN_MINUTES, WEEK = timedelta(minutes=11), timedelta(days=7, minutes=12)


async def joins(network, *people, **chosen):
    """Have members take part, as their form would."""
    async with network.core.db.transaction() as session:
        for person in people:
            await rounds.choose(session, person.id, PeerChoices(takes_part=True, **chosen))


async def drafts(network, **whom):
    """Fay makes a draft; return the modal that shows it."""
    await network.fay.uses("/cohort", "pairs")
    await network.fay.submits(**whom)
    assert network.fay.modal_errors == {}
    await network.workspace.until(lambda: "I am drawing" not in network.fay.modal.words)
    return network.fay.modal


async def redraws(network):
    """Fay draws anew what is not locked; return when she sees it."""
    before = network.fay.modal.payload["private_metadata"]
    await network.fay.clicks("Draw the rest anew", on="modal")
    await network.workspace.until(lambda: network.fay.modal.payload["private_metadata"] != before)


async def shows(network, words):
    """Wait until Fay's modal shows something."""
    await network.workspace.until(lambda: network.fay.modal and words in network.fay.modal.words)


async def sends(network):
    """Fay sends the draft in front of her."""
    await network.fay.clicks("Send", on="modal")
    await shows(network, "Goes out at")


async def passes(network, ahead):
    """Let the clock do what is due so far ahead of now."""
    now = network.core.now() + ahead
    await clock.run(replace(network.core, now=lambda: now))
    await network.catches_up()


def groups(person):
    """The group DMs that somebody is in."""
    return [channel for channel in person.channels if channel.kind == "mpim"]
