"""What a cohort brings to the season: each thing with a word of its own, and who may read it."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from bot.services import cohort_digest
from jobs import convenings as convening_clock
from models import (
    Attendance,
    Cohort,
    Convening,
    ConveningStep,
    Schedule,
    ScheduleDay,
    ScheduleKind,
)
from tests.journeys.answering import asked, checks_in, heavy_weeks
from tests.journeys.asking import last_message
from tests.journeys.sharing import UNNAMED, shares
from tests.journeys.test_assessments import takes

_ALL = {"ada", "otto", "grace", "mae", "fay"}
"""Who reads in the cohort's channel."""
SECRETS = {
    "axolotl": {"ada"},
    "caracal": {"ada"},
    "fennec": {"ada", "grace"},
    "gharial": {"una", *_ALL},
    "You told me of heavy weeks": {"ada"},
    "that the last weeks were heavy": {"ada", "grace"},
    "How far they hold in your eyes": {"ada"},
    "district's five supports hold": {"ada", "grace"},
    "quoll": {"una"},
    "kakapo": {"fay"},
    "wallaroo": {"fay"},
    "markhor": {"otto", "ada"},
}
"""A reflection; a commitment; an answer for the coach; one without a name for the cohort; an offer
of help, and what the coach was told of it; the supports, and what the coach reads of them; what a
session was worth; a district's break, and the district; and a celebration that was not wanted."""
_PROBLEM = "A second problem without a name"


async def belongs(network, people):
    """Ada, Una and four others are asked, answer, meet and celebrate, each in confidence."""
    una = people["una"]
    members = (network.ada, network.otto, network.mae, una, people["quill"], people["pia"])
    _, prompting_id = await asked(network, *members)
    cohort_id = await _cohort(network)
    await shares(network, una, title=_PROBLEM, **UNNAMED)
    await answers(network, members)
    await is_pictured(network, cohort_id)
    await is_offered_help(network)
    await looks_at_the_supports(network)
    await is_away(network)
    await celebrates(network)
    await meets(network, una, members, cohort_id)
    for person in members:
        await person.uses("/checkin", "history")
        await person.uses("/cohort")
        await person.closes(everything=True)
    return prompting_id


async def _cohort(network):
    async with network.core.db.transaction() as session:
        return await session.scalar(select(Cohort.id))


async def answers(network, members):
    """Ada answers for herself, then for her coach; the others for the cohort, without names."""
    await heavy_weeks(network, network.ada, 4, 5)
    only_me = {"load": "5", "support": "1", "topics": ["student-voice"]}
    await checks_in(network, network.ada, words="axolotl", commitment="Call caracal", **only_me)
    for person in members[1:]:
        words = "gharial words" if person is members[3] else "Some words"
        await checks_in(network, person, words=words, load="3", read_by="cohort_unnamed")
    await checks_in(network, network.ada, words="fennec", read_by="coach")


async def is_pictured(network, cohort_id):
    """The week is closed: answers are shared, and the facilitator is told how the cohort is."""
    now = network.core.now()
    async with network.core.db.transaction() as session:
        weekly = Schedule(
            form_id="V20",
            cohort_id=cohort_id,
            kind=ScheduleKind.DIGEST,
            weekdays=["mon"],
            minute=600,
            every=1,
            zone="UTC",
            starts_on=now.date(),
            ends_on=None,
            made_by=network.fay.id,
            made_at=now,
        )
        session.add(weekly)
        await session.flush()
        day = ScheduleDay(schedule_id=weekly.id, day=now.date(), opened_at=now)
        session.add(day)
        await session.flush()
        await cohort_digest.close(session, network.core.network, weekly, day, now)
    network.core.wake.set()
    await network.catches_up()


def message(person, words):
    return next(each for each in reversed(person.sees(person.dm())) if words in each.words)


async def is_offered_help(network):
    offer = message(network.ada, "heavy weeks")
    await network.ada.clicks("Tell my coach", on=offer)
    await network.workspace.until(lambda: network.ada.modal)
    await network.ada.submits()
    await network.ada.closes(everything=True)
    await network.settled()


async def looks_at_the_supports(network):
    await takes(network, network.ada)
    await network.ada.clicks("Share with my coach", on="modal")
    await network.ada.submits()
    await network.ada.closes(everything=True)
    await network.settled()


async def is_away(network):
    """Fay notes when a district is on a break."""
    fay, day = network.fay, network.core.now().date() + timedelta(days=30)
    await fay.uses("/cohort", "calendar")
    await network.workspace.until(lambda: fay.modal)
    await fay.clicks("Add a break", on="modal")
    whose = {"whose": "district", "district": "wallaroo Unified"}
    await fay.submits(name="The kakapo days", starts_on=day.isoformat(), **whose)
    assert "A break is added" in fay.modal.words
    await fay.closes(everything=True)


async def celebrates(network):
    """Otto would like to celebrate Ada, who would rather not."""
    await network.otto.uses("/cohort", "celebrate")
    await network.workspace.until(lambda: network.otto.modal)
    await network.otto.submits(member=network.ada, did="Held the markhor.")
    await network.otto.closes(everything=True)
    await network.catches_up()
    await network.ada.clicks("Rather not", on=message(network.ada, "celebrates you"))
    await network.settled()


async def meets(network, una, members, cohort_id):
    """Two sessions were, one is summed up for too few; another comes, with a problem of Una's."""
    past, lately, coming = await _sessions(network, cohort_id, members)
    told = ((una, past, "The quoll."), (una, lately, "A quoll again."), (network.ada, past, ""))
    for person, session, words in told:
        await person.presses_old(last_message(person), "convening_worth", str(session))
        await network.workspace.until(lambda each=person: each.modal)
        await person.submits(useful="2", words=words)
        await person.closes(everything=True)
    fay, ahead = network.fay, network.core.now() + timedelta(days=8)
    await fay.presses_old(last_message(fay), "ask_author", f"{coming}:{cohort_id}")
    await network.workspace.until(lambda: fay.modal)
    await fay.submits(problem=_PROBLEM)
    await fay.closes(everything=True)
    await convening_clock.run(replace(network.core, now=lambda: ahead))
    await network.catches_up()
    await una.clicks("Put it on the agenda", on=message(una, "would like your problem"))
    await network.settled()
    await network.ada.clicks("Yes, I come", on=message(network.ada, "You are invited"))
    await network.settled()
    assert _PROBLEM in message(network.ada, "You are invited").words


async def _sessions(network, cohort_id, members):
    now = network.core.now()
    async with network.core.db.transaction() as session:
        past, lately, coming = (_session(days, cohort_id, now) for days in (-2, -1, 30))
        past.due_at = now + timedelta(days=1)
        past.next_step = lately.next_step = ConveningStep.CLOSE
        session.add_all([past, lately, coming])
        await session.flush()
        for over in (past, lately):
            rows = [Attendance(convening_id=over.id, member=each.id) for each in members]
            session.add_all(rows)
        return past.id, lately.id, coming.id


def _session(days, cohort_id, now):
    starts = now + timedelta(days=days)
    return Convening(
        form_id=f"V21{days}",
        cohort_id=cohort_id,
        title="A session",
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        zone="UTC",
        place=None,
        agenda=None,
        materials=None,
        made_by="",
        made_at=now,
    )
