"""The message that puts a request or an offer to the one who answers it, and its looks."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.notices import HelpOffered, MentorAsked
from bot.services import mentors, outbox
from models import Delivery, Origin, Problem, Request, RequestState


async def put(
    session: AsyncSession, problem: Problem, request: Request, *, to: str, link: str | None
) -> None:
    """Owe the message with the buttons."""
    await session.flush()
    notice = await _notice(session, problem, request, link=link)
    said = await outbox.say(session, notice, to=to, key=key_of(request))
    request.asked_in_id = said.id


async def show(
    session: AsyncSession, problem: Problem, request: Request, *, link: str | None
) -> None:
    """Owe it the look that the request's state, and the problem's words, give it now."""
    message = await session.get_one(Delivery, request.asked_in_id)
    notice = await _notice(session, problem, request, link=link)
    key = f"{key_of(request)}:{request.state}:{problem.version}"
    await outbox.revise(session, message, notice, key=key)


def key_of(request: Request) -> str:
    """Name a request for the outbox; asked and later offered, it is two."""
    return f"request:{request.id}:{request.origin}"


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
    return MentorAsked(
        request_id=request.id,
        title=problem.title,
        question=problem.question,
        context=problem.context,
        topics=problem.topics,
        needed_by=problem.needed_by,
        author=None if problem.anonymous else problem.author,
        reasons=await _reasons(session, problem, request),
        link=link,
        state=request.state.value,
    )


async def _reasons(session: AsyncSession, problem: Problem, request: Request) -> list[str]:
    """Say why it is them, as long as that is the question."""
    mentor = await mentors.get(session, request.helper)
    if mentor is None or request.state != RequestState.OPEN:
        return []
    return await mentors.appeal(session, problem, mentor)
