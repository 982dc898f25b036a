"""What facilitators change about a cohort's order: what comes next, what not, what they learn."""

from datetime import date

from sqlalchemy import Select, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import DomainError, Gone
from bot.domain.prompts import NOT_AGAIN_WITHIN
from bot.services import cohorts, prompts
from models import CohortPrompt, Reveals


class AskedLately(DomainError):
    """This cohort was asked that within a year. Please choose another prompt."""


async def add(session: AsyncSession, cohort_id: int, ref: str, *, first: bool, today: date) -> None:
    """Put a prompt before all others of a cohort's order, or after them."""
    await prompts.get(session, ref)
    asked = (await prompts.last_asked(session, cohort_id)).get(ref)
    if asked is not None and asked > today - NOT_AGAIN_WITHIN:
        raise AskedLately
    await _settle(session, cohort_id, today)
    row = await _row(session, cohort_id, ref)
    if row is None:
        row = CohortPrompt(cohort_id=cohort_id, prompt=ref, position=0)
        session.add(row)
    row.position = await _end(session, cohort_id, first=first)


async def move(session: AsyncSession, cohort_id: int, ref: str, step: int, *, today: date) -> None:
    """Let a prompt change places with its neighbour: -1 is asked sooner, 1 later.

    At either end of what is still to be asked, it stays where it is.
    """
    await _settle(session, cohort_id, today)
    ahead = await prompts.upcoming(session, cohort_id, today=today)
    refs = [planned.prompt.ref for planned in ahead]
    mine = await _placed(session, cohort_id, ref)
    if ref not in refs or not 0 <= (place := refs.index(ref) + step) < len(refs):
        return
    other = await _placed(session, cohort_id, refs[place])
    mine.position, other.position = other.position, mine.position


async def remove(session: AsyncSession, cohort_id: int, ref: str, *, today: date) -> None:
    """Leave a prompt out; the bank keeps it."""
    await _settle(session, cohort_id, today)
    await session.execute(
        delete(CohortPrompt).where(CohortPrompt.cohort_id == cohort_id, CohortPrompt.prompt == ref),
        execution_options={"synchronize_session": False},
    )


async def reveal(
    session: AsyncSession, cohort_id: int, ref: str, what: Reveals, *, today: date
) -> None:
    """Decide what facilitators learn of the answers; of a prompt already sent nothing changes."""
    await _settle(session, cohort_id, today)
    (await _placed(session, cohort_id, ref)).reveals = what


async def forget(session: AsyncSession, ref: str) -> None:
    """Take a prompt out of every cohort's order."""
    await session.execute(
        delete(CohortPrompt).where(CohortPrompt.prompt == ref),
        execution_options={"synchronize_session": False},
    )


async def _settle(session: AsyncSession, cohort_id: int, today: date) -> None:
    """Lock a cohort, and write its order down if it followed the seasons so far."""
    await cohorts.kept(session, cohort_id, lock=True)
    if await session.scalar(_of(cohort_id).limit(1)) is not None:
        return
    asked = await prompts.last_asked(session, cohort_id)
    ahead = [each.prompt.ref for each in await prompts.upcoming(session, cohort_id, today=today)]
    behind = sorted(prompts.bank().keys() - set(ahead), key=lambda ref: asked[ref])
    session.add_all(
        CohortPrompt(cohort_id=cohort_id, prompt=ref, position=position)
        for position, ref in enumerate([*ahead, *behind])
    )
    await session.flush()


async def _end(session: AsyncSession, cohort_id: int, *, first: bool) -> int:
    """Give a position before, or after, all that a cohort's order has."""
    found = select(func.min(CohortPrompt.position), func.max(CohortPrompt.position))
    low, high = (await session.execute(found.where(CohortPrompt.cohort_id == cohort_id))).one()
    return (low or 0) - 1 if first else (high or 0) + 1


async def _placed(session: AsyncSession, cohort_id: int, ref: str) -> CohortPrompt:
    row = await _row(session, cohort_id, ref)
    if row is None:
        raise Gone("Somebody left this prompt out meanwhile. See how the order stands now.")
    return row


async def _row(session: AsyncSession, cohort_id: int, ref: str) -> CohortPrompt | None:
    return await session.scalar(_of(cohort_id).where(CohortPrompt.prompt == ref))


def _of(cohort_id: int) -> Select[CohortPrompt]:
    return select(CohortPrompt).where(CohortPrompt.cohort_id == cohort_id)
