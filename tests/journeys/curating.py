"""What the stories about the library's growth have in common: a piece, its giver, its review."""

from bot.services import roles
from bot.views import review
from fakeslack.blocks import interactive
from models import RoleName
from tests.journeys.people import opens

TITLE = "Ask the board one question at a time"
BODY = (
    "Before the meeting send one question to each board member, and wait for the answer. "
    "People who were asked before they vote listen in another way. Thank each of them in public."
)
PIECE = {
    "title": TITLE,
    "body": BODY,
    "kind": "tip",
    "topics": ["board-and-superintendent-relations"],
}


async def contributes(network, person, **changes):
    """Give a piece through the form, and return what the bot says to it."""
    await person.uses("/guidance", "add")
    await network.workspace.until(lambda: person.modal)
    await person.submits(**PIECE | changes)
    assert person.modal_errors == {}
    said = person.modal.words
    await person.closes(everything=True)
    return said


async def opens_queue(network, person):
    await opens(network, person, "Open the queue")
    await network.workspace.until(lambda: person.modal)


async def reviews(network, person, title=TITLE):
    """Open a piece from the queue."""
    await opens_queue(network, person)
    await person.presses_old(person.modal, review.OPEN_PIECE, _slug(person, title))
    await network.workspace.until(lambda: person.modal.title == "Review")


def _slug(person, title):
    """The piece that is opened by the button that a screen reader calls by its title."""
    return next(
        element["value"]
        for _, element in interactive(person.modal.blocks)
        if element.get("accessibility_label") == f"Open: {title}"
    )


async def publishes(network, person, title=TITLE):
    """Publish what waits, and go back to the queue."""
    await reviews(network, person, title)
    await person.clicks("Publish", on="modal")
    await network.workspace.until(lambda: "It is in the library now" in person.modal.words)
    await network.settled()
    await person.closes(everything=True)


def found(network, reader=None):
    """The pieces of the network that its library shows, by title."""
    return {
        entry.piece.title: entry
        for entry in network.core.library.entries(*([reader] if reader else []))
        if entry.from_network
    }


async def made_facilitator(network, person):
    """Let another facilitator be there."""
    async with network.core.db.transaction() as session:
        await roles.give(
            session,
            RoleName.FACILITATOR,
            to=person.id,
            by=network.fay.id,
            cause="test",
            now=network.core.now(),
        )
