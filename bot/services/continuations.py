"""What a problem's post has no room for: it stands in the thread, and changes with the post."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.notices import ProblemContinued
from bot.domain.problems import split
from bot.services import outbox
from models import Delivery, DeliveryState, Operation, Problem

Field: TypeAlias = Literal["question", "context", "tried", "what_helped"]
FIELDS: tuple[Field, ...] = ("question", "context", "tried")
"""What an author writes, in the order in which it is shown."""

_REACHED_SLACK = (DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.SENT)
"""Or will, before it can be taken back."""


async def say(session: AsyncSession, problem: Problem, of: Field, text: str) -> None:
    """Owe the thread the rest of one field, if there is any."""
    rest = split(text)[1:]
    if not rest or problem.post_id is None:
        return
    post = await session.get_one(Delivery, problem.post_id)
    for number, words in enumerate(rest, 1):
        notice = ProblemContinued(
            text=words, part=number, parts=len(rest), of=of, edited=problem.version > 1
        )
        key = _key(problem, of, problem.version, number)
        await outbox.say(session, notice, to=post.channel, key=key, reply_to=post)


async def replace(
    session: AsyncSession, problem: Problem, of: Field, *, old: str, new: str
) -> None:
    """Take back the rest of one field, and say the new one, if they differ.

    The old words leave the thread: they may be why their author edits.
    """
    stale = split(old)[1:]
    if stale == split(new)[1:]:
        return
    keys = [
        _key(problem, of, version, number)
        for version in range(1, problem.version)
        for number in range(1, len(stale) + 1)
    ]
    await _retract(session, await session.scalars(select(Delivery).where(Delivery.key.in_(keys))))
    await say(session, problem, of, new)


async def retract_all(session: AsyncSession, problem: Problem) -> None:
    """Take back all that the bot said in the problem's thread."""
    replies = select(Delivery).where(
        Delivery.reply_to_id == problem.post_id, Delivery.operation == Operation.POST
    )
    await _retract(session, await session.scalars(replies))


async def _retract(session: AsyncSession, messages: Iterable[Delivery]) -> None:
    for message in list(messages):
        if message.state in _REACHED_SLACK:
            await outbox.retract(session, message, key=f"retract:{message.id}")


def _key(problem: Problem, of: Field, version: int, number: int) -> str:
    return f"problem:{problem.id}:{of}:{version}:{number}"
