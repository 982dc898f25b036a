"""Pieces that the network gives or changes: each wording is kept, none is read before review."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain import guidance
from bot.domain.errors import Gone
from bot.domain.pieces import Words, slug_of
from models import (
    Audience,
    Disagreement,
    LibraryCount,
    Piece,
    PieceOrigin,
    PieceState,
    PieceVersion,
    Upkeep,
)


async def count(session: AsyncSession) -> int:
    """Count a change of what readers see, and tell its number.

    The row stays locked until the end of the transaction, so that numbers appear in their order.
    """
    first = insert(session, LibraryCount).values(revision=1)
    counted = first.on_conflict_do_update(
        index_elements=["team_id"], set_={"revision": LibraryCount.revision + 1}
    )
    return cast(int, await session.scalar(counted.returning(LibraryCount.revision)))


async def submit(
    session: AsyncSession,
    words: Words,
    *,
    origin: PieceOrigin,
    contributor: str | None,
    credited: bool,
    form_id: str,
    now: datetime,
    problem_id: int | None = None,
    made_of: str | None = None,
) -> Piece:
    """Put a piece in review, once per form; `made_of`, of an import, is what it was made from."""
    slug = slug_of(form_id)
    of_form = select(Piece).where(Piece.slug == slug)
    if (there := await session.scalar(of_form)) is not None:
        return there
    row = {
        "slug": slug,
        "origin": origin,
        "state": PieceState.IN_REVIEW,
        "contributor": contributor,
        "credited": credited,
        "problem_id": problem_id,
        "form_id": form_id,
        "made_of": made_of,
        "created_at": now,
        "changed_at": now,
        "revision": 0,
        "version": 1,
        **_columns(words),
    }
    await session.execute(insert(session, Piece).values(row).on_conflict_do_nothing())
    return (await session.scalars(of_form)).one()


async def get(session: AsyncSession, piece_id: int) -> Piece:
    """Load a piece, locked, for it is about to change."""
    piece = await session.get(Piece, piece_id, with_for_update=True, populate_existing=True)
    if piece is None:
        raise Gone("I no longer have this piece.")
    return piece


async def of_slug(session: AsyncSession, slug: str) -> Piece | None:
    """Load what this network made of a piece, locked; None: nothing, it is as it came."""
    found = select(Piece).where(Piece.slug == slug).with_for_update()
    return await session.scalar(found, execution_options={"populate_existing": True})


async def held(
    session: AsyncSession, slug: str, shipped: guidance.Piece | None, *, now: datetime
) -> Piece:
    """Load what is to be changed of a piece, locked; `shipped`: as it came with Lantern."""
    piece = await of_slug(session, slug)
    if piece is None and shipped is not None:
        return await take_over(session, shipped, now=now)
    if piece is None or not piece.title:
        raise Gone("This piece has left the library.")
    await follow_file(session, piece, shipped)
    return piece


async def follow_file(session: AsyncSession, piece: Piece, shipped: guidance.Piece | None) -> None:
    """Give a row for which its file still stands the file's words, where those are newer."""
    if shipped is None or piece.origin != PieceOrigin.STARTER:
        return
    words = Words.of(shipped)
    if piece.published_at or piece.based_on == words.fingerprint:
        return
    for name, value in _columns(words).items():
        setattr(piece, name, value)
    piece.based_on = words.fingerprint
    for first in await versions(session, piece):
        first.words = words.as_json()


async def take_over(session: AsyncSession, came: guidance.Piece, *, now: datetime) -> Piece:
    """Make a row for a piece that came with Lantern. Until it is published, readers see the file.

    The file's wording is kept as its first version.
    """
    words = Words.of(came)
    row = {
        "slug": came.slug,
        "origin": PieceOrigin.STARTER,
        "state": PieceState.IN_REVIEW,
        "credited": False,
        "based_on": words.fingerprint,
        "created_at": now,
        "changed_at": now,
        "revision": 0,
        "version": 1,
        **_columns(words),
    }
    await session.execute(insert(session, Piece).values(row).on_conflict_do_nothing())
    piece = await of_slug(session, came.slug)
    assert piece is not None  # noqa: S101  # it was there or was just made
    if not await _number(session, piece):
        session.add(_version(piece, words, number=1, by=None, at=now))
        await session.flush()
    return piece


async def publish_words(
    session: AsyncSession, piece: Piece, words: Words, *, by: str | None, now: datetime
) -> None:
    """Show readers a wording. Nothing else does; `by` is the facilitator, None for an import."""
    number = await _number(session, piece) + 1
    session.add(_version(piece, words, number=number, by=by, at=now))
    write(piece, words, now=now)
    piece.state, piece.version = PieceState.PUBLISHED, number
    piece.published_at = piece.published_at or now
    piece.asked = None
    piece.revision = await count(session)
    await session.flush()


async def take_out(session: AsyncSession, piece: Piece, now: datetime) -> None:
    """Take a piece out for good, on the wish of who gave it: nothing that it said is kept."""
    was_read = piece.state == PieceState.PUBLISHED
    await forget_words(session, piece)
    both = or_(Disagreement.one == piece.slug, Disagreement.other == piece.slug)
    await session.execute(delete(Disagreement).where(both))
    await session.execute(delete(Upkeep).where(Upkeep.slug == piece.slug))
    piece.state, piece.changed_at = PieceState.HIDDEN, now
    if was_read:
        piece.revision = await count(session)
    await session.flush()


async def forget_words(session: AsyncSession, piece: Piece) -> None:
    """Forget all that a piece said and who gave it; its row stays, so that it is not made again."""
    for version in await versions(session, piece):
        await session.delete(version)
    piece.title = piece.summary = piece.body = ""
    piece.source = {"title": "", "author": "", "year": 0, "url": None, "page": None}
    piece.contributor = piece.proposal = piece.asked = None


async def versions(session: AsyncSession, piece: Piece) -> Sequence[PieceVersion]:
    """List the wordings that readers saw, the newest first."""
    found = select(PieceVersion).where(PieceVersion.piece_id == piece.id)
    return (await session.scalars(found.order_by(PieceVersion.number.desc()))).all()


def words_of(piece: Piece) -> Words:
    """Give a row's own words: what readers see, or what is in review."""
    return Words(
        title=piece.title,
        summary=piece.summary,
        body=piece.body,
        kind=piece.kind,
        topics=tuple(piece.topics),
        support=piece.support,
        states=tuple(piece.states),
        source=guidance.Source(**piece.source),
        audience=piece.audience.value,
        licence=piece.licence,
        guide=piece.guide,
        step=piece.step,
    )


def write(piece: Piece, words: Words, *, now: datetime) -> None:
    """Give a row other words, whatever waited for the old; its state says who reads them."""
    for name, value in _columns(words).items():
        setattr(piece, name, value)
    piece.changed_at, piece.proposal = now, None


def _columns(words: Words) -> dict[str, object]:
    told = words.as_json()
    return told | {"audience": Audience(words.audience)}


def _version(
    piece: Piece, words: Words, *, number: int, by: str | None, at: datetime
) -> PieceVersion:
    return PieceVersion(piece_id=piece.id, number=number, words=words.as_json(), at=at, by=by)


async def _number(session: AsyncSession, piece: Piece) -> int:
    """Count the wordings that are kept."""
    kept = select(func.max(PieceVersion.number)).where(PieceVersion.piece_id == piece.id)
    return await session.scalar(kept) or 0
