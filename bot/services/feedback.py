"""Whether guidance was useful, and why not: one word per member and piece, nobody sees whose."""

from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.feedback import NEED_A_FACILITATOR, URGENT, ReportedPiece, Why
from models import Feedback


async def give(
    session: AsyncSession, *, piece: str, member: str, useful: bool, now: datetime
) -> None:
    """Note a member's word on a piece; their last word counts, and useful has no why."""
    word: dict[str, object] = {"useful": useful, "said_at": now}
    if useful:
        word |= {"why": None, "note": None, "handled_at": None}
    await _keep(session, piece, member, word)


async def explain(
    session: AsyncSession, *, piece: str, member: str, why: Why, now: datetime
) -> None:
    """Note why a piece was not useful to a member; what they told before is forgotten."""
    word = {
        "useful": False,
        "said_at": now,
        "why": why.why,
        "note": why.note or None,
        "handled_at": None,
    }
    await _keep(session, piece, member, word)


async def reports(session: AsyncSession) -> list[ReportedPiece]:
    """List what facilitators have not looked at yet: every note, and grave kinds.

    What identifies somebody comes first, then the oldest.
    """
    waiting = select(Feedback).where(
        Feedback.useful.is_(False),
        Feedback.handled_at.is_(None),
        or_(Feedback.note.is_not(None), Feedback.why.in_(NEED_A_FACILITATOR)),
    )
    is_urgent = func.coalesce(Feedback.why, "") == URGENT
    found = await session.scalars(waiting.order_by(is_urgent.desc(), Feedback.said_at, Feedback.id))
    return [
        ReportedPiece(id=row.id, slug=row.piece, why=row.why, note=row.note, at=row.said_at)
        for row in found
    ]


async def handle(session: AsyncSession, report: int, now: datetime) -> None:
    """Note that a facilitator looked at a report; the member's word on the piece stays."""
    waiting = update(Feedback).where(Feedback.id == report, Feedback.handled_at.is_(None))
    await session.execute(waiting.values(handled_at=now))


async def _keep(session: AsyncSession, piece: str, member: str, word: dict[str, object]) -> None:
    said = insert(session, Feedback).values(piece=piece, mark=f"{piece}:{member}", **word)
    await session.execute(
        said.on_conflict_do_update(index_elements=["team_id", "piece", "mark"], set_=word)
    )
