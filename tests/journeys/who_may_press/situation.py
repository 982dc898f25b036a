"""One week in one network: a search, conversations, a pairing, rounds, and who is in them."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from bot.domain.asking import Norms
from bot.domain.notices import AuthorReplied
from bot.domain.pairings import GoalDraft, Terms
from bot.services import (
    assignments,
    goals,
    norms,
    outbox,
    pairing_clock,
    requests,
)
from fakeslack import Person
from fakeslack.state import Message
from models import (
    DeliveryState,
    Member,
    Problem,
    Request,
    RequestState,
    Role,
    RoleName,
    Verdict,
)
from tests.journeys.asking import last_message
from tests.journeys.finding import finds, knows
from tests.journeys.sharing import UNNAMED, shares
from tests.journeys.talking import doors
from tests.journeys.who_may_press.library import arranged_library
from tests.journeys.who_may_press.programme import arranged_programme
from tests.journeys.who_may_press.rounds import arranged_rounds
from tests.network import Network

PEOPLE = "AMOUCFXLS"
"""Who presses, by the table's letters."""

_OLD_HOME = {
    "type": "home",
    "blocks": [{"type": "section", "text": {"type": "plain_text", "text": "From last week"}}],
}
"""A Home that the bot does not keep up to date: drawing it anew each time is not what is tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Who is there, and the numbers by which buttons name what there is."""

    network: Network
    people: dict[str, Person]
    numbers: dict[str, Any]
    reply: Message
    """The mentor's, to the author's problem."""


async def arranged(network: Network) -> Situation:
    """Have everything happen that somebody could press on."""
    ada, mae, fay = network.ada, network.mae, network.fay
    names = ("cora", "lee", "olga", "pia", "sol")
    more = {name: network.workspace.add_user(name) for name in names}
    for each in more.values():
        network.workspace.joins(each, network.problems)
    stranger = network.workspace.add_user("xia")
    await _prepare(network, more)
    numbers = {"ada": ada.id, "mae": mae.id, "grace": network.grace.id, "otto": network.otto.id}
    numbers |= {"cora": more["cora"].id, "pia": more["pia"].id, "fay": fay.id}
    numbers |= await _talks(network, more)
    numbers |= await _coaching(network, ada, more["cora"])
    numbers |= await arranged_rounds(network, ada, more["cora"], more["olga"], more["pia"])
    numbers |= await _trouble(network)
    numbers |= await arranged_library(network, network.grace, more["cora"], more["lee"])
    numbers |= await arranged_programme(network, numbers, more)
    reply = await mae.posts(network.problems, "Count the votes.", thread=network.posts()[0])
    await _leaves(network, more["lee"])
    people = (ada, mae, network.grace, network.otto, more["cora"], fay, stranger, more["lee"])
    people = (*people, more["sol"])
    for person in people:
        network.workspace.modals.publish(person.id, _OLD_HOME)
        await person.posts(person.dm(), "help")
    await network.settled()
    named = dict(zip(PEOPLE, people, strict=True))
    return Situation(network=network, people=named, numbers=numbers, reply=reply)


async def _leaves(network: Network, person: Person) -> None:
    """Let somebody leave, and the bot hear of it."""
    network.workspace.leaves(person, network.problems)
    gone = select(Member.slack_id).where(Member.left_at.is_not(None))
    async with asyncio.timeout(10):
        while True:
            async with network.core.db.transaction() as session:
                if await session.scalar(gone):
                    return
            await asyncio.sleep(0.02)


async def _prepare(network: Network, more: dict[str, Person]) -> None:
    given = [("cora", RoleName.COACH), ("lee", RoleName.FACILITATOR), ("lee", RoleName.COACH)]
    async with network.core.db.transaction() as session:
        await norms.keep(session, Norms(most_open=10))
        for name, role in given:
            row = Role(
                slack_id=more[name].id,
                name=role,
                given_by=network.fay.id,
                given_at=network.core.now(),
            )
            session.add(row)
    both = ("board-and-superintendent-relations", "pushback-and-politics")
    await knows(network, network.mae, topics=both, capacity=5, weekly=5)


