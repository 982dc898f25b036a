"""An open call: with the author's leave, everybody in the channel is asked to help."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone
from bot.domain.network import Network
from bot.domain.notices import EverybodyAsked
from bot.services import asking_state, outbox, problems
from models import Asking, AskingState, Delivery, Problem


async def require_none(session: AsyncSession, problem: Problem) -> None:
    """See that everybody is asked once about a problem."""
    asking = await asking_state.of(session, problem)
    if asking and asking.called_in_id:
        raise Gone("Everybody has been asked about this already. When somebody offers, I tell you.")


async def preview(session: AsyncSession, problem: Problem, network: Network) -> EverybodyAsked:
    """Show what everybody would read, but for words that its author is yet to write."""
    return _notice(problem, words="", link=await problems.link(session, problem, network))


async def make(
    session: AsyncSession, problem: Problem, *, words: str, now: datetime, network: Network
) -> None:
    """Owe the channel the call. `words` are all that it reads of a problem that has no post.

    The caller holds the problem's lock, and has checked that it is its author's and open.
    """
    await require_none(session, problem)
    asking = await asking_state.of(session, problem, lock=True)
    if asking is None:
        asking = Asking(problem_id=problem.id, began_at=now, state=AskingState.CALLED)
        session.add(asking)
    link = await problems.link(session, problem, network)
    notice = _notice(problem, words=words, link=link)
    said = await outbox.say(session, notice, to=network.channel, key=_key(problem))
    asking.called_in_id = said.id
    if asking.state not in (AskingState.ASKING, AskingState.WAITING):
        asking.state, asking.due_at = AskingState.CALLED, None
    await session.flush()


async def close(session: AsyncSession, problem: Problem, asking: Asking, network: Network) -> None:
    """Let the call say that it is over; its words go."""
    if asking.called_in_id is None:
        return
    message = await session.get_one(Delivery, asking.called_in_id)
    link = await problems.link(session, problem, network)
    notice = _notice(problem, words="", link=link, is_open=False)
    await outbox.revise(session, message, notice, key=f"{_key(problem)}:over")


async def is_made(session: AsyncSession, problem: Problem) -> bool:
    """Whether everybody knows of a problem by a call that is not over."""
    asking = await asking_state.of(session, problem)
    return bool(asking and asking.called_in_id and asking.state != AskingState.ENDED)


def _notice(
    problem: Problem, *, words: str, link: str | None, is_open: bool = True
) -> EverybodyAsked:
    return EverybodyAsked(
        problem_id=problem.id,
        topics=problem.topics,
        needed_by=problem.needed_by,
        author=None if problem.anonymous else problem.author,
        title=problem.title if problem.for_channel else "",
        link=link,
        words=words,
        is_open=is_open,
    )


def _key(problem: Problem) -> str:
    return f"problem:{problem.id}:call"
