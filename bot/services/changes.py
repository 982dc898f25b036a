"""What becomes of a posted problem: it is edited, resolved or withdrawn, and followers hear of it.

The caller holds the problem's lock, and has checked who may.
"""

from dataclasses import replace
from datetime import datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.network import Network
from bot.domain.notices import ProblemChanged
from bot.domain.problems import Draft, Resolution
from bot.services import (
    continuations,
    conversations,
    harvests,
    helpful,
    outbox,
    problems,
    request_messages,
    requests,
    stakes,
    thanks,
)
from models import Delivery, Problem, ProblemState


async def edit(
    session: AsyncSession, problem: Problem, draft: Draft, *, by: str, network: Network
) -> None:
    """Change the words of a problem, never whether it carries a name. No change tells nobody."""
    problems.require_kept(problem)
    before = await problems.posted(session, problem)
    problem.title, problem.question = draft.title, draft.question
    problem.context, problem.tried = draft.context, draft.tried
    problem.topics, problem.needed_by = list(draft.topics), draft.needed_by
    if await problems.posted(session, problem) == before:
        return
    problem.version += 1
    problem.affinity = None  # worked out anew, outside of any transaction
    await session.flush()
    await problems.refresh_post(session, problem, cause=f"edit:{problem.version}")
    for of in continuations.FIELDS:
        new = getattr(problem, of)
        await continuations.replace(session, problem, of, old=getattr(before, of), new=new)
    await requests.retell(session, problem, network)
    link = await problems.link(session, problem, network)
    await conversations.retell(session, problem, link=link)
    await _tell(session, problem, "edited", by=by, network=network)


async def resolve(
    session: AsyncSession,
    problem: Problem,
    resolution: Resolution,
    *,
    by: str,
    network: Network,
    now: datetime,
) -> None:
    """Close a problem with what helped. Thanks and consent are the author's alone to give."""
    problems.require_open(problem)
    problem.state, problem.closed_at = ProblemState.RESOLVED, now
    problem.what_helped = resolution.what_helped or None
    if by == problem.author:
        problem.may_become_guidance = resolution.may_become_guidance
        problem.who_helped = [
            each for each in resolution.who_helped if each not in (by, network.bot_user)
        ]
    await session.flush()
    await problems.refresh_post(session, problem, cause="resolved")
    await continuations.say(session, problem, "what_helped", resolution.what_helped)
    await _thank(session, problem, now=now)
    await _tell(session, problem, "resolved", by=by, network=network)
    await requests.end_for(session, problem, network, now=now)
    if problem.may_become_guidance and problem.for_channel:
        await harvests.begin(session, problem, now=now)
    else:
        await helpful.forget(session, problem)


async def withdraw(
    session: AsyncSession, problem: Problem, *, by: str, network: Network, now: datetime
) -> None:
    """Take a problem back: its words leave Slack and the database, and its requests end."""
    problems.require_kept(problem)
    problem.state, problem.closed_at = ProblemState.WITHDRAWN, now
    problem.title = problem.context = problem.tried = problem.question = ""
    problem.what_helped, problem.who_helped, problem.may_become_guidance = None, None, False
    problem.suggested, problem.affinity = None, None
    await session.flush()
    if problem.post_id is not None:
        await _empty_thread(session, problem, by=by)
    await harvests.end(session, problem, now=now, withdrawn=True)
    await _tell(session, problem, "withdrawn", by=by, network=network)
    await requests.end_for(session, problem, network, now=now)
    for request in await conversations.end_all(session, problem, now=now):
        await request_messages.show(session, problem, request, link=None)


async def _empty_thread(session: AsyncSession, problem: Problem, *, by: str) -> None:
    """Leave nothing of its words in the post, or of ours under it."""
    post = await session.get_one(Delivery, problem.post_id)
    look = replace(
        await problems.posted(session, problem),
        withdrawn_by="author" if by == problem.author else "facilitator",
    )
    await outbox.revise(session, post, look, key=f"problem:{problem.id}:look:withdrawn")
    await continuations.retract_all(session, problem)


async def _thank(session: AsyncSession, problem: Problem, *, now: datetime) -> None:
    for helper in problem.who_helped or ():
        await thanks.give(session, problem, helper, now=now)


async def _tell(
    session: AsyncSession,
    problem: Problem,
    change: Literal["edited", "resolved", "withdrawn"],
    *,
    by: str,
    network: Network,
) -> None:
    notice = ProblemChanged(
        problem_id=problem.id,
        title=problem.title,
        change=change,
        what_helped=problem.what_helped or "",
        link=await problems.link(session, problem, network),
    )
    await stakes.tell_of_change(session, problem, notice, by=by)
