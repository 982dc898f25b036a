"""What waits for facilitators in the library, and one piece as they decide on it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import load_only

from bot.domain.feedback import WHYS
from bot.domain.guidance import Reader
from bot.domain.pieces import Words
from bot.domain.review import Listed, Queue, Reported, Stage, Standing, Tally, Waiting
from bot.services import feedback, pieces, settling
from bot.services.library import Library
from models import Piece, PieceOrigin, PieceState

_ALL = Reader(facilitates=True)
_LISTED = (
    *(Piece.slug, Piece.title, Piece.kind, Piece.origin, Piece.state, Piece.changed_at),
    *(Piece.proposal, Piece.asked, Piece.based_on),
)
"""All that a list of pieces takes: unsealing more of thousands would keep everybody waiting."""


_SETTLED = (Piece.state == PieceState.PUBLISHED) & (Piece.origin != PieceOrigin.STARTER)
_MAY_WAIT = (~_SETTLED & (Piece.state != PieceState.DECLINED)) | Piece.proposal.is_not(None)


async def gather(session: AsyncSession, library: Library, *, today: date) -> Queue:
    """Gather it for any facilitator, the oldest first."""
    rows = await _rows(session)
    return Queue(
        new=[_waiting(row) for row in rows if settling.is_new(row) and not row.proposal],
        changed=[_changed(row) for row in rows if row.proposal],
        reported=await _reported(session, library),
        overdue=_overdue(library, today),
        starter_changed=[
            Listed(slug=row.slug, title=row.title) for row in rows if _news(library, row)
        ],
        asked=[_waiting(row) for row in rows if row.state == PieceState.DRAFT],
        hidden=[
            Listed(slug=row.slug, title=row.title)
            for row in rows
            if row.state == PieceState.HIDDEN and row.title
        ],
    )


async def tally(session: AsyncSession, library: Library, *, today: date) -> Tally:
    """Count it, without unsealing a word: every facilitator's Home shows it."""
    changes = Piece.proposal.is_not(None)
    named = (Piece.slug, Piece.origin, Piece.state, Piece.based_on, changes.label("changes"))
    rows = (await session.execute(select(*named).where(_MAY_WAIT))).all()
    is_new = (PieceState.IN_REVIEW, False)
    shipped = PieceOrigin.STARTER
    return Tally(
        new=sum(row.origin != shipped and (row.state, row.changes) == is_new for row in rows),
        changed=sum(row.changes for row in rows),
        reported=len(await _reported(session, library)),
        overdue=len(_overdue(library, today)),
        starter_changed=sum(_news(library, row) is not None for row in rows),
    )


async def standing(session: AsyncSession, library: Library, slug: str) -> Standing | None:
    """Tell how one piece stands, wherever it is on its way; None: there is none."""
    row, shipped = await pieces.of_slug(session, slug), library.shipped(slug)
    if row is None:
        if shipped is None:
            return None
        words = Words.of(shipped)
        return Standing(slug=slug, words=words, stage="published", is_shipped=True)
    if not row.title:
        return None
    await pieces.follow_file(session, row, shipped)
    stage = _stage(row)
    return Standing(
        slug=slug,
        words=pieces.words_of(row),
        stage=stage,
        change=settling.change_of(row),
        version=row.version,
        is_shipped=row.origin == PieceOrigin.STARTER,
        from_work=row.origin == PieceOrigin.HARVESTED,
        can_be_asked=bool(row.contributor) and stage == "new",
        contributor=row.contributor if row.credited else None,
        asked=row.asked or "",
        shipped=_news(library, row),
    )


def _stage(row: Piece) -> Stage:
    if settling.is_new(row):
        return "new"
    if row.state == PieceState.DRAFT:
        return "asked"
    return "hidden" if row.state == PieceState.HIDDEN else "published"


async def _rows(session: AsyncSession) -> Sequence[Piece]:
    """Load what may wait, without its body; what is published and undisturbed stays there."""
    found = select(Piece).where(_MAY_WAIT)
    titles = found.options(load_only(*_LISTED, raiseload=True))
    return (await session.scalars(titles.order_by(Piece.changed_at, Piece.id))).all()


def _waiting(row: Piece) -> Waiting:
    return Waiting(
        slug=row.slug,
        title=row.title,
        kind=row.kind,
        since=row.changed_at,
        from_work=row.origin == PieceOrigin.HARVESTED,
        asked=row.asked or "",
    )


def _changed(row: Piece) -> Waiting:
    change = settling.change_of(row)
    assert change is not None  # noqa: S101  # rows with a proposal only
    return Waiting(
        slug=row.slug,
        title=row.title,
        kind=row.kind,
        since=change.at,
        from_work=row.origin == PieceOrigin.HARVESTED,
        waits_for=change.waits_for,
    )


async def _reported(session: AsyncSession, library: Library) -> list[Reported]:
    """List what readers said, of pieces that are still there to be looked at."""
    found = []
    for each in await feedback.reports(session):
        if entry := library.entry(each.slug, _ALL):
            why = WHYS.get(each.why or "", "")
            found.append(
                Reported(
                    report_id=each.id,
                    slug=each.slug,
                    title=entry.piece.title,
                    why=why,
                    note=each.note or "",
                    at=each.at,
                )
            )
    return found


def _overdue(library: Library, today: date) -> list[Listed]:
    late = (entry for entry in library.entries(_ALL) if entry.is_overdue(today))
    listed: Iterable[Listed] = (
        Listed(slug=entry.piece.slug, title=entry.piece.title, review_by=entry.review_by)
        for entry in late
    )
    return sorted(listed, key=lambda each: (each.review_by or today, each.slug))


def _news(library: Library, row: Any) -> Words | None:
    """Give Lantern's words, where they changed since this network changed its own.

    Of a `row` it takes the slug, the origin, the state and what it is based on.
    """
    if row.origin != PieceOrigin.STARTER or row.state != PieceState.PUBLISHED:
        return None
    shipped = library.shipped(row.slug)
    words = Words.of(shipped) if shipped else None
    return words if words and words.fingerprint != row.based_on else None
