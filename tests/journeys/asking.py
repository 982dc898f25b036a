"""What the stories about asking and helping have in common: presses, and what they lead to."""

from tests.journeys.sharing import UNNAMED, shares


async def asked(network, **changes):
    """Ada shares a problem and asks Mae; return Mae's message with the buttons."""
    await shares(network, network.ada, **changes)
    await network.ada.clicks("Ask", on=last_message(network.ada))
    await network.settled()
    return last_message(network.mae)


async def in_conversation(network, **changes):
    """Ada asks, Mae accepts."""
    message = await asked(network, **changes)
    await network.mae.clicks("Accept", on=message)
    await network.settled()
    return message


async def in_relay(network):
    """Ada asks without a name, Mae accepts; return each one's message that opens the thread."""
    await in_conversation(network, **UNNAMED)
    return last_message(network.ada), last_message(network.mae)


def last_message(person):
    """The last message outside any thread in somebody's DM with the bot."""
    return person.sees(person.dm())[-1]


def groups(person):
    """The group DMs somebody is in."""
    return [channel for channel in person.channels if channel.kind == "mpim"]


async def told(network, person, words):
    """Wait until somebody is told something that only they see."""
    await network.workspace.until(
        lambda: any(words in message.words for message in person.ephemerals)
    )


def in_thread(person, opening):
    """What stands in a thread of somebody's DM with the bot, as texts."""
    return [message.words for message in person.sees(person.dm(), opening)[1:]]


async def writes(network, person, opening, text, *, to, arrives):
    """Write in a relay's thread, and wait until words arrive with somebody."""
    await person.posts(person.dm(), text, thread=opening)
    await reads_in_thread(network, *to, until=arrives)


async def reads_in_thread(network, person, opening, *, until):
    await network.workspace.until(
        lambda: any(until in words for words in in_thread(person, opening))
    )
    await network.settled()


async def comes_again(network, kind, words):
    """Have Slack deliver something it has delivered before, as when an answer was lost."""
    sent = network.workspace.courier.sent
    first = next(each for each in sent if each.kind == kind and words in str(each.payload))
    await network.workspace.courier.offer(first)
    await network.settled()
