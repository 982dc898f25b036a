"""What the stories about conversations have in common: a clock to turn, and where to look."""

from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot.start import now as real_now
from jobs import conversations
from tests.journeys.sharing import news
from tests.network import living

DAY = timedelta(days=1)


class Clock:
    """The bot's own clock, which a test turns ahead."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return real_now() + self.ahead


@asynccontextmanager
async def in_time(url, starter):
    """A network, and how its time is passed."""
    clock = Clock()
    async with living(url, starter=starter, now=clock) as network:

        async def passes(days):
            clock.ahead += days * DAY
            await conversations.run(network.core)
            await network.settled()

        yield network, passes


def doors(person, words):
    """The newest message in somebody's DM with these words."""
    found = [message for message in person.sees(person.dm()) if words in message.words]
    return found[-1]


def buttons(message):
    """The texts of the buttons on a message."""
    return [
        element["text"]["text"]
        for block in message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["type"] == "button"
    ]


async def is_told(network, person, words):
    """Wait until somebody's DM says it, and return that message."""
    await network.workspace.until(lambda: words in news(person))
    await network.settled()
    return doors(person, words)
