"""Who comes to a convening, who came, and what it was worth to them."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.convenings import COMING, LONGEST_WORDS, USEFUL, Attending
from bot.domain.errors import Gone, InvalidInput, NotAllowed
from bot.domain.notices.convenings import WorthWanted
from bot.services import convening_news, convening_people, convenings, outbox
from bot.services.convening_messages import is_asked
from models import Attendance, Coming, Convening

MOST_PICKED = 100
"""Members who fit into a form."""


async def answer(
    session: AsyncSession, convening_id: int, coming: str, *, by: str, cause: str, now: datetime
) -> None:
    """Note whether somebody comes; the last word counts, until it is over."""
    convening, row = await invitation(session, convening_id, by, now=now)
    if convening.cancelled_at:
        raise Gone("This was called off.")
    if convening.ends_at <= now:
        raise Gone("This is over.")
    row.coming = Coming(coming)
    await convening_news.revise_invitation(session, row, cause=cause)


async def invitation(
    session: AsyncSession, convening_id: int, member: str, *, now: datetime
) -> tuple[Convening, Attendance]:
    """Load a convening with somebody's own part in it; raise NotAllowed for others."""
    convening = await convenings.get(session, convening_id)
    found = select(Attendance).where(
        Attendance.convening_id == convening_id, Attendance.member == member
    )
    row = await session.scalar(found.with_for_update())
    may = row is not None and (
        convening.ends_at <= now or await convening_people.is_invited(session, convening, member)
    )
    if row is None or not may:
        raise NotAllowed("Only who is invited to this can do that.")
    return convening, row


async def attending(session: AsyncSession, convening_id: int) -> Attending:
    """Tell who answered what, and who came."""
    convening = await convenings.get(session, convening_id)
    found = select(Attendance).where(Attendance.convening_id == convening_id)
    rows = (await session.scalars(found.order_by(Attendance.member))).all()
    said = {row.member: row.coming.value if row.coming else "none" for row in rows}
    return Attending(
        convening_id=convening_id,
        title=convening.title,
        by_answer={
            key: [member for member, it in said.items() if it == key] for key in (*COMING, "none")
        },
        came=[row.member for row in rows if row.came],
        is_noted=any(row.came is not None for row in rows),
    )


async def note_came(
    session: AsyncSession,
    convening_id: int,
    came: Collection[str],
    *,
    shown: Iterable[str],
    now: datetime,
) -> None:
    """Note who came; of those whom the form showed as there, who is left out did not.

    Who was not invited may have come as well.
    """
    convening = await convenings.get(session, convening_id, lock=True)
    if convening.starts_at > now or convening.cancelled_at:
        raise Gone("This has not taken place.")
    found = select(Attendance).where(Attendance.convening_id == convening_id).with_for_update()
    rows = {row.member: row for row in await session.scalars(found)}
    for member in came:
        if member not in rows:
            rows[member] = Attendance(convening_id=convening_id, member=member)
            rows[member].told = convening.version
            session.add(rows[member])
        rows[member].came = True
    for member in set(shown).difference(came):
        if member in rows:
            rows[member].came = False


async def tell_worth(
    session: AsyncSession,
    convening_id: int,
    *,
    useful: int,
    words: str,
    by: str,
    cause: str,
    now: datetime,
) -> None:
    """Keep what somebody thought of it, until it is summed up."""
    if useful not in USEFUL:
        raise InvalidInput(useful="Choose a number, please.")
    if len(words) > LONGEST_WORDS:
        raise InvalidInput(words=f"At most {LONGEST_WORDS} characters, please.")
    _, row = await worth_of(session, convening_id, by, now=now)
    row.useful, row.words = useful, words or None
    asked = await outbox.find(session, f"convening:{convening_id}:{row.reminded}:{by}")
    if asked:
        wish = WorthWanted(convening_id=convening_id)
        key = f"convening:{convening_id}:worth:{by}:{cause}"
        await outbox.revise(session, asked, wish, key=key)


async def worth_of(
    session: AsyncSession, convening_id: int, member: str, *, now: datetime
) -> tuple[Convening, Attendance]:
    """Load what somebody may still say of a convening that is over; raise Gone."""
    convening, row = await invitation(session, convening_id, member, now=now)
    if convening.cancelled_at or convening.ends_at > now:
        raise Gone("This has not taken place yet.")
    if not is_asked(convening):
        raise Gone("This is summed up already. Thank you all the same.")
    return convening, row
