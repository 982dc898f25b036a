"""What facilitators decide about pieces: of two who press, the first decides and the other is told.

The caller knows that whoever decides facilitates.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import guidance
from bot.domain.errors import Gone, NotAllowed
from bot.domain.network import Network
from bot.domain.notices import PieceAskedBack, PieceDeclined
from bot.domain.pieces import Words
from bot.domain.review import Change, require_no_wider, require_other
from bot.services import outbox, pieces, roles, settling
from bot.services.settling import Outcome
from models import Piece, PieceOrigin, PieceState

_DECIDED = {
    PieceState.DRAFT: "It is back with who gave it, who was asked something.",
    PieceState.PUBLISHED: "It is published already.",
    PieceState.HIDDEN: "It was taken out of the library.",
    PieceState.DECLINED: "It was declined already.",
}


async def approve(
    session: AsyncSession, slug: str, *, seen: str, by: str, network: Network, now: datetime
) -> Outcome:
    """Publish what waits, if it is still what was seen."""
    piece, change = await _waiting(session, slug)
    words = change.words if change else pieces.words_of(piece)
    _require_seen(words, seen)
    await _require_other(session, piece, change, by=by, network=network)
    return await settling.settle(session, piece, words, by=by, now=now)


async def edit(
    session: AsyncSession,
    slug: str,
    words: Words,
    *,
    seen: str,
    shipped: guidance.Piece | None,
    by: str,
    network: Network,
    now: datetime,
) -> Outcome:
    """Publish other words than those that were seen: waiting, or in the library."""
    piece = await pieces.held(session, slug, shipped, now=now)
    change, old = settling.change_of(piece), pieces.words_of(piece)
    if piece.state in (PieceState.DRAFT, PieceState.DECLINED, PieceState.HIDDEN):
        raise Gone(_DECIDED[piece.state])
    _require_seen(change.words if change else old, seen)
    require_no_wider(old, words, was_given=piece.contributor not in (None, by))
    if change or settling.is_new(piece):
        await _require_other(session, piece, change, by=by, network=network)
    return await settling.settle(session, piece, words, by=by, now=now)


async def decline(session: AsyncSession, slug: str, reason: str, *, seen: str) -> None:
    """Publish neither a piece nor a change; who gave it reads why, and has their words back."""
    piece, change = await _waiting(session, slug)
    _require_seen(change.words if change else pieces.words_of(piece), seen)
    if change:
        await settling.tell(session, piece, change, taken=False, reason=reason)
        piece.proposal = None
        return
    if piece.contributor:
        notice = PieceDeclined(title=piece.title, body=piece.body, reason=reason)
        await outbox.say(session, notice, to=piece.contributor, key=f"piece:{piece.id}:declined")
    await pieces.forget_words(session, piece)
    piece.state = PieceState.DECLINED


async def ask_author(session: AsyncSession, slug: str, question: str, *, now: datetime) -> None:
    """Hand a new piece back to who gave it, with a question; they are not named to anybody."""
    piece, change = await _waiting(session, slug)
    if change or not piece.contributor:
        raise NotAllowed("Nobody here can be asked about this one. Edit or decline it instead.")
    piece.state, piece.asked, piece.changed_at = PieceState.DRAFT, question, now
    notice = PieceAskedBack(piece_id=piece.id, title=piece.title, question=question)
    key = f"piece:{piece.id}:asked:{now.isoformat()}"
    await outbox.say(session, notice, to=piece.contributor, key=key)


async def hide(
    session: AsyncSession, slug: str, shipped: guidance.Piece | None, *, now: datetime
) -> None:
    """Take a piece out of the library, until a facilitator shows it again."""
    piece = await pieces.held(session, slug, shipped, now=now)
    if settling.is_new(piece) or piece.state in (PieceState.DRAFT, PieceState.DECLINED):
        raise Gone("Nobody reads this piece yet, so there is nothing to hide.")
    if piece.state != PieceState.HIDDEN:
        piece.state, piece.changed_at = PieceState.HIDDEN, now
        piece.revision = await pieces.count(session)


async def show_again(session: AsyncSession, slug: str, *, now: datetime) -> None:
    """Put a hidden piece back as it was; of one that nobody changed here, the file stands again."""
    piece = await pieces.held(session, slug, None, now=now)
    if piece.state != PieceState.HIDDEN:
        return
    as_it_came = piece.origin == PieceOrigin.STARTER and piece.published_at is None
    piece.state = PieceState.IN_REVIEW if as_it_came else PieceState.PUBLISHED
    piece.changed_at, piece.revision = now, await pieces.count(session)


async def answer_news(
    session: AsyncSession, slug: str, shipped: guidance.Piece, *, take: bool, by: str, now: datetime
) -> None:
    """Take the words that Lantern's makers wrote since, or keep those of this network."""
    piece, words = await pieces.held(session, slug, shipped, now=now), Words.of(shipped)
    if take:
        await pieces.publish_words(session, piece, words, by=by, now=now)
    piece.based_on = words.fingerprint


async def _waiting(session: AsyncSession, slug: str) -> tuple[Piece, Change | None]:
    """Lock what waits for a decision; raise Gone, saying what was decided."""
    piece = await pieces.of_slug(session, slug)
    if piece is None:
        raise Gone("I no longer have this piece.")
    change = settling.change_of(piece)
    if change and change.waits_for == "author":
        raise Gone("Its author is asked about other words now, and nothing is decided until then.")
    if not (change or settling.is_new(piece)):
        raise Gone(_DECIDED.get(piece.state, "What was suggested here is settled already."))
    return piece, change


async def _require_other(
    session: AsyncSession, piece: Piece, change: Change | None, *, by: str, network: Network
) -> None:
    maker = piece.contributor if change is None or change.agreed else change.by
    require_other(by, [maker], await roles.facilitators(session, network))


def _require_seen(words: Words, seen: str) -> None:
    if words.fingerprint != seen:
        raise Gone("These words have changed since you opened them. Open the queue again.")
