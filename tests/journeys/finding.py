"""What the stories about finding a mentor have in common: mentors who wrote what they did."""

from sqlalchemy import select

from models import Mentor, Problem
from tests.journeys.asking import last_message

QUESTION = "Our board votes to remove the word equity from the strategic plan. How do I keep goals?"
FORM = {
    "question": QUESTION,
    "context": "I have two weeks, and principals who are scared.",
    "topics": ["board-and-superintendent-relations"],
}
BOARDS = "Kept the equity goals in the strategic plan when our board voted to remove the word."


async def knows(network, person, experience=BOARDS, topics=("pushback-and-politics",), **offer):
    """Let somebody mentor, with what they wrote of themselves."""
    async with network.core.db.transaction() as session:
        row = await session.scalar(select(Mentor).where(Mentor.slack_id == person.id))
        if row is None:
            row = Mentor(
                slack_id=person.id,
                topics=[],
                experience="",
                offered_at=network.core.now(),
            )
            session.add(row)
        row.topics, row.experience, row.version = list(topics), experience, row.version + 1
        for name, value in offer.items():
            setattr(row, name, value)


async def many_know(network, count):
    """Have as many mentors more, all of whom know about boards."""
    people = []
    for number in range(count):
        person = network.workspace.add_user(f"mentor{number}", real_name=f"Sample Mentor {number}")
        await knows(network, person)
        people.append(person)
    return people


async def looks(network, person, words=QUESTION):
    """Type /mentor with words, and return the answer that only they see."""
    seen = len(person.ephemerals)
    await person.uses("/mentor", words)
    await network.workspace.until(lambda: len(person.ephemerals) > seen)
    return person.ephemerals[-1]


async def finds(network, person, **changes):
    """Send the form of /mentor, and return the author's card."""
    await person.uses("/mentor")
    await person.submits(**FORM | changes)
    assert person.modal_errors == {}
    await network.settled()
    return last_message(person)


async def saved(network):
    """The problems that are kept."""
    async with network.core.db.transaction() as session:
        return list(await session.scalars(select(Problem).order_by(Problem.id)))


def buttons(place):
    """What can be pressed on a message or a form."""
    elements = [
        element
        for block in place.blocks
        for element in [*block.get("elements", ()), block.get("accessory") or {}]
    ]
    return [each["text"]["text"] for each in elements if each.get("type") == "button"]
