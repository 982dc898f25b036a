"""Bring an author and a colleague together: in a group DM, or through the bot without a name."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.notices import ConversationOpened
from bot.services import outbox, relay
from models import Problem, Request


async def begin(
    session: AsyncSession, problem: Problem, request: Request, *, link: str | None
) -> None:
    """Open the conversation, with who is who and what it is about."""
    if problem.anonymous:
        await relay.begin(session, problem, request, link=link)
        return
    to = f"{problem.author},{request.helper}"
    await outbox.say(session, _opening(problem, request, link=link), to=to, key=_key(request))


async def end(session: AsyncSession, problem: Problem, request: Request) -> None:
    """Take back what a conversation was opened with, once its problem is withdrawn."""
    if problem.anonymous:
        await relay.end(session, problem, request)
    elif opened := await outbox.find(session, _key(request)):
        notice = _opening(problem, request)
        await outbox.revise(session, opened, notice, key=f"{_key(request)}:withdrawn")


def _opening(problem: Problem, request: Request, *, link: str | None = None) -> ConversationOpened:
    return ConversationOpened(
        title=problem.title,
        question=problem.question,
        author=problem.author,
        helper=request.helper,
        link=link,
    )


def _key(request: Request) -> str:
    return f"request:{request.id}:conversation"
