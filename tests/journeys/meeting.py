"""What the stories about convenings have in common: a cohort that meets, and a clock to move."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from jobs import convenings as clock
from models import Cohort, CohortMember, Member
from tests.journeys.rounds import shows

MONDAY = datetime(2026, 3, 2, 15, tzinfo=UTC)
"""Morning in the districts; the clock is put forward on the eighth."""
THURSDAY = date(2026, 3, 12)
TITLE = "Spring session"
NINE_IN_NEW_YORK = datetime(2026, 3, 12, 13, tzinfo=UTC)
LINK = "https://meet.example.org/spring"


@dataclass
class Clock:
    """What the network takes for now."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now


async def cohort(network, *members, channel=None, name="North"):
    """A cohort on New York's clock whose members tell their zones; return its id."""
    async with network.core.db.transaction() as session:
        row = Cohort(
            form_id=f"V{name}",
            name=name,
            created_by=network.fay.id,
            created_at=MONDAY,
            zone="America/New_York",
            channel=channel.id if channel else None,
        )
        session.add(row)
        await session.flush()
        for each in members:
            session.add(CohortMember(cohort_id=row.id, slack_id=each.id))
            session.add(Member(slack_id=each.id, zone=each.user.tz))
        return row.id


async def plans(network, **changes):
    """Fay fills in the form, looks at everybody's time, and sends the invitations."""
    await network.fay.uses("/cohort", "session")
    await shows(network, "Sessions and convenings")
    await network.fay.clicks("Plan one", on="modal")
    filled = {
        "title": TITLE,
        "day": THURSDAY,
        "minute": time(9),
        "zone": "America/New_York",
        "place": LINK,
        "agenda": "What the spring data says\nOne consultancy",
    }
    await network.fay.submits(**filled | changes)
    assert network.fay.modal_errors == {}
    seen = network.fay.modal.words
    await network.fay.submits()
    assert "It is planned" in network.fay.modal.words
    await network.fay.closes()
    await comes_to(network)
    return seen


async def comes_to(network, moment: datetime | None = None):
    """Let a moment come, and with it whatever falls due."""
    if moment:
        network.core.now.now = moment
    await clock.run(network.core)
    network.core.wake.set()
    await network.settled()


def said(person):
    """All that the bot told somebody in their DM."""
    return [message.words for message in person.sees(person.dm())]


def last(person):
    return person.sees(person.dm())[-1]


async def presses(network, person, label, *, on=None):
    await person.clicks(label, on=on or last(person))
    await network.settled()
