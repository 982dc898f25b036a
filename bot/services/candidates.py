"""Loads the mentors there are, as the ranking wants them, in a handful of queries for them all."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.hours import WorkingWeek
from bot.domain.matching import CLOSE, FAINT, Candidate, Need, Record
from bot.domain.members import District, Person
from bot.domain.mentors import is_paused
from bot.services import mentors
from models import Conversation, Member, Mentor, Origin, Request, RequestState

WEEK = timedelta(days=7)
LATELY = timedelta(days=182)
"""How long what a mentor did, or left undone, counts when they are ranked."""

_OFFER = (
    Mentor.slack_id,
    *(cast(each, Text) for each in (Mentor.topics, Mentor.led, Mentor.never)),
    *(Mentor.capacity, Mentor.weekly, Mentor.paused, Mentor.paused_until, Mentor.offered_at),
)
_PERSON = (
    Member.slack_id.is_not(None),
    *(Member.district_key, Member.setting, Member.size, Member.region, Member.sector),
    *(cast(Member.languages, Text), Member.left_at, Member.zone, Member.works_from),
    *(Member.works_until, cast(Member.works_on, Text)),
)
"""Lists as they are stored, since many are equal and each is read once; and nothing that is
sealed, since to open it for everybody would take longer than all the rest.
"""
_NOTHING = Record()
_SAID_YES = or_(
    Request.state.in_((RequestState.ACCEPTED, RequestState.DONE)),
    Conversation.request_id.is_not(None),
)
_SAID_NO = Request.state == RequestState.DECLINED


async def load(
    session: AsyncSession, *, now: datetime, need: Need | None = None, only: str | None = None
) -> list[Candidate]:
    """Return all mentors, with what the network asked of them lately.

    With a `need` those who have nothing to do with its subject are left out, with `only` all but
    one.
    """
    found = select(*_OFFER, *_PERSON).outerjoin(Member, Member.slack_id == Mentor.slack_id)
    if only is not None:
        found = found.where(Mentor.slack_id == only)
    if need is not None:
        found = found.where(_has_to_do_with(need))
    records = await _records(session, now=now, only=only)
    return [_candidate(row, records, now) for row in await session.execute(found)]


def _has_to_do_with(need: Need) -> ColumnElement[bool]:
    """Narrow to whom the ranking may find to know enough, so that it is spared the others."""
    knowing = [name for name, affinity in need.affinity.items() if affinity >= min(CLOSE, FAINT)]
    topics = (
        cast(known, Text).contains(json.dumps(topic), autoescape=True)
        for topic in need.topics
        for known in (Mentor.topics, Mentor.led)
    )
    return or_(Mentor.slack_id.in_(knowing), *topics)


def _candidate(row: Any, records: Mapping[str, Record], now: datetime) -> Candidate:
    name, topics, led, never, capacity, weekly, paused, _, offered_at, *told = row
    return Candidate(
        person=_person(name, *told),
        topics=_set(topics),
        led=_set(led),
        never=_set(never),
        capacity=capacity,
        weekly=weekly,
        paused=paused and is_paused(row, now.date()),
        present=min(1.0, (now - offered_at) / LATELY),
        record=records.get(name, _NOTHING),
    )


def _person(name: str, told: bool, key: str | None, *rest: Any) -> Person:
    if not told:
        return Person(member=name)
    setting, size, region, sector, languages, left_at, *week = rest
    return Person(
        member=name,
        district=_district(setting, size, region, sector),
        district_key=key,
        languages=_set(languages),
        week=_week(*week),
        here=left_at is None,
    )


@lru_cache(maxsize=8192)
def _set(stored: str) -> frozenset[str]:
    return frozenset(json.loads(stored))


@lru_cache(maxsize=1024)
def _district(*told: str | None) -> District:
    return District(**dict(zip(("setting", "size", "region", "sector"), told, strict=True)))


@lru_cache(maxsize=1024)
def _week(zone: str | None, starts: int, ends: int, days: str) -> WorkingWeek:
    return WorkingWeek(zone=zone, starts=starts, ends=ends, days=_set(days))


async def _records(session: AsyncSession, *, now: datetime, only: str | None) -> dict[str, Record]:
    """Count, for each mentor whom anybody asked lately, what the ranking goes by."""
    found = (
        select(
            Request.helper,
            _how_many(Request.state == RequestState.OPEN),
            _how_many(Request.created_at > now - WEEK),
            _how_many(_SAID_YES),
            _how_many(or_(_SAID_YES, _SAID_NO)),
            _how_many(Request.passed_at.is_not(None), not_(_SAID_YES), not_(_SAID_NO)),
        )
        .outerjoin(Conversation, Conversation.request_id == Request.id)
        .where(Request.origin == Origin.ASKED, Request.created_at > now - LATELY)
        .group_by(Request.helper)
    )
    helping = await _helping(session, only)
    if only is not None:
        found = found.where(Request.helper == only)
    records = {mentor: Record(helping=count) for mentor, count in helping.items()}
    for mentor, *counts in await session.execute(found):
        records[mentor] = Record(helping.get(mentor, 0), *counts)
    return records


async def _helping(session: AsyncSession, only: str | None) -> dict[str, int]:
    """Count whom they are helping now, however long ago that began."""
    if only is not None:
        return await mentors.loads(session, [only])
    found = select(Request.helper).where(Request.state == RequestState.ACCEPTED).distinct()
    return await mentors.loads(session, (await session.scalars(found)).all())


def _how_many(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(*conditions)
