"""Problems of practice: shared, shown, answered, and who may change them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.errors import Gone, NotAllowed
from bot.domain.network import Network
from bot.domain.notices import GuidanceWanted, ProblemPosted
from bot.domain.problems import Draft
from bot.services import continuations, outbox, stakes, suggestions
from models import Asking, AskingState, Delivery, Problem, ProblemState

ENOUGH = 20
"""Messages that may wait for the channel before another problem is announced."""

_IS_OPEN = Problem.state == ProblemState.OPEN
IS_NEW = _IS_OPEN & Problem.post_id.is_(None) & Problem.for_channel


async def get(session: AsyncSession, problem_id: int, *, lock: bool = False) -> Problem:
    """Load a problem, whatever its state. Who changes something about it locks it first."""
    problem = await session.get(Problem, problem_id, with_for_update=lock or None)
    if problem is None:
        raise Gone("I no longer have this problem.")
    return problem


def require_author(problem: Problem, member: str) -> None:
    if member != problem.author:
        raise NotAllowed("Only the author of this problem can do this.")


def require_author_or_facilitator(problem: Problem, member: str, is_facilitator: bool) -> None:
    if not problem.for_channel:
        require_author(problem, member)
    if member != problem.author and not is_facilitator:
        raise NotAllowed(
            "Only the author or a facilitator can do this. If something here worries you, "
            "choose Report in the same menu."
        )


def require_open(problem: Problem) -> None:
    if problem.state == ProblemState.RESOLVED:
        way = " You can still write in its thread." if problem.for_channel else ""
        raise Gone(f"This problem is resolved.{way}")
    require_kept(problem)


def require_kept(problem: Problem) -> None:
    if problem.state == ProblemState.WITHDRAWN:
        raise Gone("This problem was withdrawn, so there is nothing left to do here.")


def require_posted(problem: Problem) -> None:
    if not problem.for_channel:
        raise NotAllowed(
            "Only mentors who are asked read this, so there is no post to do that with."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A form that was submitted."""

    draft: Draft
    author: str
    form_id: str
    """Slack's view id."""
    submitted_at: datetime


async def save(session: AsyncSession, submissions: Iterable[Submission]) -> None:
    """Save problems, once per form: one short write, for somebody waits until it is done."""
    rows = [_row(each) for each in submissions]
    await session.execute(insert(session, Problem).on_conflict_do_nothing(), rows)


async def save_private(
    session: AsyncSession,
    draft: Draft,
    *,
    author: str,
    form_id: str,
    affinity: Mapping[str, float] | None,
    now: datetime,
    passes_on: bool = True,
) -> Problem:
    """Save, once per form, a problem that only the mentors who are asked read.

    Without `passes_on` nobody is asked whom the author did not choose.
    """
    submission = Submission(draft=draft, author=author, form_id=form_id, submitted_at=now)
    row = _row(submission) | {"for_channel": False, "affinity": affinity}
    made = insert(session, Problem).values(row).on_conflict_do_nothing().returning(Problem.id)
    new = await session.scalar(made)
    if new is not None and not passes_on:
        asks_first = Asking(problem_id=new, began_at=now, state=AskingState.CHOOSING)
        asks_first.passes_on = False
        session.add(asks_first)
    return (await session.scalars(select(Problem).where(Problem.form_id == form_id))).one()


def _row(submission: Submission) -> dict[str, Any]:
    draft = submission.draft
    return {
        "form_id": submission.form_id,
        "author": submission.author,
        "anonymous": draft.anonymous,
        "title": draft.title,
        "context": draft.context,
        "tried": draft.tried,
        "question": draft.question,
        "topics": list(draft.topics),
        "needed_by": draft.needed_by,
        "created_at": submission.submitted_at,
    }


