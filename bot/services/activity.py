"""Whether two people still talk: when somebody wrote last, and what the author is asked if not."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.conversations import NOTED_EVERY, PATIENCE, after_word
from bot.domain.notices import StillTalking
from bot.services import outbox
from models import Conversation, Delivery, Problem, Request


async def note(session: AsyncSession, talk: Conversation, *, now: datetime) -> None:
    """Note that somebody wrote, neither who nor what; a lively hour is noted once."""
    if talk.due_at is None or (talk.asked_at is None and now - talk.last_word_at < NOTED_EVERY):
        return
    talk.due_at = after_word(talk.due_at, asked=talk.asked_at is not None, now=now)
    talk.last_word_at = now
    await settle(session, talk)


async def note_at(session: AsyncSession, place: str, *, now: datetime) -> None:
    """Note it of every conversation whose group DM this is."""
    found = (
        select(Conversation)
        .where(
            Conversation.due_at.is_not(None),
            Conversation.opened_in_id.is_not(None),
            or_(Conversation.place == place, Conversation.place.is_(None)),
        )
        .order_by(Conversation.request_id)
        .with_for_update()
    )
    for talk in (await session.scalars(found)).all():
        if talk.place is not None or await _stands_at(session, talk, place):
            await note(session, talk, now=now)


async def ask(
    session: AsyncSession, talk: Conversation, problem: Problem, request: Request, *, now: datetime
) -> None:
    """Put the one question of a quiet conversation to its author."""
    talk.asked_at, talk.due_at = now, now + PATIENCE
    notice = StillTalking(request_id=request.id, title=problem.title, helper=request.helper)
    await outbox.say(session, notice, to=problem.author, key=_question(talk))


async def settle(session: AsyncSession, talk: Conversation) -> None:
    """Let the question say that it is answered, if one is open."""
    if talk.asked_at is None:
        return
    if asked := await outbox.find(session, _question(talk)):
        notice = StillTalking(
            request_id=talk.request_id,
            title="",
            helper="",
            settled="over" if talk.ended_at else "talking",
        )
        await outbox.revise(session, asked, notice, key=f"{_question(talk)}:settled")
    talk.asked_at = None


async def _stands_at(session: AsyncSession, talk: Conversation, place: str) -> bool:
    """Look where a conversation was opened, once Slack has told, and remember it."""
    opened = await session.get_one(Delivery, talk.opened_in_id)
    talk.place = opened.place
    return opened.place == place


def _question(talk: Conversation) -> str:
    return f"request:{talk.request_id}:still talking:{talk.asked_at:%Y-%m-%dT%H:%M}"
