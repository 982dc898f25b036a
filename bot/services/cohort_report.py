"""Reports on a cohort or the whole network: aggregates alone, fit to show to others."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import pictures
from bot.domain.charts import Chart
from bot.domain.network import Network
from bot.domain.notices import QuarterOver, ReportMade
from bot.domain.notices.pictures import ReportWish
from bot.domain.periods import Quarter, quarters, words
from bot.domain.pictures import Share, Week
from bot.domain.reports import Line, totals
from bot.services import cohort_digest, occurrences, outbox, outcomes, pulse, roles
from bot.services.outcomes import Scope
from models import Cohort, CohortMember

JOB = "quarterly_report"
_BARS = {
    "Problems of practice": {"shared": "Shared", "helped": "Answered", "resolved": "Resolved"},
    "Mentoring": {
        "requests": "Requests",
        "accepted": "Yes in 48 h",
        "conversations": "Conversations",
    },
}
"""What is drawn as bars: by its title, its figures, each with a name that fits beside others."""


async def make(session: AsyncSession, wish: ReportWish, *, now: datetime) -> ReportMade | None:
    """Put a report together; None where the cohort is gone."""
    cohort = await session.get(Cohort, wish.cohort_id) if wish.cohort_id is not None else None
    if cohort is None and wish.cohort_id is not None:
        return None
    scope = Scope(cohort_id=wish.cohort_id, members=await _members(session, wish.cohort_id))
    those = quarters(wish.period, now, await _began(session, cohort))
    counted = [
        line
        for quarter in those
        for line in await outcomes.of_quarter(session, scope, quarter, now=now)
    ]
    weeks, shares = await _answers(session, scope, those, now)
    name = cohort.name if cohort else "the whole network"
    return ReportMade(
        cohort_id=wish.cohort_id,
        cohort=cohort.name if cohort else None,
        period=wish.period,
        days=words(those, now),
        so_far=now < those[-1].ends,
        charts=_charts(name, weeks, shares, counted, those),
        lines=[*_of_weeks(weeks, shares), *_by_quarter(counted, those)],
    )


async def send_quarterly(
    session: AsyncSession, network: Network, quarter: Quarter, at: datetime
) -> None:
    """Owe the quarter's reports, once: each cohort's to who looks after it, all to the network's.

    Who looks after the network has one message, and asks for a cohort's by `/cohort report`.
    """
    if not await occurrences.take_planned(session, JOB, at):
        return
    everywhere = await roles.facilitators(session, network)
    for member in everywhere:
        await _owe(session, None, quarter, member)
    for cohort in await session.scalars(select(Cohort).where(Cohort.archived_at.is_(None))):
        for member in await cohort_digest.looking_after(session, cohort.id, network):
            if member not in everywhere:
                await _owe(session, cohort.id, quarter, member)


async def _owe(session: AsyncSession, cohort_id: int | None, quarter: Quarter, member: str) -> None:
    notice = QuarterOver(cohort_id=cohort_id, period=quarter.key)
    key = f"quarter_over:{quarter.key}:{cohort_id or 'network'}:{member}"
    await outbox.say(session, notice, to=member, key=key, priority=outbox.ROUTINE)


async def _members(session: AsyncSession, cohort_id: int | None) -> frozenset[str]:
    found = select(CohortMember.slack_id).where(CohortMember.cohort_id == cohort_id)
    return frozenset(await session.scalars(found))


async def _began(session: AsyncSession, cohort: Cohort | None) -> date | None:
    """Tell when a cohort's programme began; of the network, the first cohort's."""
    cohorts = [cohort] if cohort else (await session.scalars(select(Cohort))).all()
    return min((it.starts_on or it.created_at.date() for it in cohorts), default=None)


async def _answers(
    session: AsyncSession, scope: Scope, those: Sequence[Quarter], now: datetime
) -> tuple[list[Week], list[Share]]:
    """Return the pulse and how many answered, week by week, as it was told or may be told now."""
    closed = await pulse.closed(
        session, scope.cohort_id, since=those[0].first, until=those[-1].last
    )
    await pulse.publish_missing(session, closed, now=now)
    weeks, shares = await pulse.weeks(session, closed), await pulse.shares(session, closed)
    if scope.cohort_id is None:
        return pictures.together(weeks), pictures.shared_by_week(shares)
    return weeks, shares


def _of_weeks(weeks: Sequence[Week], shares: Sequence[Share]) -> list[Line]:
    """Average over all the weeks of which something is told."""
    percents = pictures.middle([it.percent for it in shares])
    named: list[tuple[str, str, float | None]] = [
        ("participation", "prompts", len(shares)),
        ("participation", "answered", None if percents is None else round(percents)),
        ("pulse", "load", pictures.middle([week.load for week in weeks])),
        ("pulse", "support", pictures.middle([week.support for week in weeks])),
    ]
    return [Line(part=part, name=name, period="", value=value) for part, name, value in named]


def _by_quarter(counted: Sequence[Line], those: Sequence[Quarter]) -> list[Line]:
    if len(those) == 1:
        return [Line(part=it.part, name=it.name, period="", value=it.value) for it in counted]
    return [*counted, *totals(counted)]


def _charts(
    name: str,
    weeks: Sequence[Week],
    shares: Sequence[Share],
    counted: Sequence[Line],
    those: Sequence[Quarter],
) -> list[Chart]:
    drawn = [
        pictures.participation_chart(shares, title=f"How many answered, in {name}"),
        pictures.pulse_chart(weeks, title=f"The pulse of {name}"),
        *(_bars(title, names, counted, those) for title, names in _BARS.items()),
    ]
    return [chart for chart in drawn if chart]


def _bars(
    title: str, names: Mapping[str, str], counted: Sequence[Line], those: Sequence[Quarter]
) -> Chart | None:
    value = {(it.name, it.period): it.value for it in counted}
    rows = [
        (label, [value.get((name, each.label)) for each in those]) for name, label in names.items()
    ]
    return pictures.bars(title, [each.label for each in those], rows)
