"""What a message about a convening says, worked out when it is sent."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import convenings as rules
from bot.domain.convenings import Meeting
from bot.domain.network import Network
from bot.domain.notices.convenings import (
    ConveningChanged,
    ConveningInvitation,
    ConveningShown,
    ConveningSoon,
    ConveningTomorrow,
    ConveningWish,
    News,
    WorthAsked,
    WorthWanted,
)
from bot.services import convening_people, convenings, nominations
from models import Attendance, Cohort, Coming, Convening, ConveningStep


async def work_out(
    session: AsyncSession,
    wish: ConveningWish,
    network: Network,
    member: str,
    *,
    is_edit: bool,
    now: datetime,
) -> ConveningShown | WorthAsked | None:
    """Tell what to say to a member; None where there is nothing to say after all."""
    convening = await session.get(Convening, wish.convening_id)
    row = await session.get(Attendance, (wish.convening_id, member))
    if convening is None or row is None:
        return None
    if isinstance(wish, WorthWanted):
        return _worth(convening, row, is_edit=is_edit, now=now)
    news = _news(wish, convening, row, is_edit=is_edit, now=now)
    if news is None or not await convening_people.is_invited(session, convening, member):
        return None
    shown = await meeting(session, convening, network, member, now=now)
    return ConveningShown(meeting=shown, news=news)


async def meeting(
    session: AsyncSession, convening: Convening, network: Network, member: str, *, now: datetime
) -> Meeting:
    """Describe a convening as one who is invited sees it."""
    cohort = await session.get(Cohort, convening.cohort_id) if convening.cohort_id else None
    zones = await convening_people.zones_of(session, convening)
    row = await session.get(Attendance, (convening.id, member))
    return Meeting(
        convening_id=convening.id,
        title=convening.title,
        cohort=cohort.name if cohort else "",
        starts_at=convening.starts_at,
        ends_at=convening.ends_at,
        clocks=rules.clocks(convening.starts_at, zones, convening.zone),
        place=convening.place or "",
        agenda=convening.agenda or "",
        materials=convening.materials or "",
        problems=await nominations.on_agenda(session, convening.id, network),
        stand=convenings.stand(convening, now),
        coming=row.coming.value if row and row.coming else None,
    )


def is_asked(convening: Convening) -> bool:
    """Whether answers are taken on whether it was worth their time."""
    return convening.next_step in (ConveningStep.ASK, ConveningStep.CLOSE)


def _worth(
    convening: Convening, row: Attendance, *, is_edit: bool, now: datetime
) -> WorthAsked | None:
    its = rules.times(convening.starts_at, convening.ends_at, convening.zone)
    if not is_edit and (row.useful is not None or now >= its["close"][0]):
        return None
    return WorthAsked(
        convening_id=convening.id,
        title=convening.title,
        useful=row.useful,
        is_over=not is_asked(convening),
    )


def _news(
    wish: ConveningWish, convening: Convening, row: Attendance, *, is_edit: bool, now: datetime
) -> News | None:
    """Tell why somebody hears of it; None where it is no news any more."""
    if is_edit:
        return "invited"
    if convening.starts_at <= now:
        return None
    if isinstance(wish, ConveningChanged):
        is_news = wish.version == convening.version and row.coming != Coming.NO
        changed: News = "called_off" if convening.cancelled_at else "changed"
        return changed if is_news else None
    return None if convening.cancelled_at else _before(wish, row.coming)


def _before(wish: ConveningWish, coming: Coming | None) -> News | None:
    match wish:
        case ConveningInvitation():
            return "invited"
        case ConveningTomorrow() if coming != Coming.NO:
            return "day"
        case ConveningSoon() if coming in (Coming.YES, Coming.REMOTE):
            return "hour"
        case _:
            return None
