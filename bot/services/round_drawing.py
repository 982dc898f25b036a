"""A draft of a round is made and drawn; what is worked out in between needs no database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import rounds as drawing
from bot.domain.errors import Gone
from bot.domain.peers import LEFT_OUT_BY_HAND, Changed, RoundDraft, may_all_meet
from bot.domain.rounds import Drawn, Peer
from bot.services import apart, rounds
from models import Round, RoundPair, RoundState


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that a drawing needs to know, as it stood at one moment."""

    round_id: int
    version: int
    seed: int
    peers: Mapping[str, Peer]
    left_out: frozenset[str]
    """By a facilitator's hand."""
    apart: Collection[frozenset[str]]
    past: Sequence[Collection[frozenset[str]]]
    kept: Sequence[tuple[str, ...]]
    """Groups that are locked, and still fit."""
    no_repeat_within: int
    year: int

    def draw(self) -> Drawn:
        """Take seconds where thousands take part: call it in a thread."""
        return drawing.draw(
            [peer for member, peer in self.peers.items() if member not in self.left_out],
            apart=self.apart,
            past=self.past,
            no_repeat_within=self.no_repeat_within,
            seed=self.seed,
            kept=self.kept,
            year=self.year,
        )


async def begin(
    session: AsyncSession, draft: RoundDraft, *, form_id: str, by: str, now: datetime
) -> Round:
    """Make a round that nobody is paired in yet; the same form makes one."""
    made = await session.scalar(select(Round).where(Round.form_id == form_id))
    if made is None:
        made = Round(
            form_id=form_id,
            made_by=by,
            made_at=now,
            cohorts=[] if draft.whole else list(draft.cohorts),
            seed=0,
            no_repeat_within=draft.no_repeat_within,
        )
        session.add(made)
        await session.flush()
        made.seed = made.id
    return made


async def draft(session: AsyncSession, round_id: int, *, version: int | None = None) -> Round:
    """Lock a draft, as the one who changes it saw it."""
    found = select(Round).where(Round.id == round_id).with_for_update()
    it = await session.scalar(found.execution_options(populate_existing=True))
    if it is None or it.state == RoundState.DROPPED:
        raise Gone("This draft was dropped. `/cohort pairs` makes a new one.")
    if it.state != RoundState.DRAFT:
        raise Gone("This round is no draft any more, so it cannot be changed.")
    if version is not None and it.version != version:
        raise Changed
    return it


async def groups(session: AsyncSession, round_id: int) -> list[RoundPair]:
    """List a round's rows: groups, and those who are alone."""
    found = select(RoundPair).where(RoundPair.round_id == round_id).order_by(RoundPair.id)
    return list(await session.scalars(found))


async def first_of(session: AsyncSession, round_id: int, group_id: int) -> str | None:
    """Name the first of a group, if it is still there."""
    row = await session.get(RoundPair, group_id)
    return row.members[0] if row and row.round_id == round_id else None


async def sheet(
    session: AsyncSession, round_id: int, *, now: datetime, version: int | None = None
) -> Sheet:
    """Gather what a drawing needs; drawn anew, it comes out otherwise."""
    it = await draft(session, round_id, version=version)
    rows = await groups(session, round_id)
    peers = await rounds.taking_part(session, cohorts=it.cohorts, today=now.date())
    kept_apart = await apart.among(session, list(peers))
    return Sheet(
        round_id=it.id,
        version=it.version,
        seed=it.seed + 1 if rows else it.seed,
        peers=peers,
        left_out=frozenset(it.excluded),
        apart=kept_apart,
        past=await rounds.history(session, peers),
        kept=[
            tuple(row.members)
            for row in rows
            if row.locked and may_stay(row.members, peers, kept_apart)
        ],
        no_repeat_within=it.no_repeat_within,
        year=now.year,
    )


def may_stay(
    members: Collection[str], peers: Mapping[str, Peer], kept_apart: Collection[frozenset[str]]
) -> bool:
    """Tell whether a group's members all take part still, and may meet."""
    known = [peers[member] for member in members if member in peers]
    return len(known) == len(members) and may_all_meet(known, kept_apart)


async def store(session: AsyncSession, sheet: Sheet, drawn: Drawn) -> None:
    """Keep what was drawn, unless somebody changed the draft meanwhile."""
    it = await draft(session, sheet.round_id, version=sheet.version)
    await session.execute(delete(RoundPair).where(RoundPair.round_id == it.id))
    kept = {frozenset(group) for group in sheet.kept}
    session.add_all(
        RoundPair(
            round_id=it.id,
            members=list(group.members),
            reasons=list(group.reasons),
            locked=frozenset(group.members) in kept,
        )
        for group in drawn.groups
    )
    alone = {left.member: left.why for left in drawn.left_out}
    alone |= dict.fromkeys(sheet.left_out & sheet.peers.keys(), LEFT_OUT_BY_HAND)
    session.add_all(
        RoundPair(round_id=it.id, members=[member], reasons=[why])
        for member, why in sorted(alone.items())
    )
    it.seed, it.version = sheet.seed, it.version + 1
