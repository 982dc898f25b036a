"""What facilitators see of rounds: their drafts, and later numbers."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone
from bot.domain.peers import GroupSeen, RoundSeen, pairs_of
from bot.services import cohorts, round_answers, rounds
from bot.services.round_drawing import groups
from models import Round, RoundPair, RoundState


async def listed(session: AsyncSession) -> list[RoundSeen]:
    """List the latest rounds, without who meets whom."""
    names = await cohorts.names(session)
    return [await _seen(session, it, names) for it in await rounds.listed(session)]


async def show(session: AsyncSession, round_id: int, *, now: datetime) -> RoundSeen:
    """Show a round with all that is in it."""
    it = await session.get(Round, round_id, populate_existing=True)
    if it is None or it.state == RoundState.DROPPED:
        raise Gone("This draft was dropped. `/cohort pairs` makes a new one.")
    rows = sorted(await groups(session, round_id), key=lambda row: (len(row.members) == 1, row.id))
    placed = {member for row in rows for member in row.members}
    newcomers, met = 0, dict[frozenset[str], int]()
    if it.state == RoundState.DRAFT:
        able = await rounds.taking_part(session, cohorts=it.cohorts, today=now.date())
        newcomers = len(able.keys() - placed - set(it.excluded))
        met = await _met(session, placed, it.no_repeat_within)
    names = await cohorts.names(session)
    return await _seen(session, it, names, rows=rows, met=met, newcomers=newcomers)


async def _met(session: AsyncSession, those: set[str], within: int) -> dict[frozenset[str], int]:
    """Tell how many rounds ago two last met, if that is too soon to meet again."""
    met: dict[frozenset[str], int] = {}
    for ago, pairs in enumerate((await rounds.history(session, those))[:within], start=1):
        for pair in pairs:
            met.setdefault(pair, ago)
    return met


async def _seen(
    session: AsyncSession,
    it: Round,
    names: Mapping[int, str],
    *,
    rows: Sequence[RoundPair] = (),
    met: Mapping[frozenset[str], int] | None = None,
    newcomers: int = 0,
) -> RoundSeen:
    answers = await round_answers.of_round(session, it.id)
    return RoundSeen(
        round_id=it.id,
        state=it.state.value,
        version=it.version,
        cohorts=[names[each] for each in it.cohorts if each in names],
        no_repeat_within=it.no_repeat_within,
        made_by=it.made_by,
        made_at=it.made_at,
        groups=[_group(row, met or {}) for row in rows],
        newcomers=newcomers,
        sends_at=it.sends_at,
        sent_at=it.sent_at,
        said=answers.said,
        asked=answers.asked,
        want_another=answers.want_another,
    )


def _group(row: RoundPair, met: Mapping[frozenset[str], int]) -> GroupSeen:
    ago = [met[pair] for pair in pairs_of(row.members) if pair in met]
    return GroupSeen(
        group_id=row.id,
        members=row.members,
        reasons=row.reasons,
        locked=row.locked,
        met_ago=min(ago, default=0),
    )
