"""Reads what changed in a network's library since a process last looked."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, Text, case, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import guidance
from bot.domain.guidance import REVIEWED_EVERY, Contrary, Entry, Source
from bot.services import embeddings
from bot.services.embeddings import Stored
from bot.services.prepared import told
from bot.vault import Vault
from models import Disagreement, Feedback, LibraryCount, Piece, PieceOrigin, PieceState, Upkeep
from models.base import Digest

NEVER = -1
"""The revision of a library that has not been read yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is noted of a piece's upkeep."""

    every_days: int | None
    reviewed_on: date | None
    law_changed: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class News:
    """What is new by a revision. It is never printed: drafts of a row are people's words."""

    revision: int
    published: list[Row[Any]] = field(default_factory=list)
    """Rows with their words still sealed."""
    hidden: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    """Slugs of rows that are neither: what has its slug in the starter library stands there."""
    upkeep: Mapping[str, Kept] = field(default_factory=dict)
    contrary: Mapping[str, tuple[Contrary, ...]] | None = None
    """All disagreements, from both sides; None: they were not read."""
    votes: Mapping[str, tuple[int, int]] | None = None
    """All that is useful and not, by slug; None: they were not read."""
    prepared: Stored | None = None
    """All that is prepared, where the whole library is read."""
    vault: Vault

    def entries(self) -> dict[str, Entry]:
        """Unseal what is published, by slug: about 70 µs a piece, so do it off the loop."""
        return {row.slug: _entry(row, self.vault.unseal) for row in self.published}

    def mark(self, piece: guidance.Piece) -> Digest:
        """Name a piece's words as the table of what is prepared does."""
        return Digest(self.vault.digest(told(piece)))


async def read(session: AsyncSession, *, since: int, model: str | None, votes: bool) -> News | None:
    """Read what changed after a revision; None: nothing did.

    The count comes first: what is committed after it has a higher one, and is read again.
    """
    revision = await session.scalar(select(LibraryCount.revision)) or 0
    counted = await _votes(session) if votes else None
    if revision == since or (since == NEVER and not revision):
        vault = embeddings.vault_of(session)
        return News(revision=revision, votes=counted, vault=vault) if votes or since < 0 else None
    states = await _unpublished(session, since)
    return News(
        revision=revision,
        published=await _published(session, since),
        hidden=frozenset(slug for slug, state in states.items() if state == PieceState.HIDDEN),
        withdrawn=frozenset(slug for slug, state in states.items() if state != PieceState.HIDDEN),
        upkeep=await _upkeep(session, since),
        contrary=await _contrary(session),
        votes=counted,
        prepared=await embeddings.read(session, model) if model and since == NEVER else None,
        vault=embeddings.vault_of(session),
    )


async def _unpublished(session: AsyncSession, since: int) -> dict[str, PieceState]:
    changed = select(Piece.slug, Piece.state).where(
        Piece.revision > since, Piece.state != PieceState.PUBLISHED
    )
    return {row.slug: row.state for row in await session.execute(changed)}


async def _published(session: AsyncSession, since: int) -> list[Row[Any]]:
    words = (Piece.title, Piece.summary, Piece.body, Piece.source, Piece.contributor)
    changed = select(
        Piece.slug,
        Piece.origin,
        Piece.audience,
        Piece.kind,
        Piece.topics,
        Piece.support,
        Piece.states,
        Piece.licence,
        Piece.changed_at,
        Piece.version,
        Piece.published_at,
        Piece.guide,
        Piece.step,
        Piece.credited,
        *(type_coerce(column, Text).label(column.key) for column in words),
    ).where(Piece.revision > since, Piece.state == PieceState.PUBLISHED)
    return list(await session.execute(changed))


async def _upkeep(session: AsyncSession, since: int) -> dict[str, Kept]:
    changed = select(Upkeep.slug, Upkeep.every_days, Upkeep.reviewed_on, Upkeep.law_changed).where(
        Upkeep.revision > since
    )
    return {
        slug: Kept(every_days=days, reviewed_on=reviewed, law_changed=frozenset(states))
        for slug, days, reviewed, states in await session.execute(changed)
    }


async def _contrary(session: AsyncSession) -> dict[str, tuple[Contrary, ...]]:
    """Read all disagreements, which are few."""
    found = select(Disagreement.one, Disagreement.other, Disagreement.about)
    sides: dict[str, tuple[Contrary, ...]] = {}
    for one, other, about in await session.execute(found.order_by(Disagreement.id)):
        for here, there in ((one, other), (other, one)):
            sides[here] = (*sides.get(here, ()), Contrary(slug=there, about=about))
    return sides


async def _votes(session: AsyncSession) -> dict[str, tuple[int, int]]:
    useful = func.sum(case((Feedback.useful, 1), else_=0))
    found = select(Feedback.piece, useful, func.count()).group_by(Feedback.piece)
    return {slug: (good, all_ - good) for slug, good, all_ in await session.execute(found)}


def _entry(row: Row[Any], unseal: Callable[[str], str]) -> Entry:
    """Read how a row's piece stands. Publishing it was its last review until there is another."""
    published = (row.published_at or row.changed_at).date()
    is_own = row.origin != PieceOrigin.STARTER
    return Entry(
        piece=guidance.Piece(
            slug=row.slug,
            title=unseal(row.title),
            kind=row.kind,
            topics=frozenset(row.topics),
            support=row.support,
            summary=unseal(row.summary),
            source=Source(**json.loads(unseal(row.source))),
            licence=row.licence,
            reviewed=published,
            body=unseal(row.body),
            states=frozenset(row.states),
            guide=row.guide,
            step=row.step,
        ),
        audience=row.audience.value,
        from_network=is_own,
        version=row.version,
        reviewed=published,
        review_by=published + REVIEWED_EVERY,
        contributor=unseal(row.contributor) if row.credited and row.contributor else None,
        published=published if is_own else None,
    )
