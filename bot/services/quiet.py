"""Conversations in which nobody writes any more: one question, and a week later an end."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.network import Network
from bot.services import activity, partings, problems
from models import Conversation, Request, RequestState

AT_ONCE = 200
"""How many one look takes care of at most."""


async def due(session: AsyncSession, *, now: datetime) -> Sequence[int]:
    """List the conversations that the clock has come to, by their requests."""
    found = select(Conversation.request_id).where(Conversation.due_at <= now)
    return (await session.scalars(found.order_by(Conversation.due_at).limit(AT_ONCE))).all()


async def look_after(
    session: AsyncSession, request_id: int, *, now: datetime, network: Network
) -> None:
    """Ask the author, or close what they were asked about, unless somebody came first.

    The problem's lock makes all who look take turns, so what is read after it is true.
    """
    found = select(Request).where(Request.id == request_id)
    request = (await session.scalars(found)).one()
    problem = await problems.get(session, request.problem_id, lock=True)
    await session.refresh(request)
    talk = await session.get_one(Conversation, request_id, with_for_update=True)
    if talk.due_at is None or talk.due_at > now:
        return
    if request.state != RequestState.ACCEPTED:
        talk.due_at = None
    elif talk.asked_at is None:
        await activity.ask(session, talk, problem, request, now=now)
    else:
        await partings.finish(session, problem, request, now=now, network=network, why="quiet")
