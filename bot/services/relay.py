"""Pass words on between an author who gave no name and the colleague who helps."""

from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import relay
from bot.domain.notices import RelayOpened, WordsHeldBack, WordsRelayed
from bot.domain.notices.talking import TalkStand
from bot.domain.problems import PART, split
from bot.services import activity, outbox, problems
from models import Conversation, Delivery, Origin, Problem, RelayEnd, Request, RequestState, Side

_MAY_TALK = (RequestState.ACCEPTED, RequestState.DONE)
"""Who are done may still thank each other."""


async def begin(
    session: AsyncSession,
    problem: Problem,
    request: Request,
    talk: Conversation,
    *,
    link: str | None,
    experience: str,
) -> None:
    """Open a thread in each one's direct messages: what one writes there, the other reads."""
    opened = {}
    for side in Side:
        to, key = person(problem, request, side), f"request:{request.id}:relay:{side}"
        notice = _opening(problem, request, side, link=link, experience=experience)
        opened[side] = await outbox.say(session, notice, to=to, key=key)
        end = RelayEnd(request_id=request.id, side=side, delivery_id=opened[side].id)
        session.add(end)
    talk.author_dm_id = opened[Side.AUTHOR].id
    talk.helper_dm_id = opened[Side.HELPER].id


async def show(
    session: AsyncSession,
    problem: Problem,
    request: Request,
    *,
    look: str,
    link: str | None = None,
    experience: str = "",
    stand: TalkStand = "talking",
) -> None:
    """Tell both sides, where they write, how their conversation stands."""
    for side in Side:
        notice = _opening(problem, request, side, link=link, experience=experience, stand=stand)
        opened = await _thread(session, request, side)
        key = f"request:{request.id}:relay:{side}:{look}"
        await outbox.revise(session, opened, notice, key=key)


async def pass_on(
    session: AsyncSession,
    *,
    place: str,
    thread_ts: str | None,
    sender: str,
    text: str,
    key: str,
    now: datetime,
    has_files: bool = False,
) -> bool:
    """Pass a direct message on, if it stands in a relay's thread; tell whether it does.

    `text` is Slack's, with its escapes. What cannot be passed on, its sender is told.
    """
    end = await _end(session, place, thread_ts)
    if end is None:
        return False
    request = await session.get_one(Request, end.request_id)
    problem = await problems.get(session, request.problem_id, lock=True)
    if sender != person(problem, request, end.side):
        return False
    await session.refresh(request)
    if request.state not in _MAY_TALK:
        await _hold_back(session, end, "closed", to=sender, key=key)
        return True
    words = relay.plain(text, hide=problem.author if end.side is Side.AUTHOR else None)
    await _say(session, problem, request, end.side, words, key=key)
    await activity.note(session, await session.get_one(Conversation, request.id), now=now)
    if has_files or not words:
        await _hold_back(session, end, "files", to=sender, key=key)
    return True


def person(problem: Problem, request: Request, side: Side) -> str:
    """Say who sits on a side."""
    return problem.author if side is Side.AUTHOR else request.helper


async def _end(session: AsyncSession, place: str, thread_ts: str | None) -> RelayEnd | None:
    """Find the end whose thread this is. Timestamps name messages in one place only."""
    found = (
        select(RelayEnd, Delivery)
        .join(Delivery, Delivery.id == RelayEnd.delivery_id)
        .where(Delivery.ts == thread_ts)
    )
    ends = await session.execute(found)
    return next((end for end, opened in ends if opened.place == place), None)


async def _say(
    session: AsyncSession, problem: Problem, request: Request, side: Side, words: str, *, key: str
) -> None:
    """Say one side's words in the other side's thread, in as many messages as it takes."""
    other = Side.HELPER if side is Side.AUTHOR else Side.AUTHOR
    thread = await _thread(session, request, other)
    sender = request.helper if side is Side.HELPER else None
    for number, part in enumerate(split(words, start=PART, part=PART), start=1):
        await outbox.say(
            session,
            WordsRelayed(text=part, sender=sender),
            to=person(problem, request, other),
            key=f"{key}:passed on:{number}",
            reply_to=thread,
        )


async def _hold_back(
    session: AsyncSession, end: RelayEnd, why: Literal["closed", "files"], *, to: str, key: str
) -> None:
    thread = await session.get_one(Delivery, end.delivery_id)
    notice = WordsHeldBack(why=why)
    await outbox.say(session, notice, to=to, key=f"{key}:held back", reply_to=thread)


async def _thread(session: AsyncSession, request: Request, side: Side) -> Delivery:
    found = (
        select(Delivery)
        .join(RelayEnd, RelayEnd.delivery_id == Delivery.id)
        .where(RelayEnd.request_id == request.id, RelayEnd.side == side)
    )
    return (await session.scalars(found)).one()


def _opening(
    problem: Problem,
    request: Request,
    side: Side,
    *,
    link: str | None = None,
    experience: str = "",
    stand: TalkStand = "talking",
) -> RelayOpened:
    offered = request.origin == Origin.OFFERED
    return RelayOpened(
        title=problem.title,
        side=side.value,
        helper=request.helper,
        offered=offered,
        experience=experience if side is Side.AUTHOR else "",
        link=link,
        request_id=request.id,
        doors=offered or side is Side.AUTHOR,
        stand=stand,
    )
