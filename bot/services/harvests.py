"""A resolved problem becomes a piece of guidance, if its author agrees to the exact words."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.errors import Gone, InvalidInput
from bot.domain.harvests import (
    LONGEST_TOLD,
    Answer,
    Draft,
    Told,
    as_it_stands,
    due_after,
)
from bot.domain.notices.harvest import DraftStand
from bot.services import harvest_news, helpful, pieces, problems
from models import (
    Harvest,
    HarvestState,
    Piece,
    PieceOrigin,
    Problem,
    ProblemState,
)

_OVER = "You said no to this, so nothing of it is kept."


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A harvest as its author sees it."""

    harvest_id: int
    state: HarvestState
    draft: Draft | None
    answers: list[Answer]
    anonymous: bool


async def begin(session: AsyncSession, problem: Problem, *, now: datetime) -> None:
    """Begin, with the author's consent; a draft follows when the writers of answers were asked.

    The caller holds the problem's lock.
    """
    made = insert(session, Harvest).values(
        problem_id=problem.id, began_at=now, state=HarvestState.WAITING, step=0, due_at=now
    )
    await session.execute(made.on_conflict_do_nothing())


async def consent(session: AsyncSession, problem_id: int, *, by: str, now: datetime) -> None:
    """Take an author's consent later than at the end, or once more after a no."""
    problem = await problems.get(session, problem_id, lock=True)
    require_harvestable(problem, by)
    problem.may_become_guidance = True
    old = await of_problem(session, problem)
    if old is not None and old.state not in helpful.RUNNING:
        old.began_at = old.due_at = now
        old.state, old.step, old.piece_id = HarvestState.WAITING, 0, None
        await session.flush()
    await begin(session, problem, now=now)


async def end(
    session: AsyncSession, problem: Problem, *, now: datetime, withdrawn: bool = False
) -> None:
    """Forget all of it, and take the piece out. The caller holds the problem's lock."""
    problem.may_become_guidance = False
    await helpful.forget(session, problem)
    harvest = await of_problem(session, problem)
    if harvest is None:
        return
    await take_pieces_out(session, problem, now=now)
    stand: DraftStand = "withdrawn" if withdrawn else "declined"
    await harvest_news.settle(session, harvest, stand, cause=f"{stand}:{now.isoformat()}")
    empty(harvest, HarvestState.DECLINED)
    await session.flush()


async def take_back(session: AsyncSession, harvest_id: int, *, by: str, now: datetime) -> None:
    """Take the consent back, as the author may at any time."""
    problem, _ = await own(session, harvest_id, by=by)
    await end(session, problem, now=now)


async def wait(session: AsyncSession, harvest_id: int, *, by: str, cause: str) -> None:
    """Leave it for now; the next date asks again."""
    _, harvest = await running(session, harvest_id, by=by)
    if harvest.state == HarvestState.ASKED:
        harvest.state = HarvestState.WAITING
        await session.flush()
        await harvest_news.settle(session, harvest, "later", cause=cause)


def told(problem: Problem, harvest: Harvest) -> Told:
    """Gather the author's own words."""
    return Told(
        title=problem.title,
        context=problem.context,
        question=problem.question,
        tried=problem.tried,
        what_helped=problem.what_helped or "",
        tried_since=harvest.tried or "",
        happened=harvest.happened or "",
    )


async def tell(
    session: AsyncSession, harvest_id: int, *, tried: str, happened: str, by: str
) -> tuple[Told, Draft | None, list[str]]:
    """Keep what the author tried and what happened.

    Return what a draft is made of: all their words, the words they agreed to before, the topics.
    """
    wrong = {"tried": tried, "happened": happened}
    if not happened:
        raise InvalidInput(happened="A sentence or two are enough: what happened?")
    for field, words in wrong.items():
        if len(words) > LONGEST_TOLD:
            raise InvalidInput(**{field: f"Please keep this to {LONGEST_TOLD:,} characters."})
    problem, harvest = await running(session, harvest_id, by=by)
    harvest.tried, harvest.happened = tried or None, happened
    await session.flush()
    base = await _agreed(session, problem, harvest)
    return told(problem, harvest), base, list(problem.topics)


async def _agreed(session: AsyncSession, problem: Problem, harvest: Harvest) -> Draft | None:
    """Take up the words that the author agreed to last, wherever that was."""
    piece = await session.get(Piece, harvest.piece_id) if harvest.piece_id else None
    if harvest.draft is None or piece is None or not piece.title:
        return None
    draft = Draft.from_json(harvest.draft)
    answers = await helpful.consented(session, problem)
    return as_it_stands(draft, pieces.words_of(piece), answers)


async def propose(
    session: AsyncSession, harvest_id: int, draft: Draft, *, by: str, cause: str
) -> None:
    """Put a draft before the author, in the message that asked them."""
    problem, harvest = await running(session, harvest_id, by=by)
    harvest.draft, harvest.state = draft.as_json(), HarvestState.ASKED
    await session.flush()
    await harvest_news.show_draft(session, problem, harvest, draft, cause=cause)


async def seen(session: AsyncSession, harvest_id: int, *, by: str) -> Seen:
    problem, harvest = await running(session, harvest_id, by=by)
    return Seen(
        harvest_id=harvest.id,
        state=harvest.state,
        draft=Draft.from_json(harvest.draft) if harvest.draft else None,
        answers=await helpful.consented(session, problem),
        anonymous=problem.anonymous,
    )


async def running(session: AsyncSession, harvest_id: int, *, by: str) -> tuple[Problem, Harvest]:
    """Load for its author, behind the problem's lock, what is not over."""
    problem, harvest = await own(session, harvest_id, by=by)
    if harvest.state not in helpful.RUNNING:
        raise Gone(_OVER if harvest.state == HarvestState.DECLINED else "This has ended unused.")
    return problem, harvest


async def own(session: AsyncSession, harvest_id: int, *, by: str) -> tuple[Problem, Harvest]:
    harvest = await session.get(Harvest, harvest_id)
    if harvest is None:
        raise Gone("I no longer have this.")
    problem = await problems.get(session, harvest.problem_id, lock=True)
    problems.require_author(problem, by)
    await session.refresh(harvest)
    return problem, harvest


async def of_problem(session: AsyncSession, problem: Problem) -> Harvest | None:
    return await session.scalar(select(Harvest).where(Harvest.problem_id == problem.id))


def require_harvestable(problem: Problem, member: str) -> None:
    """Only the author, only of what the channel read, and only when it is over."""
    problems.require_author(problem, member)
    problems.require_kept(problem)
    problems.require_posted(problem)
    if problem.state != ProblemState.RESOLVED:
        raise Gone("Mark the problem as resolved first; its form asks whether it may be used.")


async def take_pieces_out(session: AsyncSession, problem: Problem, *, now: datetime) -> None:
    """Take out all that was made of a problem, wherever it stands."""
    found = select(Piece.id).where(
        Piece.problem_id == problem.id, Piece.origin == PieceOrigin.HARVESTED
    )
    for piece_id in (await session.scalars(found.order_by(Piece.id))).all():
        await pieces.take_out(session, await pieces.get(session, piece_id), now)


def empty(harvest: Harvest, state: HarvestState) -> None:
    """Keep nothing but that it is over."""
    harvest.state, harvest.due_at = state, None
    harvest.draft = harvest.tried = harvest.happened = None


def go_on(harvest: Harvest) -> None:
    """Turn to the next date."""
    harvest.step += 1
    harvest.due_at = due_after(harvest.began_at, harvest.step)
