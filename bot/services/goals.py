"""Goals of an officer and their coach or mentor, with notes: read and changed by the two alone."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.errors import InvalidInput, NotAllowed
from bot.domain.notices import GoalsTouched
from bot.domain.pairings import LONGEST_NOTE, MOST_GOALS, GoalDraft, SeenGoal, SeenNote
from bot.services import members, outbox, pairings
from models import Goal, GoalNote, GoalState, Pairing


async def open_of(session: AsyncSession, officer: str) -> list[Goal]:
    """List what an officer works towards in pairings that run, for the officer's own eyes."""
    found = (
        select(Goal)
        .join(Pairing, Pairing.id == Goal.pairing_id)
        .where(Pairing.officer == officer, Pairing.ended_at.is_(None), Goal.state == GoalState.OPEN)
        .order_by(Goal.id)
    )
    return list(await session.scalars(found))


async def of(session: AsyncSession, pairing: Pairing) -> list[SeenGoal]:
    """List a pairing's goals, the open ones first; the caller knows that a reader is of the two."""
    found = select(Goal).where(Goal.pairing_id == pairing.id).order_by(Goal.id)
    rows = (await session.scalars(found)).all()
    counts = await _notes(session, [row.id for row in rows])
    seen = [_seen(row, counts.get(row.id, 0)) for row in rows]
    return sorted(seen, key=lambda goal: (goal.state != "open", goal.goal_id))


async def get_for(
    session: AsyncSession, goal_id: int, member: str, *, lock: bool = False
) -> tuple[Goal, Pairing]:
    """Load a goal for one of the two; everybody else learns nothing, not even that it exists."""
    goal = await session.get(Goal, goal_id)
    if goal is None:
        raise NotAllowed("Only the two people of a pairing see its goals.")
    pairing = await pairings.get_for(session, goal.pairing_id, member, lock=lock)
    return goal, pairing


async def seen(session: AsyncSession, goal: Goal) -> SeenGoal:
    return _seen(goal, (await _notes(session, [goal.id])).get(goal.id, 0))


async def add(
    session: AsyncSession,
    pairing_id: int,
    draft: GoalDraft,
    *,
    by: str,
    form_id: str,
    now: datetime,
) -> None:
    """Set a goal, once per form, and let the other know that there is something new."""
    pairing = await pairings.get_for(session, pairing_id, by, lock=True)
    pairings.require_running(pairing)
    found = select(func.count(Goal.id)).where(Goal.pairing_id == pairing.id)
    if (await session.scalar(found) or 0) >= MOST_GOALS:
        raise InvalidInput(text=f"{MOST_GOALS} goals are many. Change one that stands there.")
    made = insert(session, Goal).values(
        form_id=form_id,
        pairing_id=pairing.id,
        text=draft.text,
        about=draft.about,
        by_when=draft.by_when,
        set_at=now,
        state=GoalState.OPEN,
    )
    await session.execute(made.on_conflict_do_nothing())
    await _tell(session, pairing, by=by, now=now)


async def change(session: AsyncSession, goal_id: int, draft: GoalDraft, *, by: str) -> None:
    """Change a goal's words, what it belongs to, or its date."""
    goal, pairing = await get_for(session, goal_id, by, lock=True)
    pairings.require_running(pairing)
    goal.text, goal.about, goal.by_when = draft.text, draft.about, draft.by_when


async def settle(session: AsyncSession, goal_id: int, state: GoalState, *, by: str) -> Pairing:
    """Mark a goal as reached or dropped, or open it again; return its pairing."""
    goal, pairing = await get_for(session, goal_id, by, lock=True)
    pairings.require_running(pairing)
    goal.state = state
    return pairing


async def note(
    session: AsyncSession, goal_id: int, text: str, *, by: str, form_id: str, now: datetime
) -> None:
    """Keep a note for the two alone, once per form; the other is told that there is one."""
    if not text:
        raise InvalidInput(note="Write your note first.")
    if len(text) > LONGEST_NOTE:
        raise InvalidInput(note=f"Please keep a note to {LONGEST_NOTE} characters.")
    goal, pairing = await get_for(session, goal_id, by, lock=True)
    pairings.require_running(pairing)
    made = insert(session, GoalNote).values(
        form_id=form_id, goal_id=goal.id, writer=by, text=text, written_at=now
    )
    await session.execute(made.on_conflict_do_nothing())
    await _tell(session, pairing, by=by, now=now)


async def notes_of(session: AsyncSession, goal: Goal) -> list[SeenNote]:
    """List a goal's notes, the newest first; the caller knows that a reader is of the two."""
    found = select(GoalNote).where(GoalNote.goal_id == goal.id).order_by(GoalNote.id.desc())
    return [
        SeenNote(writer=row.writer, text=row.text, written_at=row.written_at)
        for row in await session.scalars(found)
    ]


async def _tell(session: AsyncSession, pairing: Pairing, *, by: str, now: datetime) -> None:
    """Tell the other that something is new, without a word of it, once in a day of theirs."""
    other = pairings.other_of(pairing, by)
    day = now.astimezone((await members.get(session, other)).week.clock).date()
    notice = GoalsTouched(pairing_id=pairing.id, other=by)
    key = f"pairing:{pairing.id}:touched:{other}:{day}"
    await outbox.say(session, notice, to=other, key=key, priority=outbox.ROUTINE)


async def _notes(session: AsyncSession, goals: Sequence[int]) -> dict[int, int]:
    found = (
        select(GoalNote.goal_id, func.count())
        .where(GoalNote.goal_id.in_(goals))
        .group_by(GoalNote.goal_id)
    )
    return {row[0]: row[1] for row in await session.execute(found)}


def _seen(goal: Goal, notes: int) -> SeenGoal:
    return SeenGoal(
        goal_id=goal.id,
        text=goal.text,
        about=goal.about,
        by_when=goal.by_when,
        state=goal.state.value,
        notes=notes,
    )
