"""Brings pieces that were read from documents into the library, each once, or none of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import guidance
from bot.domain.pieces import Words
from bot.services import pieces
from bot.vault import Vault
from models import Piece, PieceOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What is new, and what is skipped because it is there already."""

    new: Sequence[Words]
    there: Sequence[Words]


async def sort(
    session: AsyncSession, vault: Vault, given: Sequence[Words], starter: Collection[guidance.Piece]
) -> Sorted:
    """Tell what the library does not have yet, in any state, nor what was given before it."""
    known = {content(piece.title, piece.body) for piece in starter}
    marks = await _marks(session)
    new: list[Words] = []
    there: list[Words] = []
    for words in given:
        made_of = content(words.title, words.body)
        is_there = made_of in known or vault.digest(made_of) in marks
        (there if is_there else new).append(words)
        known.add(made_of)
    return Sorted(new=new, there=there)


async def bring_in(
    session: AsyncSession, vault: Vault, new: Sequence[Words], *, publish: bool, now: datetime
) -> None:
    """Put pieces in review, or before readers; what is there by now is left as it is."""
    marks = await _marks(session)
    for words in new:
        made_of = content(words.title, words.body)
        mark = vault.digest(made_of)
        if mark in marks:
            continue
        piece = await pieces.submit(
            session,
            words,
            origin=PieceOrigin.IMPORTED,
            contributor=None,
            credited=False,
            form_id=f"import:{mark}",
            made_of=made_of,
            now=now,
        )
        if publish:
            await pieces.publish_words(session, piece, words, by=None, now=now)


def content(title: str, body: str) -> str:
    """Give what makes two pieces the same, whoever is named as their source."""
    return " ".join(f"{title}\n{body}".casefold().split())


async def _marks(session: AsyncSession) -> set[str]:
    """Name all that this network was given, as digests: as it came, and as it reads now."""
    rows = await session.execute(select(Piece.made_of).where(Piece.made_of.is_not(None)))
    return {str(mark) for mark in rows.scalars()}
