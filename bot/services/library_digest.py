"""The monthly message on the library: who wants it, and what it tells whom."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.digests import (
    MOST_NAMED,
    Judged,
    month_before,
    monthly,
    most_useful,
    newest,
    tuesday_of,
)
from bot.domain.guidance import Entry, Reader
from bot.domain.network import Network
from bot.domain.notices import LibraryDigest
from bot.domain.notices.fresh import LookedFor, NamedPiece
from bot.services import occurrences, outbox, roles, unfound
from bot.services.library import Library
from models import Feedback, Member

AT_ONCE = 25
"""Messages in one transaction: nobody who presses meanwhile waits longer than for these."""
_JOB = "library_digest"


async def wants(session: AsyncSession, member: str) -> bool:
    """Say whether a member asked for it."""
    found = select(Member.wants_digest).where(Member.slack_id == member)
    return bool(await session.scalar(found))


async def choose(session: AsyncSession, member: str, *, wants: bool) -> None:
    """Keep whether a member wants it; the last word counts."""
    said = insert(session, Member).values(slack_id=member, wants_digest=wants)
    await session.execute(
        said.on_conflict_do_update(
            index_elements=["team_id", "slack_id"], set_={"wants_digest": wants}
        )
    )


async def times(session: AsyncSession, *, now: datetime) -> list[datetime]:
    """Name the times at which it is due to anybody: one for each time zone, at most."""
    zones = {zone for _, zone in await _readers(session)}
    due = sorted({at for zone in zones if (at := monthly(zone, now))})
    return [at for at in due if not await occurrences.is_taken(session, _JOB, at)]


async def plan(
    session: AsyncSession, library: Library, network: Network, at: datetime, *, now: datetime
) -> list[tuple[str, LibraryDigest]]:
    """Put together who gets what, of those whose first Tuesday is at this time."""
    facilitate = set(await roles.facilitators(session, network))
    told = {
        facilitates: await compose(session, library, at, facilitates=facilitates)
        for facilitates in (False, True)
    }
    members = [member for member, zone in await _readers(session) if monthly(zone, now) == at]
    owed = [(member, told[member in facilitate]) for member in members]
    return [(member, notice) for member, notice in owed if not notice.is_empty]


async def send(session: AsyncSession, owed: Sequence[tuple[str, LibraryDigest]]) -> None:
    """Send a part of it. Sent again, after a crash or by another process, nobody gets it twice."""
    for member, notice in owed:
        key = f"library_digest:{notice.month:%Y-%m}:{member}"
        await outbox.say(session, notice, to=member, key=key, priority=outbox.ROUTINE)


async def finish(session: AsyncSession, at: datetime) -> None:
    """Note that all of a time is sent."""
    await occurrences.take_planned(session, _JOB, at)


async def compose(
    session: AsyncSession, library: Library, at: datetime, *, facilitates: bool
) -> LibraryDigest:
    """Say what happened in the library in the month up to a first Tuesday, for who reads it."""
    month = tuesday_of(at)
    entries = {it.piece.slug: it for it in library.entries(Reader(facilitates=facilitates))}
    new = newest(entries.values(), since=month_before(month), until=month)
    useful = await _useful(session, since=at - (month - month_before(month)))
    digest = LibraryDigest(
        month=month,
        new=_named(new[:MOST_NAMED]),
        more_new=max(0, len(new) - MOST_NAMED),
        useful=_named([entries[slug] for slug in useful if slug in entries][:MOST_NAMED]),
    )
    if facilitates:
        wanted = await unfound.wanted(session, since=at - unfound.KEPT_FOR)
        digest.looked_for.extend(LookedFor(words=it, people=count) for it, count in wanted.queries)
        digest.topics.extend(wanted.topics)
    return digest


async def _readers(session: AsyncSession) -> Sequence[tuple[str, str | None]]:
    """List who wants it and is here, with their time zone."""
    found = select(Member.slack_id, Member.zone).where(
        Member.wants_digest, Member.left_at.is_(None)
    )
    return [
        (row.slack_id, row.zone) for row in await session.execute(found.order_by(Member.slack_id))
    ]


async def _useful(session: AsyncSession, *, since: datetime) -> list[str]:
    useful = func.sum(case((Feedback.useful, 1), else_=0))
    said = select(Feedback.piece, useful, func.count(), func.max(Feedback.said_at))
    rows = (await session.execute(said.group_by(Feedback.piece))).all()
    judged = [
        Judged(slug=slug, useful=int(useful), words=words, last=last)
        for slug, useful, words, last in rows
    ]
    return most_useful(judged, since=since)


def _named(entries: Collection[Entry]) -> list[NamedPiece]:
    return [
        NamedPiece(slug=it.piece.slug, title=it.piece.title, summary=it.piece.summary)
        for it in entries
    ]
