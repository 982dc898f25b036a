"""What the stories about coaching have in common: a coach, an officer, and how they are paired."""

from bot.services import roles
from models import RoleName
from tests.journeys.asking import last_message

MARK = "zebrafish"


async def becomes_coach(network, *people):
    async with network.core.db.transaction() as session:
        for person in people:
            await roles.give(
                session,
                RoleName.COACH,
                to=person.id,
                by=network.fay.id,
                cause=f"T{person.id}",
                now=network.core.now(),
            )
    network.core.wake.set()
    await network.settled()


async def opens_assignments(network):
    await network.fay.uses("/lantern", "coaching")
    await network.workspace.until(lambda: network.fay.modal)


async def assigned(network, **changes):
    """Fay makes Grace the coach of Ada; return Ada's message about it."""
    await becomes_coach(network, network.grace)
    await opens_assignments(network)
    await network.fay.clicks("Assign", on="modal")
    await network.fay.submits(coach=network.grace, officer=network.ada, **changes)
    assert network.fay.modal_errors == {}
    await network.settled()
    await network.fay.closes(everything=True)
    return last_message(network.ada)


async def opens_goals(network, person, **goal):
    """Open the goals from one's list; with `goal`, add one as well."""
    await person.uses("/mentor", "coach")
    await person.clicks("Goals", on="modal")
    if goal:
        await adds(network, person, **goal)


async def adds(network, person, **goal):
    await person.clicks("Add a goal", on="modal")
    await person.submits(**{"about": "alignment"} | goal)
    assert person.modal_errors == {}
    await network.workspace.until(lambda: goal["text"] in person.modal.words)


async def notes(network, person, words):
    """With the goals open, write a note on the first one."""
    await person.chooses("Notes", on="modal")
    await person.submits(note=words)
    assert person.modal_errors == {}
    await network.workspace.until(lambda: "1 note" in person.modal.words)


async def everything_of(network, person):
    """All that somebody sees or is shown: messages, what only they see, Home, an open form."""
    await person.opens_home()
    await network.workspace.until(lambda: person.home)
    seen = [
        message.words
        for channel in person.channels
        for root in person.sees(channel)
        for message in (root, *person.sees(channel, root))
    ]
    seen += [message.words for message in person.ephemerals]
    seen += [view.words for view in (person.home, person.modal) if view]
    return "\n".join(seen)
