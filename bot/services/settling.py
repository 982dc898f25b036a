"""What follows when a facilitator wants words published: the author's word, the news of it."""

from datetime import datetime
from typing import Literal, TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import NotAllowed
from bot.domain.notices import AgreementAsked, ChangeSettled, PiecePublished
from bot.domain.pieces import Words
from bot.domain.review import Change
from bot.services import outbox, pieces, quotes, upkeep
from models import Piece, PieceOrigin, PieceState

Outcome: TypeAlias = Literal["published", "author_asked"]
"""`author_asked`: it is published as soon as its author agrees to exactly these words."""


def change_of(piece: Piece) -> Change | None:
    return Change.from_json(piece.proposal) if piece.proposal else None


def is_new(piece: Piece) -> bool:
    """Whether it waits for its first review; a row that stands for a file does not."""
    return piece.state == PieceState.IN_REVIEW and piece.origin != PieceOrigin.STARTER


async def publish(
    session: AsyncSession, piece: Piece, words: Words, *, by: str, now: datetime
) -> None:
    """Show readers these words, to which everybody agreed who has to, and tell who gave them."""
    change, first = change_of(piece), piece.published_at is None
    edited = words != pieces.words_of(piece) and change is None
    await pieces.publish_words(session, piece, words, by=by, now=now)
    if piece.version > 1:
        await upkeep.confirm(session, piece.slug, by=by, facilitates=True, now=now, law=())
    if change:
        await tell(session, piece, change, taken=True)
    if piece.contributor and piece.contributor != by and (first or (edited and piece.credited)):
        notice = PiecePublished(
            piece_id=piece.id,
            slug=piece.slug,
            title=piece.title,
            edited=edited,
            credited=piece.credited,
        )
        key = f"piece:{piece.id}:published:{piece.version}"
        await outbox.say(session, notice, to=piece.contributor, key=key)


async def settle(
    session: AsyncSession, piece: Piece, words: Words, *, by: str, now: datetime
) -> Outcome:
    """Publish, or ask the author of a harvested piece first, whose words these are not."""
    change = change_of(piece)
    agreed = [pieces.words_of(piece), *([change.words] if change and change.agreed else ())]
    if piece.origin == PieceOrigin.HARVESTED and words not in agreed:
        await _ask_agreement(session, piece, words, by=by, now=now)
        return "author_asked"
    await publish(session, piece, words, by=by, now=now)
    return "published"


async def _ask_agreement(
    session: AsyncSession, piece: Piece, words: Words, *, by: str, now: datetime
) -> None:
    if not piece.contributor:
        raise NotAllowed("Its author cannot be asked any more, so its words stay as they are.")
    await quotes.require(session, piece, words.body)
    old = change_of(piece)
    change = Change(
        words=words,
        why=old.why if old else "",
        by=old.by if old else None,
        at=now,
        waits_for="author",
        editor=by,
    )
    piece.proposal = change.as_json()
    was_read = piece.state == PieceState.PUBLISHED
    notice = AgreementAsked(piece_id=piece.id, title=piece.title, is_published=was_read)
    key = f"piece:{piece.id}:agree:{words.fingerprint}:{now.isoformat()}"
    await outbox.say(session, notice, to=piece.contributor, key=key)


async def tell(
    session: AsyncSession, piece: Piece, change: Change, *, taken: bool, reason: str = ""
) -> None:
    if change.by:
        title = change.words.title if taken else piece.title
        notice = ChangeSettled(slug=piece.slug, title=title, taken=taken, reason=reason)
        key = f"piece:{piece.id}:change:{change.at.isoformat()}"
        await outbox.say(session, notice, to=change.by, key=key)
