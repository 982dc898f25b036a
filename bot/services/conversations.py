"""Two people talk, in a group DM or through the bot without a name, until it is over."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.conversations import QUIET
from bot.domain.notices import ConversationOpened, HelpBegins
from bot.domain.notices.talking import Ending, TalkStand
from bot.services import activity, mentors, outbox, relay, verdicts
from models import (
    Conversation,
    Delivery,
    Origin,
    Problem,
    ProblemState,
    Request,
    RequestState,
    Side,
)


async def begin(
    session: AsyncSession, problem: Problem, request: Request, *, link: str | None, now: datetime
) -> None:
    """Open the conversation, with who is who and what it is about."""
    talk = Conversation(request_id=request.id, began_at=now, last_word_at=now, due_at=now + QUIET)
    experience = await _experience(session, request)
    if problem.anonymous:
        await relay.begin(session, problem, request, talk, link=link, experience=experience)
    else:
        opening = _opening(problem, request, link=link, experience=experience)
        to = f"{problem.author},{request.helper}"
        said = await outbox.say(session, opening, to=to, key=_key(request))
        talk.opened_in_id = said.id
        await _give_doors(session, problem, request, talk, link=link)
    session.add(talk)
    await session.flush()


async def end(session: AsyncSession, problem: Problem, request: Request, *, now: datetime) -> None:
    """Take back what was said of a problem that is withdrawn, and close what it had opened."""
    talk = await session.get(Conversation, request.id)
    if talk is None:
        return
    request.state = RequestState.ENDED
    await close(session, problem, request, "ended", now=now)
    if talk.opened_in_id:
        opened = await session.get_one(Delivery, talk.opened_in_id)
        notice = _opening(problem, request)
        await outbox.revise(session, opened, notice, key=f"{_key(request)}:withdrawn")
    await verdicts.show_all(session, problem, request)


async def end_all(session: AsyncSession, problem: Problem, *, now: datetime) -> Sequence[Request]:
    """Take back what was said in all conversations about it, those that are over too."""
    found = await _about(session, problem)
    for request in found:
        await end(session, problem, request, now=now)
    return found


async def retell(session: AsyncSession, problem: Problem, *, link: str | None) -> None:
    """Show an edited problem's new words to the two who talk about it."""
    for request in await _about(session, problem):
        talk = await session.get_one(Conversation, request.id)
        if talk.ended_at:
            continue
        look, experience = f"edit:{problem.version}", await _experience(session, request)
        if problem.anonymous:
            await relay.show(session, problem, request, look=look, link=link, experience=experience)
        else:
            opening = _opening(problem, request, link=link, experience=experience)
            opened = await session.get_one(Delivery, talk.opened_in_id)
            await outbox.revise(session, opened, opening, key=f"{_key(request)}:{look}")
            await _show_doors(session, problem, request, talk, look=look, link=link)


async def finish(
    session: AsyncSession,
    problem: Problem,
    request: Request,
    *,
    now: datetime,
    why: Ending | None = None,
) -> None:
    """Be done: the helper has room again, and each side is asked how it went."""
    why = why or ("resolved" if problem.state == ProblemState.RESOLVED else "done")
    request.state = RequestState.DONE
    await close(session, problem, request, "done", now=now)
    await verdicts.ask(session, problem, request, *Side, why=why)


async def stop(session: AsyncSession, problem: Problem, request: Request, *, now: datetime) -> None:
    """End it for good: nothing more is passed on."""
    request.state = RequestState.ENDED
    await close(session, problem, request, "ended", now=now)


async def close(
    session: AsyncSession, problem: Problem, request: Request, stand: TalkStand, *, now: datetime
) -> None:
    """Stop the clock, and leave no buttons in the messages that had them."""
    talk = await session.get(Conversation, request.id)
    if talk is None:
        return
    talk.ended_at, talk.due_at = talk.ended_at or now, None
    await activity.settle(session, talk)
    look = stand if problem.title else "withdrawn"
    if problem.anonymous:
        await relay.show(session, problem, request, look=look, stand=stand)
    else:
        await _show_doors(session, problem, request, talk, look=look, stand=stand)


async def _give_doors(
    session: AsyncSession,
    problem: Problem,
    request: Request,
    talk: Conversation,
    *,
    link: str | None,
) -> None:
    """Owe each side its own message with buttons; a mentor has them where they said yes."""
    notice, key = (
        _begins(problem, request, Side.AUTHOR, link=link),
        _begins_key(request, Side.AUTHOR),
    )
    talk.author_dm_id = (await outbox.say(session, notice, to=problem.author, key=key)).id
    if request.origin == Origin.OFFERED:
        notice = _begins(problem, request, Side.HELPER, link=link)
        key = _begins_key(request, Side.HELPER)
        talk.helper_dm_id = (await outbox.say(session, notice, to=request.helper, key=key)).id


async def _show_doors(
    session: AsyncSession,
    problem: Problem,
    request: Request,
    talk: Conversation,
    *,
    look: str,
    link: str | None = None,
    stand: TalkStand = "talking",
) -> None:
    for side, message_id in ((Side.AUTHOR, talk.author_dm_id), (Side.HELPER, talk.helper_dm_id)):
        if message_id:
            message = await session.get_one(Delivery, message_id)
            notice = _begins(problem, request, side, link=link, stand=stand)
            key = f"{_begins_key(request, side)}:{look}"
            await outbox.revise(session, message, notice, key=key)


async def _about(session: AsyncSession, problem: Problem) -> Sequence[Request]:
    found = (
        select(Request)
        .join(Conversation, Conversation.request_id == Request.id)
        .where(Request.problem_id == problem.id)
        .order_by(Request.id)
    )
    return (await session.scalars(found)).all()


async def _experience(session: AsyncSession, request: Request) -> str:
    """Say in a mentor's own words what they bring; who only offered told nothing."""
    offered = await mentors.offered(session, request.helper)
    return offered.experience if offered else ""


def _opening(
    problem: Problem, request: Request, *, link: str | None = None, experience: str = ""
) -> ConversationOpened:
    return ConversationOpened(
        title=problem.title,
        question=problem.question,
        author=problem.author,
        helper=request.helper,
        experience=experience,
        link=link,
    )


def _begins(
    problem: Problem,
    request: Request,
    side: Side,
    *,
    link: str | None = None,
    stand: TalkStand = "talking",
) -> HelpBegins:
    return HelpBegins(
        request_id=request.id,
        title=problem.title,
        side=side.value,
        other=request.helper if side is Side.AUTHOR else problem.author,
        link=link,
        stand=stand,
    )


def _key(request: Request) -> str:
    return f"request:{request.id}:conversation"


def _begins_key(request: Request, side: Side) -> str:
    return f"request:{request.id}:begins:{side}"
