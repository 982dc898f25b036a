"""Enrols the demo's people: they tell about themselves, mentors offer, roles are given."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.demo.mentors import EVERYBODY
from bot.demo.people import APART, COACH, OMBUDS, Mentoring, Somebody
from bot.demo.scene import Stage
from bot.domain.members import About
from bot.domain.mentors import Offer
from bot.services import apart, members, mentors, roles, rounds
from models import RoleName


async def enrol(stage: Stage, core: Core) -> None:
    async with core.db.transaction() as session:
        for each in EVERYBODY:
            await _tell(stage, core, session, each)
            if each.mentoring:
                await _offer(stage, core, session, stage.people[each.name].id, each.mentoring)
        by = stage.people["fay"].id
        for name, role in ((COACH, RoleName.COACH), (OMBUDS, RoleName.OMBUDS)):
            to = stage.people[name].id
            await roles.give(session, role, to=to, by=by, cause=f"demo:{role}", now=core.now())
        owner, other = (stage.people[name].id for name in APART)
        await apart.choose(session, owner, [other])


async def _tell(stage: Stage, core: Core, session: AsyncSession, each: Somebody) -> None:
    member = stage.people[each.name].id
    about = About(
        district_name=each.district_name,
        district=each.district,
        state=each.state,
        role_since=None if each.years is None else core.now().year - each.years,
        topics=each.topics,
        languages=each.languages,
        week=each.week,
    )
    await members.save(session, member, about)
    await members.know(session, member, zone=each.tz)
    await rounds.choose(session, member, each.peers)


async def _offer(
    stage: Stage, core: Core, session: AsyncSession, member: str, mentoring: Mentoring
) -> None:
    away = mentoring.away_for
    back = stage.today + timedelta(days=away) if away else None
    offer = Offer(
        topics=mentoring.topics,
        experience=mentoring.experience,
        led=mentoring.led,
        capacity=mentoring.capacity,
        weekly=mentoring.weekly,
        rather_not=mentoring.rather_not,
        paused=back is not None,
        paused_until=back,
    )
    await mentors.offer(session, offer, member=member, now=core.now())
