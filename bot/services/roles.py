"""Roles: who gives them, who has them, and who is told what facilitators are told."""

from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.errors import NotAllowed
from bot.domain.network import Network
from bot.domain.notices import RoleChanged
from bot.domain.notices.people import GivenRole
from bot.services import outbox
from models import Member, Mentor, Role, RoleName


async def of(session: AsyncSession, member: str) -> frozenset[RoleName]:
    """Tell somebody's roles: everybody is an officer, who offers to mentor a mentor.

    What was given to somebody who left lies idle.
    """
    given = await session.scalars(select(Role.name).where(Role.slack_id == member, _is_here()))
    offer = await session.scalar(select(Mentor.slack_id).where(Mentor.slack_id == member))
    return frozenset((RoleName.OFFICER, *given, *([RoleName.MENTOR] if offer else ())))


async def given(session: AsyncSession, members: Collection[str]) -> dict[str, set[RoleName]]:
    """Tell what was given to these members, whether they are here or not."""
    found = select(Role.slack_id, Role.name).where(Role.slack_id.in_(members))
    named: dict[str, set[RoleName]] = {}
    for member, name in await session.execute(found):
        named.setdefault(member, set()).add(name)
    return named


async def has(session: AsyncSession, member: str, name: RoleName) -> bool:
    return name in await of(session, member)


async def holders(session: AsyncSession, name: RoleName) -> list[str]:
    """List who was given a role and is here."""
    found = select(Role.slack_id).where(Role.name == name, _is_here())
    return list(await session.scalars(found.order_by(Role.given_at, Role.slack_id)))


async def facilitators(session: AsyncSession, network: Network) -> list[str]:
    """List who is told what facilitators are told: those the settings name, and the role's."""
    given = await holders(session, RoleName.FACILITATOR)
    return list(dict.fromkeys((*network.facilitators, *given)))


async def give(
    session: AsyncSession, name: RoleName, *, to: str, by: str, cause: str, now: datetime
) -> bool:
    """Give somebody a role, and tell them; say whether they had it not.

    The caller knows that `by` facilitates. `cause` is Slack's name for the press.
    """
    made = insert(session, Role).values(slack_id=to, name=name, given_by=by, given_at=now)
    new = await session.scalar(made.on_conflict_do_nothing().returning(Role.slack_id))
    if new:
        await _tell(session, name, to, by=by, cause=cause, given=True)
    return new is not None


async def take(
    session: AsyncSession,
    name: RoleName,
    *,
    of: str,
    by: str,
    cause: str,
    stays: bool,
) -> bool:
    """Take a role from somebody, and tell them; say whether they had it.

    `stays`: who acts facilitates without the role too, by the settings or as an admin.
    """
    if name == RoleName.FACILITATOR and of == by and not stays:
        raise NotAllowed("This is your own way in here. Ask another facilitator to take it.")
    gone = delete(Role).where(Role.slack_id == of, Role.name == name).returning(Role.slack_id)
    had = await session.scalar(gone) is not None
    if had:
        await _tell(session, name, of, by=by, cause=cause, given=False)
    return had


async def _tell(
    session: AsyncSession, name: RoleName, member: str, *, by: str, cause: str, given: bool
) -> None:
    if member != by:
        notice = RoleChanged(role=cast(GivenRole, name.value), by=by, given=given)
        await outbox.say(session, notice, to=member, key=f"role:{cause}:{member}:{name}")


def _is_here() -> ColumnElement[bool]:
    gone = select(Member.slack_id).where(Member.left_at.is_not(None))
    return Role.slack_id.not_in(gone)
