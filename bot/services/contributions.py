"""What members do with pieces: suggest other words, answer a question, agree, take theirs back."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import guidance
from bot.domain.errors import Gone, InvalidInput, NotAllowed
from bot.domain.notices import ChangeSettled
from bot.domain.pieces import Words
from bot.domain.review import Change, OwnPiece, Stage
from bot.services import harvests, outbox, pieces, problems, quotes, settling
from models import Piece, PieceOrigin, PieceState

_STAGES: dict[PieceState, Stage] = {
    PieceState.IN_REVIEW: "new",
    PieceState.DRAFT: "asked",
    PieceState.PUBLISHED: "published",
    PieceState.HIDDEN: "hidden",
}


async def require_open_to_change(session: AsyncSession, slug: str) -> None:
    """Say so before somebody writes, where a change of theirs could not be taken."""
    piece = await pieces.of_slug(session, slug)
    if piece and piece.proposal:
        raise Gone(
            "A change to this piece waits for the facilitators already. When they have decided, "
            "it is open to yours."
        )


async def propose(
    session: AsyncSession,
    slug: str,
    words: Words,
    why: str,
    *,
    by: str,
    shipped: guidance.Piece | None,
    now: datetime,
) -> None:
    """Suggest other words for a piece in the library. Readers see the old ones until review."""
    await require_open_to_change(session, slug)
    piece = await pieces.held(session, slug, shipped, now=now)
    if words == pieces.words_of(piece):
        raise InvalidInput(body="These are the words as they stand. Change what should change.")
    await quotes.require(session, piece, words.body)
    piece.proposal = Change(words=words, why=why, by=by, at=now).as_json()


async def asked_of(session: AsyncSession, piece_id: int, member: str) -> Piece:
    """Load a member's own piece about which they were asked something, locked."""
    piece = await own(session, piece_id, member)
    if piece.state != PieceState.DRAFT:
        raise Gone("There is nothing more to answer here. The facilitators have it, or decided.")
    return piece


async def answer(
    session: AsyncSession, piece_id: int, words: Words, *, by: str, now: datetime
) -> None:
    """Give the piece back to the facilitators, in these words."""
    piece = await asked_of(session, piece_id, by)
    await quotes.require(session, piece, words.body)
    pieces.write(piece, words, now=now)
    piece.state, piece.asked = PieceState.IN_REVIEW, None


async def take_back(session: AsyncSession, piece_id: int, *, by: str, now: datetime) -> bool:
    """Take a member's own piece out for good; say whether others could read it.

    With what was harvested ends all that was to be made of its problem.
    """
    piece = await session.get(Piece, piece_id)
    if piece and piece.origin == PieceOrigin.HARVESTED and piece.problem_id:
        # The problem is locked before what was made of it, as everywhere.
        problem = await problems.get(session, piece.problem_id, lock=True)
        piece = await own(session, piece_id, by)
        was_read = piece.state == PieceState.PUBLISHED
        await harvests.end(session, problem, now=now)
        return was_read
    piece = await own(session, piece_id, by)
    was_read = piece.state == PieceState.PUBLISHED
    await pieces.take_out(session, piece, now)
    return was_read


async def agree(
    session: AsyncSession, piece_id: int, *, seen: str, by: str, now: datetime
) -> Piece:
    """Agree to exactly the words that were shown; the facilitator's press was before."""
    piece, change = await _to_agree(session, piece_id, seen, by)
    await settling.publish(session, piece, change.words, by=change.editor or by, now=now)
    return piece


async def keep_words(
    session: AsyncSession, piece_id: int, *, seen: str, by: str, now: datetime
) -> None:
    """Refuse other words: the piece stays as its author agreed to it, published or in review."""
    piece, change = await _to_agree(session, piece_id, seen, by)
    for member in filter(None, (change.editor, change.by)):
        reason = "Its author keeps the words as they were."
        notice = ChangeSettled(slug=piece.slug, title=piece.title, taken=False, reason=reason)
        key = f"piece:{piece.id}:kept:{change.at.isoformat()}:{member}"
        await outbox.say(session, notice, to=member, key=key)
    piece.proposal, piece.changed_at = None, now


async def given_by(session: AsyncSession, member: str) -> list[OwnPiece]:
    """List what a member gave and has not taken back, the newest first.

    Who gave a piece is sealed, so each is unsealed to see whose it is.
    """
    kept = Piece.contributor.is_not(None) & Piece.state.in_(_STAGES)
    named = await session.execute(select(Piece.id, Piece.contributor).where(kept))
    own = [number for number, contributor in named if contributor == member]
    found = select(Piece).where(Piece.id.in_(own)).order_by(Piece.id.desc())
    return [
        OwnPiece(
            piece_id=piece.id,
            title=piece.title,
            stage=_STAGES[piece.state],
            credited=piece.credited,
        )
        for piece in (await session.scalars(found) if own else ())
    ]


async def own(session: AsyncSession, piece_id: int, member: str) -> Piece:
    """Load a piece that this member gave, locked; of others' nothing is told."""
    piece = await pieces.get(session, piece_id)
    if piece.contributor is None:
        raise Gone("This piece is gone, and nothing that it said is kept.")
    if piece.contributor != member:
        raise NotAllowed("Only who gave this piece can do this.")
    return piece


async def _to_agree(
    session: AsyncSession, piece_id: int, seen: str, member: str
) -> tuple[Piece, Change]:
    piece = await own(session, piece_id, member)
    change = settling.change_of(piece)
    if change is None or change.waits_for != "author" or change.words.fingerprint != seen:
        raise Gone("These words are not waiting for you any more, so nothing changed.")
    return piece, change
