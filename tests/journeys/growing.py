"""What a season brings to the library: each thing with a word of its own, and who may read it."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.members import About
from bot.services import members, pieces
from jobs import harvest as harvest_clock
from models import Audience, Piece, PieceOrigin, PieceState
from tests.journeys.asking import last_message
from tests.journeys.curating import BODY, contributes, reviews
from tests.journeys.sharing import hears, reads
from tests.journeys.test_harvest import ALWAYS

SECRETS = {
    "bilby": {"grace", "una"},
    "pademelon": {"una"},
    "brolga": {"una", "fay"},
    "jabiru": {"una", "fay"},
    "goanna": {"una", "fay"},
    "galah": {"fay"},
    "yabby": {"una", "fay"},
    "cuscus": {"una"},
}
"""How somebody wants to be named; a draft; what its author agreed to; a contribution; what was
asked about it; a piece for facilitators; a note on a piece; and what was looked for in vain."""
_LETTER = "How do we answer the letter of the regatta association?"


async def grows(network, una, post):
    """Una, whom nobody may know of, learns, gives and judges; all who look find what is theirs."""
    async with network.core.db.transaction() as session:
        for person in (una, network.grace):
            await members.save(session, person.id, About(week=ALWAYS))
    await is_harvested(network, una, post)
    await is_given_and_asked_about(network, una)
    await is_for_facilitators(network)
    for person in (una, network.otto, network.fay):
        await searches(network, person, _LETTER)
    await searches(network, una, "barramundi cuscus")
    await judges(network, una, "It names a yabby.")
    await reviews(network, network.fay, "A list, then patience")
    await network.fay.closes(everything=True)


async def is_harvested(network, una, post):
    """Una marks what Grace wrote; Grace may be named; Una agrees to other words without it."""
    reply = await network.grace.posts(network.problems, "Count the votes first.", thread=post)
    await una.runs("Mark as helpful", reply)
    await hears(network, una, "Marked as helpful")
    await una.chooses("Mark as resolved", on=post)
    await una.submits(what_helped="Patience, and a list.", consent="yes")
    await una.closes()
    await time_passes(network)
    await network.grace.clicks("Yes, with my name", on=last_message(network.grace))
    await network.grace.submits(name="The bilby keeper")
    await network.grace.closes()
    await time_passes(network)
    await una.presses_old(last_message(una), "harvest_tell", "1")
    await una.submits(tried="The pademelon plan.", happened="It passed.")
    await una.closes()
    await network.settled()
    await una.clicks("Edit and agree", on=last_message(una))
    await una.submits(title="A list, then patience", body=f"{BODY} A brolga did.", answers=[])
    assert una.modal.title == "Thank you"
    await una.closes()
    await network.settled()


async def time_passes(network):
    """Let the job look a little later."""
    later = network.core.now() + timedelta(minutes=20)
    await harvest_clock.run(replace(network.core, now=lambda: later))
    await network.catches_up()


async def is_given_and_asked_about(network, una):
    """Una gives a piece without her name, and is asked about it."""
    await contributes(network, una, body=f"{BODY} The jabiru helps.", name="unnamed")
    await reviews(network, network.fay)
    await network.fay.clicks("Ask who gave it", on="modal")
    await network.fay.submits(question="Whose goanna was it?")
    await reads(network, una, until="goanna")
    await network.fay.closes(everything=True)


async def is_for_facilitators(network):
    now = network.core.now()
    async with network.core.db.transaction() as session:
        session.add(
            Piece(
                slug="the-letter",
                origin=PieceOrigin.CONTRIBUTED,
                state=PieceState.PUBLISHED,
                audience=Audience.FACILITATORS,
                kind="tip",
                topics=["pushback-and-politics"],
                support=None,
                states=[],
                title="How to answer the letter",
                summary="What the regatta association's letter wants, and how to answer it.",
                body="Answer the letter of the regatta association within a week, as a galah.",
                source={"title": "A Year of Letters", "author": "A Network", "year": 2026},
                licence="CC BY 4.0",
                created_at=now,
                changed_at=now,
                published_at=now,
                revision=await pieces.count(session),
            )
        )
    await network.core.refresh_library()


async def searches(network, person, words):
    heard = len(person.ephemerals)
    await person.uses("/guidance", words)
    await network.workspace.until(lambda: len(person.ephemerals) > heard)


async def judges(network, una, note):
    """Una says in confidence why a piece was not useful to her."""
    [entry, *_] = network.core.library.entries()
    await una.presses_old(last_message(una), "guidance_not_useful", entry.piece.slug)
    await network.workspace.until(lambda: una.modal)
    await una.submits(why="identifies", note=note)
    await una.closes()
