"""What an author is told of a harvest: asked, shown the draft, and where it stands since."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.harvests import ASKED_AFTER, Draft
from bot.domain.notices import OutcomeAsked, PieceDrafted
from bot.domain.notices.harvest import DraftStand
from bot.services import helpful, outbox
from models import Delivery, Harvest, HarvestState, Problem

_SHOWN = 5
"""Answers in a message."""


async def ask_draft(
    session: AsyncSession, problem: Problem, harvest: Harvest, draft: Draft
) -> None:
    """Show the author the first draft."""
    notice = await _drafted(session, problem, harvest, draft)
    await _say(session, problem, harvest, notice, key=f"harvest:{_round(harvest)}:draft")


async def ask_outcome(session: AsyncSession, problem: Problem, harvest: Harvest) -> None:
    """Ask the author what they tried since and what happened."""
    weeks = ASKED_AFTER[harvest.step] // timedelta(weeks=1)
    if harvest.state == HarvestState.ASKED:
        await settle(session, harvest, "later", cause=f"step:{_round(harvest)}:{harvest.step}")
    notice = OutcomeAsked(harvest_id=harvest.id, title=problem.title, weeks=weeks)
    key = f"harvest:{_round(harvest)}:outcome:{harvest.step}"
    await _say(session, problem, harvest, notice, key=key)


async def draft_again(
    session: AsyncSession, problem: Problem, harvest: Harvest, draft: Draft, *, cause: str
) -> None:
    """Ask the author to agree anew, for a colleague took their words back."""
    notice = await _drafted(session, problem, harvest, draft, took_back=True)
    await _say(session, problem, harvest, notice, key=f"harvest:{harvest.id}:again:{cause}")


async def show_draft(
    session: AsyncSession, problem: Problem, harvest: Harvest, draft: Draft, *, cause: str
) -> None:
    """Put the draft as it is now into the message that asked the author last."""
    notice = await _drafted(session, problem, harvest, draft)
    if harvest.asked_in_id is None:
        await _say(session, problem, harvest, notice, key=f"harvest:{harvest.id}:look:{cause}")
        return
    message = await session.get_one(Delivery, harvest.asked_in_id)
    await outbox.revise(session, message, notice, key=f"harvest:{harvest.id}:look:{cause}")


async def settle(session: AsyncSession, harvest: Harvest, stand: DraftStand, *, cause: str) -> None:
    """Leave in the last message where it stands, and none of its words."""
    if harvest.asked_in_id is None:
        return
    notice = PieceDrafted(
        harvest_id=harvest.id, title="", body="", changes=[], answers=[], stand=stand
    )
    message = await session.get_one(Delivery, harvest.asked_in_id)
    await outbox.revise(session, message, notice, key=f"harvest:{harvest.id}:settled:{cause}")


async def _drafted(
    session: AsyncSession,
    problem: Problem,
    harvest: Harvest,
    draft: Draft,
    *,
    took_back: bool = False,
) -> PieceDrafted:
    answers = await helpful.consented(session, problem)
    return PieceDrafted(
        harvest_id=harvest.id,
        title=draft.title,
        body=draft.body,
        changes=list(draft.changes),
        answers=[each.words for each in answers[:_SHOWN]],
        waits_for=await helpful.pending(session, problem),
        took_back=took_back,
        anonymous=problem.anonymous,
    )


async def _say(
    session: AsyncSession,
    problem: Problem,
    harvest: Harvest,
    notice: PieceDrafted | OutcomeAsked,
    *,
    key: str,
) -> None:
    said = await outbox.say(session, notice, to=problem.author, key=key, priority=outbox.ROUTINE)
    harvest.asked_in_id = said.id
    await session.flush()


def _round(harvest: Harvest) -> str:
    """Tell this consent from an earlier one that was taken back."""
    return f"{harvest.id}:{harvest.began_at.isoformat()}"
