"""Prompts that facilitators write: for every cohort of the network, until they are archived."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone, NotAllowed
from bot.domain.prompts import OWN, PromptDraft
from bot.services import prompt_order
from models import OwnPrompt


async def write(
    session: AsyncSession, draft: PromptDraft, *, form_id: str, by: str, now: datetime
) -> str:
    """Keep a new prompt, once a form; return its ref."""
    row: OwnPrompt | None = await session.scalar(
        select(OwnPrompt).where(OwnPrompt.form_id == form_id)
    )
    if row is None:
        row = OwnPrompt(
            form_id=form_id,
            question=draft.question,
            short=draft.short,
            topic=draft.topic,
            support=draft.support,
            arc=draft.arc,
            written_by=by,
            written_at=now,
        )
        session.add(row)
        await session.flush()
    return f"{OWN}{row.id}"


async def change(
    session: AsyncSession, ref: str, draft: PromptDraft, *, by: str, facilitates: bool
) -> None:
    """Write it anew; whom it was put to already, they keep the words that they were asked."""
    row = await _theirs(session, ref, by=by, facilitates=facilitates)
    row.question, row.short = draft.question, draft.short
    row.topic, row.support, row.arc = draft.topic, draft.support, draft.arc


async def archive(
    session: AsyncSession, ref: str, *, by: str, facilitates: bool, now: datetime
) -> None:
    """Offer it no longer, and take it out of every cohort's order; answers to it are kept."""
    row = await _theirs(session, ref, by=by, facilitates=facilitates)
    row.archived_at = now
    await prompt_order.forget(session, ref)


async def _theirs(session: AsyncSession, ref: str, *, by: str, facilitates: bool) -> OwnPrompt:
    """Lock a prompt for its writer or a facilitator of the whole network."""
    row = await session.get(OwnPrompt, _id_of(ref), with_for_update=True)
    if row is None or row.archived_at:
        raise Gone("This prompt is archived already.")
    if by != row.written_by and not facilitates:
        raise NotAllowed(
            "Only who wrote this prompt, or a facilitator of the whole network, changes it: other "
            "cohorts may be asked it too. You can leave it out of this cohort's order."
        )
    return row


def _id_of(ref: str) -> int:
    number = ref.removeprefix(OWN)
    if ref == number or not number.isdigit():
        raise Gone("Prompts that come with Lantern stay. You can leave one out of the order.")
    return int(number)
