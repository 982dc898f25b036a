"""Searches that found nothing: counted once a member, told of only when enough made them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, time, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.topics import TOPICS
from bot.domain.unfound import ENOUGH_FOR_A_TOPIC, ENOUGH_FOR_WORDS, Wanted, as_typed, the_same
from models import Unfound

KEPT_FOR = timedelta(days=61)
_TOPIC = "topic:"
"""Begins the query of a row that counts a topic: no search's words have a colon in them."""


async def note(
    session: AsyncSession, words: str, *, member: str, topics: Collection[str], now: datetime
) -> None:
    """Note that a member's search found nothing, and what it was near to.

    Only the day is kept: two rows of one moment would tell that one person wrote both.
    """
    query = the_same(words)
    if not query:
        return
    day = _day(now)
    await _count(session, query, member, words=as_typed(words), topics=[], day=day)
    for topic in sorted(set(topics)):
        await _count(session, f"{_TOPIC}{topic}", member, words="", topics=[topic], day=day)


async def wanted(session: AsyncSession, *, since: datetime) -> Wanted:
    """Tell what was looked for since a day: words that enough people share, else topics."""
    groups = await _groups(session, _day(since))
    queries = [
        (_shown(row.words for row in rows), len(rows))
        for rows in groups
        if rows[0].words and len(rows) >= ENOUGH_FOR_WORDS
    ]
    near = {topic for rows in groups for topic in rows[0].topics}
    return Wanted(
        queries=sorted(queries, key=lambda query: (-query[1], query[0])),
        topics=[topic.slug for topic in TOPICS if topic.slug in near],
    )


async def sweep(session: AsyncSession, *, now: datetime) -> None:
    """Forget what nobody looked for in two months."""
    await session.execute(delete(Unfound).where(Unfound.asked_at < now - KEPT_FOR))


async def _groups(session: AsyncSession, since: datetime) -> list[list[Unfound]]:
    """Read what enough people looked for, a list for each search and each topic."""
    recent = Unfound.asked_at >= since
    shared = (
        select(Unfound.query)
        .where(recent)
        .group_by(Unfound.query)
        .having(func.count() >= min(ENOUGH_FOR_A_TOPIC, ENOUGH_FOR_WORDS))
    )
    found: defaultdict[str, list[Unfound]] = defaultdict(list)
    for row in await session.scalars(select(Unfound).where(recent, Unfound.query.in_(shared))):
        found[row.query].append(row)
    return list(found.values())


async def _count(
    session: AsyncSession, query: str, member: str, *, words: str, topics: list[str], day: datetime
) -> None:
    """Count a member once; who looks again, looked today."""
    values = {"query": query, "mark": f"{query}:{member}", "words": words, "topics": topics}
    await session.execute(
        insert(session, Unfound)
        .values(asked_at=day, **values)
        .on_conflict_do_update(
            index_elements=["team_id", "query", "mark"], set_={"asked_at": day, "words": words}
        )
    )


def _day(when: datetime) -> datetime:
    return datetime.combine(when.date(), time(), when.tzinfo)


def _shown(variants: Iterable[str]) -> str:
    """Choose how most wrote it; of equals, the shortest."""
    counted = Counter(variants)
    return min(counted, key=lambda words: (-counted[words], len(words), words))
