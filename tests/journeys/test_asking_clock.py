"""A fortnight of one search: with a weekend, an hour change, a restart, and two processes."""

import asyncio
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot import app, manifest
from bot.domain.hours import WorkingWeek
from bot.domain.members import About
from bot.services import members, outbox
from fakeslack import Rules, Server, Workspace
from jobs import clock
from models import Delivery, Mentor
from tests.journeys.asking import last_message, told
from tests.journeys.sharing import FORM, shares
from tests.network import QUICK, Network, _enrol_mentors, _people, installed

HOUR = timedelta(hours=1)
CHICAGO = WorkingWeek(zone="America/Chicago")
THURSDAY = datetime(2026, 3, 5, 16, tzinfo=UTC)
"""Ten in the morning in Chicago, three days before its clocks go forward."""


@dataclass
class Wall:
    """The clock that every process reads."""

    now: datetime = THURSDAY

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Town:
    """A workspace that outlives the processes that serve it."""

    url: str
    starter: object
    workspace: Workspace
    server: Server
    channels: dict
    people: dict
    wall: Wall = field(default_factory=Wall)

    @property
    def settings(self):
        return installed(
            self.workspace, self.server, self.url, self.channels["problems"], self.people["fay"]
        )

    @asynccontextmanager
    async def served(self):
        """Have one process at work."""
        async with (
            app.open_core(self.settings, starter=self.starter, pace=QUICK, now=self.wall) as core,
            app.serving(core, self.settings),
        ):
            yield Network(
                workspace=self.workspace,
                core=core,
                settings=self.settings,
                **self.channels,
                **self.people,
            )

    async def heard(self, network, until, *others):
        """Let hours pass; note when each said something to whom, and what it was."""
        heard = []
        while self.wall.now < until:
            self.wall.now += HOUR
            before = await said(network)
            await asyncio.gather(*(clock.run(core) for core in (network.core, *others)))
            new = (await said(network))[len(before) :]
            if new:
                await network.settled()
            heard += [(self.wall.now, to, kind) for to, kind in new]
        return heard


@asynccontextmanager
async def town(url, starter):
    workspace = Workspace.from_manifest(manifest.manifest(), rules=Rules(rates=False))
    people = _people(workspace)
    channels = {
        "problems": workspace.add_channel("problems-of-practice", people.values(), bot=True),
        "lounge": workspace.add_channel("lounge", people.values(), private=True),
    }
    async with Server(workspace) as server:
        here = Town(url, starter, workspace, server, channels, people)
        async with app.open_core(here.settings, starter=starter, now=here.wall) as core:
            await _enrol_mentors(core, people)
            await both_know_boards(core, people)
        yield here


async def both_know_boards(core, people):
    """Let Mae be the better fit, and Grace the next; both work in Chicago."""
    async with core.db.transaction() as session:
        for mentor in await session.scalars(select(Mentor)):
            if mentor.slack_id == people["grace"].id:
                mentor.topics = ["pushback-and-politics"]
        for name in ("ada", "grace", "mae"):
            await members.save(session, people[name].id, About())
            await members.know(session, people[name].id, zone=CHICAGO.zone)


async def said(network):
    """Each message that was said, to whom and of which kind; what changed one is not listed."""
    async with network.core.db.transaction() as session:
        found = select(Delivery).where(Delivery.target_id.is_(None)).order_by(Delivery.id)
        rows = (await session.scalars(found)).all()
    names = {person.id: person.name for person in network.everyone}
    kinds = [outbox.notice_of(each).kind if each.notice else "" for each in rows]
    return [
        (names.get(each.channel, each.channel), kind)
        for each, kind in zip(rows, kinds, strict=True)
    ]


def at(day, hour):
    return datetime(2026, 3, day, hour, tzinfo=UTC)


async def test_a_fortnight_of_a_search_with_a_restart_and_an_hour_change(sqlite_url, guidance):
    async with town(sqlite_url, guidance) as here:
        async with here.served() as network:
            await shares(network, network.ada)
            await network.ada.clicks("Ask", on=last_message(network.ada))
            await network.settled()
            assert "By when" in last_message(network.mae).words
            heard = await here.heard(network, at(7, 16))
            assert heard == [(at(6, 16), "mae", "mentor_reminded")]

        async with here.served() as network:
            heard = await here.heard(network, at(12, 16))
            assert heard == [
                # ten in Chicago comes an hour earlier since Sunday
                (at(9, 15), "mae", "mentor_released"),
                (at(9, 15), "grace", "mentor_asked"),
                (at(9, 15), "ada", "asking_went_on"),
                (at(10, 15), "grace", "mentor_reminded"),
                (at(10, 15), "fay", "search_waits"),
                (at(10, 15), "ada", "call_offered"),
                (at(11, 15), "grace", "mentor_released"),
                (at(11, 15), "ada", "asking_went_on"),
            ]
            await everybody_is_asked_and_otto_helps(network)
            assert await here.heard(network, at(19, 16)) == []


async def everybody_is_asked_and_otto_helps(network):
    offered, went_on = (each.words for each in network.ada.sees(network.ada.dm())[-2:])
    assert f"<@{network.grace.id}> still has until" in offered
    assert "Nobody else fits and has room just now. Facilitators know" in went_on
    reminder = next(m for m in network.grace.sees(network.grace.dm()) if "had asked" in m.words)
    assert "a yes still counts" in reminder.words
    await network.ada.clicks("Ask everybody", on=last_message(network.ada))
    assert "with your name" in network.ada.modal.words
    assert FORM["title"] in network.ada.modal.words
    await network.ada.submits()
    await network.settled()
    call = network.posts()[-1]
    assert "still looks for somebody who can help" in call.words

    await network.otto.clicks("I can help", on=call)
    await told(network, network.otto, "your offer is noted")
    await network.settled()
    await network.ada.clicks("Accept", on=last_message(network.ada))
    await network.settled()
    assert "This call is over" in network.posts()[-1].words


@pytest.fixture
def postgres_url(postgres, postgres_template):
    """A database that several processes may use; one alone holds a SQLite file."""
    name = postgres.fresh_name()
    yield postgres.create(name, postgres_template)
    postgres.drop(name)


async def test_two_processes_on_one_database_do_each_thing_once(postgres_url, guidance):
    async with (
        town(postgres_url, guidance) as here,
        here.served() as network,
        app.open_core(here.settings, starter=guidance, pace=QUICK, now=here.wall) as other,
    ):
        await shares(network, network.ada)
        await network.ada.clicks("Ask", on=last_message(network.ada))
        await network.settled()
        heard = await here.heard(network, at(12, 16), other)
    counted = Counter((to, kind) for _, to, kind in heard)
    assert counted == {
        ("mae", "mentor_reminded"): 1,
        ("mae", "mentor_released"): 1,
        ("grace", "mentor_asked"): 1,
        ("grace", "mentor_reminded"): 1,
        ("grace", "mentor_released"): 1,
        ("fay", "search_waits"): 1,
        ("ada", "call_offered"): 1,
        ("ada", "asking_went_on"): 2,
    }
