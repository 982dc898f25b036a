"""Replies in a problem's thread: a colleague's, and an author's who gave no name."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone, InvalidInput, NotAllowed
from bot.domain.network import Network
from bot.domain.notices import AuthorReplied
from bot.domain.problems import split
from bot.services import outbox, problems, stakes
from models import Delivery, Problem, ProblemState


async def note(
    session: AsyncSession, problem_id: int, *, by: str, now: datetime, network: Network
) -> None:
    """Take notice of a message in the thread: it may be the answer that others wait for."""
    problem = await problems.get(session, problem_id, lock=True)
    if problem.state == ProblemState.WITHDRAWN:
        return
    if await problems.mark_answered(session, problem, by=by, now=now, network=network):
        link = await problems.link(session, problem, network)
        await stakes.tell_of_answer(session, problem, by=by, link=link, now=now)


async def problem_at(session: AsyncSession, *, place: str, ts: str) -> int | None:
    """Find the problem whose post is this message."""
    found = select(Problem.id, Delivery).join(Delivery, Delivery.id == Problem.post_id)
    for problem_id, post in await session.execute(found.where(Delivery.ts == ts)):
        if post.place == place:
            return int(problem_id)
    return None


def require_unnamed(problem: Problem, member: str) -> None:
    """Only the author writes for the author, and only where the bot's voice hides a name."""
    problems.require_author(problem, member)
    problems.require_kept(problem)
    problems.require_posted(problem)
    if not problem.anonymous:
        raise NotAllowed("This problem carries your name, so please write in its thread yourself.")


async def say_without_name(
    session: AsyncSession, problem: Problem, text: str, *, by: str, form_id: str
) -> None:
    """Owe the thread the author's words, in the bot's voice."""
    require_unnamed(problem, by)
    if not text:
        raise InvalidInput(text="Write what you would like to say in the thread.")
    if problem.post_id is None:
        raise Gone("Your problem is saved and not posted yet. Please try again in a minute.")
    post = await session.get_one(Delivery, problem.post_id)
    for number, words in enumerate(split(text)):
        await outbox.say(
            session,
            AuthorReplied(text=words),
            to=post.channel,
            key=f"problem:{problem.id}:reply:{form_id}:{number}",
            reply_to=post,
        )