async def _talks(network: Network, more: dict[str, Person]) -> dict[str, Any]:
    """Ada's searches and conversations with Mae, each at another point."""
    ada, mae = network.ada, network.mae
    titles = ("running", "named", "unnamed", "done", "unfit")
    for title in titles:
        hidden = UNNAMED if title == "unnamed" else {}
        post = await shares(network, ada, title=f"This one is {title}", **hidden)
        await ada.clicks("Ask", on=last_message(ada))
        await network.settled()
        await _weeks_pass(network)
        if title == "running":
            await more["olga"].clicks("I can help", on=post)
            await more["lee"].clicks("I can help", on=post)
            await more["olga"].chooses("Report", on=post)
            await more["olga"].submits(reason="Please look.")
            continue
        await mae.clicks("Accept", on=last_message(mae))
        await network.settled()
    for title in ("done", "unfit"):
        talk = next(each for each in mae.sees(mae.dm()) if f"is {title}" in each.words)
        await mae.clicks("Done", on=talk)
        await network.settled()
    await ada.clicks("Not for me", on=doors(ada, "is unfit"))
    await _weeks_pass(network)
    await finds(network, ada, question="Who has done this before?")
    await _asks_mae(network)
    await shares(network, ada, title="This one is declined")
    await _asks_mae(network)
    await mae.clicks("Not now", on=last_message(mae))
    await shares(network, ada, title="This one is fresh")
    await network.settled()
    question = doors(mae, "is unfit")
    await mae.clicks("Great", on=question)
    await mae.clicks("Keep going together", on=question)
    await mae.submits()
    await mae.closes()
    return await _numbered(network, more["olga"])


async def _asks_mae(network: Network) -> None:
    """Ask Mae about Ada's latest problem, whoever is suggested first."""
    async with network.core.db.transaction() as session:
        latest = await session.scalar(select(func.max(Problem.id)))
        await requests.ask(
            session,
            latest or 0,
            network.mae.id,
            by=network.ada.id,
            now=network.core.now(),
            network=network.core.network,
        )
    network.core.wake.set()
    await network.settled()


async def _weeks_pass(network: Network) -> None:
    """Let nobody have been asked too much this week."""
    async with network.core.db.transaction() as session:
        long_ago = network.core.now() - timedelta(days=30)
        await session.execute(update(Request).values(created_at=long_ago))


async def _numbered(network: Network, olga: Person) -> dict[str, Any]:
    async with network.core.db.transaction() as session:
        problems = list(await session.scalars(select(Problem)))
        requests = list(await session.scalars(select(Request)))
        titles = {
            each.id: each.title.split()[-1] if each.for_channel else "private" for each in problems
        }
        found: dict[str, Any] = {title: number for number, title in titles.items()}
        for each in requests:
            if each.helper == network.mae.id:
                found[f"{titles[each.problem_id]}_r"] = each.id
                if each.state == RequestState.DECLINED:
                    each.answered_at = each.created_at - timedelta(days=90)  # or she rests
            elif each.helper == olga.id:
                found["offer_r"] = each.id
        verdicts = await session.scalars(select(Verdict.word))
        assert "not_for_me" in list(verdicts)
    return found | {"proposal": 1}


async def _coaching(network: Network, ada: Person, cora: Person) -> dict[str, Any]:
    now = network.core.now()
    terms = Terms(rhythm="monthly", ends_on=None, today=now.date())
    goal = GoalDraft(text="A goal", about="alignment", by_when=None, earliest=now.date())
    async with network.core.db.transaction() as session:
        await assignments.assign(
            session, coach=cora.id, officer=ada.id, terms=terms, by=network.fay.id, now=now
        )
        await goals.add(session, 1, goal, by=ada.id, form_id="V1", now=now)
        await goals.note(session, 1, "A note", by=ada.id, form_id="V2", now=now)
    asked = _at_work(now + timedelta(days=31))
    async with network.core.db.transaction() as session:
        await pairing_clock.step(session, 1, now=asked)
    await network.settled()
    return {"pairing": 1, "goal": 1, "asked_on": asked.date()}


def _at_work(day: datetime) -> datetime:
    """Find a working morning in Chicago."""
    while day.weekday() > 4:  # Friday
        day += timedelta(days=1)
    return day.astimezone(UTC).replace(hour=16)


async def _trouble(network: Network) -> dict[str, Any]:
    """A message that Slack refused."""
    async with network.core.db.transaction() as session:
        notice = AuthorReplied(text="Hello")
        said = await outbox.say(session, notice, to=network.lounge.id, key="trouble")
        said.state, said.error = DeliveryState.FAILED, "not_in_channel"
    return {"trouble": said.id, "report": 1}
