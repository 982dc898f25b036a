"""What another process publishes is in a member's next answer, and what it hides is in none."""

from jobs import library
from models import Audience, PieceState
from tests.services.shelves import Shelves

ASKED = "Who keeps the lamplighters of the harbour awake in winter?"
LAMPS = "The lamplighters of the harbour sleep in turns in winter, so that one is always awake."


async def answer(network, person):
    """Write to the bot, and return the last of its answers."""
    seen = len(person.sees(person.dm()))
    await person.posts(person.dm(), ASKED)
    await network.workspace.until(lambda: len(person.sees(person.dm())) > seen + 1)
    return person.sees(person.dm())[-1]


async def test_a_piece_that_another_process_publishes_is_found_until_it_is_hidden(network):
    elsewhere = Shelves(network.core.db, now=network.core.now())
    told = {"title": "Lamplighters in winter", "contributor": network.otto.id}
    await elsewhere.publish("for-us", LAMPS, audience=Audience.FACILITATORS, **told)
    await library.run(network.core)
    assert "sleep in turns" not in (await answer(network, network.ada)).words
    await elsewhere.publish("lamps", LAMPS, **told)
    await library.run(network.core)
    found = await answer(network, network.ada)
    assert "sleep in turns" in found.words
    assert "Otto" not in found.words
    await elsewhere.change("lamps", state=PieceState.HIDDEN)
    await library.run(network.core)
    assert "sleep in turns" not in (await answer(network, network.ada)).words
