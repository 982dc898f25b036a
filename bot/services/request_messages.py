"""The messages about one request or offer: put to who answers it, brought up again, settled."""

from datetime import datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.notices import (
    HelpOffered,
    MentorAsked,
    MentorReleased,
    MentorReminded,
    OfferDeclined,
)
from bot.services import asking_state, finding, outbox
from models import AskingState, Conversation, Delivery, Origin, Problem, Request, RequestState


async def put(
    session: AsyncSession, problem: Problem, request: Request, *, to: str, link: str | None
) -> None:
    """Owe the message with the buttons."""
    await session.flush()
    notice = await _notice(session, problem, request, link=link)
    said = await outbox.say(session, notice, to=to, key=_key(request))
    request.asked_in_id = said.id


async def show(
    session: AsyncSession, problem: Problem, request: Request, *, link: str | None
) -> None:
    """Owe it the look that the request's state, and the problem's words, give it now."""
    if request.asked_in_id is None:
        return
    message = await session.get_one(Delivery, request.asked_in_id)
    notice = await _notice(session, problem, request, link=link)
    key = f"{_key(request)}:{request.state}:{problem.version}"
    await outbox.revise(session, message, notice, key=key)
    if request.state != RequestState.OPEN:
        await _settle_reminder(session, request)


async def remind(session: AsyncSession, request: Request) -> None:
    """Bring a request up again, once."""
    notice = MentorReminded(request_id=request.id, answer_by=request.passes_at)
    await outbox.say(session, notice, to=request.helper, key=_reminder(request))


async def release(
    session: AsyncSession, request: Request, *, why: Literal["passed", "helped", "left"]
) -> None:
    """Tell a mentor who was thinking about it that they need not any more."""
    notice = MentorReleased(why=why)
    await outbox.say(session, notice, to=request.helper, key=f"{_key(request)}:released")


async def tell_of_not_now(
    session: AsyncSession, problem: Problem, request: Request, *, link: str | None
) -> None:
    """Tell who offered help that the author does not take it up."""
    notice = OfferDeclined(
        title=problem.title,
        author=None if problem.anonymous else problem.author,
        in_channel=problem.for_channel,
        link=link,
    )
    await outbox.say(session, notice, to=request.helper, key=f"{_key(request)}:not now")


def _key(request: Request) -> str:
    """Name a request for the outbox; asked, offered later, or asked again, it is another."""
    return f"request:{request.id}:{request.origin}:{_since(request.created_at)}"


def _since(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)


def _reminder(request: Request) -> str:
    return f"{_key(request)}:reminder"


async def _settle_reminder(session: AsyncSession, request: Request) -> None:
    """Leave no buttons in a reminder of what is not waited for."""
    if said := await outbox.find(session, _reminder(request)):
        passed = request.state == RequestState.PASSED
        notice = MentorReminded(request_id=request.id, answer_by=None, is_open=False, passed=passed)
        await outbox.revise(session, said, notice, key=f"{_reminder(request)}:{request.state}")


async def _notice(
    session: AsyncSession, problem: Problem, request: Request, *, link: str | None
) -> MentorAsked | HelpOffered:
    if request.origin == Origin.OFFERED:
        return HelpOffered(
            request_id=request.id,
            title=problem.title,
            helper=request.helper,
            anonymous=problem.anonymous,
            link=link,
            state=request.state.value,
        )
    return await _asked(session, problem, request, link=link)


async def _asked(
    session: AsyncSession, problem: Problem, request: Request, *, link: str | None
) -> MentorAsked:
    asking = await asking_state.of(session, problem)
    return MentorAsked(
        request_id=request.id,
        title=problem.title,
        question=problem.question,
        context=problem.context,
        tried=problem.tried,
        topics=problem.topics,
        needed_by=problem.needed_by,
        author=None if problem.anonymous else problem.author,
        reasons=await _reasons(session, problem, request),
        in_channel=problem.for_channel,
        answer_by=request.passes_at,
        helped=asking is not None and asking.state == AskingState.HELPED,
        talked=await session.get(Conversation, request.id) is not None,
        link=link,
        state=request.state.value,
    )


async def _reasons(session: AsyncSession, problem: Problem, request: Request) -> list[str]:
    """Say why it is them, as long as that is the question."""
    if request.state != RequestState.OPEN:
        return []
    return await finding.appeal(session, problem, request.helper, now=request.created_at)
