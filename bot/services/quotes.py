"""What colleagues are quoted with stays exactly as they agreed to it, whoever edits the piece."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import InvalidInput
from bot.domain.harvests import Draft, altered
from bot.services import helpful
from models import Harvest, Piece, PieceOrigin, Problem


async def require(session: AsyncSession, piece: Piece, body: str) -> None:
    """Let nobody change what a colleague said who agreed to exact words; leaving it out is fine."""
    if piece.origin != PieceOrigin.HARVESTED:
        return
    harvest = await session.scalar(select(Harvest).where(Harvest.piece_id == piece.id))
    if harvest is None or harvest.draft is None:
        return
    problem = await session.get_one(Problem, harvest.problem_id)
    used = Draft.from_json(harvest.draft).answers
    given = [it for it in await helpful.consented(session, problem) if it.answer_id in used]
    if altered(body, given):
        raise InvalidInput(
            body="A colleague agreed to exactly the words that are quoted. Leave them as they are, "
            "or take them out whole, with the name."
        )
