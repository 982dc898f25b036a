"""What members told about themselves, and what Slack tells of them."""

from collections.abc import Collection
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.hours import WorkingWeek
from bot.domain.members import About, District, Person, district_key
from models import Member

_KEY = ["team_id", "slack_id"]


async def get(session: AsyncSession, member: str) -> Person:
    """Return a member; of somebody who told nothing, only that they are here."""
    return (await persons(session, [member]))[member]


async def persons(session: AsyncSession, members: Collection[str]) -> dict[str, Person]:
    """Return these members, each of them, whether they told anything or not."""
    found = await session.scalars(select(Member).where(Member.slack_id.in_(members)))
    told = {row.slack_id: _person(row) for row in found}
    return {member: told.get(member) or Person(member=member) for member in members}


async def told(session: AsyncSession, member: str) -> About:
    """Return what a member told, as their own form shows it."""
    row = await session.scalar(select(Member).where(Member.slack_id == member))
    if row is None:
        return About()
    return About(
        district_name=row.district or "",
        district=_district(row),
        state=row.state,
        role_since=row.role_since,
        topics=tuple(row.topics),
        languages=tuple(row.languages),
        week=week_of(row),
    )


async def save(session: AsyncSession, member: str, about: About) -> None:
    """Keep what a member tells; the last word counts."""
    name, district = about.district_name, about.district
    await _keep(
        session,
        member,
        district=name or None,
        district_key=district_key(name) if name else None,
        setting=district.setting,
        size=district.size,
        region=district.region,
        sector=district.sector,
        state=about.state,
        role_since=about.role_since,
        topics=list(about.topics),
        languages=list(about.languages),
        works_from=about.week.starts,
        works_until=about.week.ends,
        works_on=sorted(about.week.days),
    )


async def know(session: AsyncSession, member: str, *, zone: str | None) -> None:
    """Keep what Slack tells of a member; a zone that Slack does not tell, or nobody knows, stays.

    It locks the member's row: no lock on a problem may be waited for after it.
    """
    if zone and _is_known(zone):
        await _keep(session, member, zone=zone)


async def relocate(session: AsyncSession, member: str, *, zone: str | None) -> None:
    """Keep a changed zone of somebody of whom we keep anything; of strangers keep nothing."""
    if zone and _is_known(zone):
        known = update(Member).where(Member.slack_id == member, Member.zone.is_distinct_from(zone))
        await session.execute(known.values(zone=zone))


async def _keep(session: AsyncSession, member: str, **values: object) -> None:
    await session.execute(
        insert(session, Member)
        .values(slack_id=member, **values)
        .on_conflict_do_update(index_elements=_KEY, set_=values)
    )


def _person(row: Member) -> Person:
    return Person(
        member=row.slack_id,
        district=_district(row),
        district_key=row.district_key,
        role_since=row.role_since,
        topics=frozenset(row.topics),
        languages=frozenset(row.languages),
        week=week_of(row),
        here=row.left_at is None,
    )


def _district(row: Member) -> District:
    return District(setting=row.setting, size=row.size, region=row.region, sector=row.sector)


def week_of(row: Member) -> WorkingWeek:
    return WorkingWeek(
        zone=row.zone,
        starts=row.works_from,
        ends=row.works_until,
        days=frozenset(row.works_on),
    )


def _is_known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True