async def announce_new(
    session: AsyncSession,
    network: Network,
    *,
    now: datetime,
    limit: int = 5,
    up_to: int | None = None,
) -> int:
    """Owe what was saved its post, its guidance and its mentors; tell how many there were.

    Later problems than the one of id `up_to` wait.
    """
    if await outbox.waiting(session, network.channel) >= ENOUGH:
        return 0
    new = select(Problem).where(IS_NEW).order_by(Problem.id).limit(limit)
    if up_to is not None:
        new = new.where(Problem.id <= up_to)
    problems = (await session.scalars(new.with_for_update(skip_locked=True))).all()
    for problem in problems:
        await _announce(session, problem, network)
        await suggestions.put(session, problem, network, now=now)
    return len(problems)


async def posted(session: AsyncSession, problem: Problem) -> ProblemPosted:
    """Describe the post as it looks now. Who helped is thanked privately, and not named here."""
    return ProblemPosted(
        problem_id=problem.id,
        title=problem.title,
        context=problem.context,
        tried=problem.tried,
        question=problem.question,
        topics=problem.topics,
        needed_by=problem.needed_by,
        author=None if problem.anonymous else problem.author,
        same_here=await stakes.count(session, problem),
        edited=problem.version > 1,
        state=problem.state.value,
        what_helped=problem.what_helped or "",
    )


async def refresh_post(session: AsyncSession, problem: Problem, *, cause: str) -> None:
    """Owe the post its present look; `cause` tells this change from every other one."""
    if post := await _post(session, problem):
        key = f"problem:{problem.id}:look:{cause}"
        await outbox.revise(session, post, await posted(session, problem), key=key)


async def link(session: AsyncSession, problem: Problem, network: Network) -> str | None:
    """Address the post; None as long as Slack has not got it."""
    post = await _post(session, problem)
    return network.link(post.place, post.ts) if post and post.place and post.ts else None


async def open_of(session: AsyncSession, member: str) -> list[Problem]:
    """List a member's open problems, oldest first.

    Authors are sealed, so each is unsealed to see whose it is; the words only of the member's own.
    """
    authors = select(Problem.id, Problem.author).where(_IS_OPEN)
    own = [number for number, author in await session.execute(authors) if author == member]
    found = select(Problem).where(Problem.id.in_(own)).order_by(Problem.id)
    return list(await session.scalars(found)) if own else []


async def unanswered(session: AsyncSession) -> list[Problem]:
    """List the open problems in the channel that no colleague has answered yet, oldest first."""
    found = select(Problem).where(_IS_OPEN, Problem.answered_at.is_(None), Problem.for_channel)
    return list(await session.scalars(found.order_by(Problem.id)))


async def unanswered_by_mentors(session: AsyncSession) -> list[tuple[list[str], datetime]]:
    """List, of what only mentors read and none has answered, the topics and since when it waits."""
    found = select(Problem.topics, Problem.created_at).where(
        _IS_OPEN, Problem.answered_at.is_(None), ~Problem.for_channel
    )
    rows = await session.execute(found.order_by(Problem.id))
    return [(row.topics, row.created_at) for row in rows]


async def mark_answered(
    session: AsyncSession, problem: Problem, *, by: str, now: datetime, network: Network
) -> bool:
    """Note a colleague's answer, and tell whether it is one: an author's own words are none.

    Under a problem without a name everybody counts as a colleague, or what did not count would
    show who the author is.
    """
    if by == network.bot_user or (by == problem.author and not problem.anonymous):
        return False
    problem.answered_at = problem.answered_at or now
    await session.flush()
    return True


async def _post(session: AsyncSession, problem: Problem) -> Delivery | None:
    return await session.get(Delivery, problem.post_id) if problem.post_id else None


async def _announce(session: AsyncSession, problem: Problem, network: Network) -> None:
    """Owe the channel the post, and its thread the rest of it and guidance that fits."""
    key = f"problem:{problem.id}"
    post = await outbox.say(session, await posted(session, problem), to=network.channel, key=key)
    problem.post_id = post.id
    await session.flush()
    for of in continuations.FIELDS:
        await continuations.say(session, problem, of, getattr(problem, of))
    wanted = GuidanceWanted(
        problem_id=problem.id,
        text=f"{problem.title}\n{problem.question}\n{problem.context}",
        topics=problem.topics,
    )
    await outbox.say(session, wanted, to=network.channel, key=f"{key}:guidance", reply_to=post)
