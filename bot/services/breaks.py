"""Breaks: the days on which a district, a cohort or everybody is asked nothing."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Break, Member


async def resting(
    session: AsyncSession, cohort_id: int, members: Collection[str], day: date
) -> set[str]:
    """Tell who of a cohort is on a break on a day of their own calendar."""
    found = select(Break.district_key).where(
        Break.starts_on <= day,
        Break.ends_on >= day,
        or_(Break.cohort_id.is_(None), Break.cohort_id == cohort_id),
    )
    districts = set(await session.scalars(found))
    if not districts or not members:
        return set()
    if None in districts:  # everybody's, or the cohort's own
        return set(members)
    there = select(Member.slack_id).where(
        Member.slack_id.in_(members), Member.district_key.in_(districts)
    )
    return set(await session.scalars(there))
