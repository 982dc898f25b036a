"""Who is in the workspace, by what they told Slack: found by address, and with their time zone."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.gateway import Gateway, Unavailable

_LONGEST_WAIT = 30.0
"""Seconds that Slack may ask to wait, once a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A full member of this workspace."""

    id: str
    zone: str | None
    address: str | None
    """Their mail address in lower case; None where Slack does not tell it."""


async def read(gateway: Gateway, *, team_id: str) -> dict[str, Listed]:
    """Read the workspace's members by their ids: no bots, no guests, nobody who is gone.

    Raises Refused or Unavailable where Slack will not tell.
    """
    found: dict[str, Listed] = {}
    cursor: str | None = None
    while True:
        users, cursor = await _page(gateway, cursor)
        found |= {each.id: each for each in _members(users, team_id)}
        if not cursor:
            return found


def by_address(members: Iterable[Listed]) -> Mapping[str, str]:
    """Tell who has which address."""
    return {each.address: each.id for each in members if each.address}


def _members(users: Iterable[Mapping[str, object]], team_id: str) -> list[Listed]:
    return [_listed(user) for user in users if _is_member(user, team_id)]


async def _page(gateway: Gateway, cursor: str | None) -> tuple[list[dict[str, Any]], str | None]:
    try:
        return await gateway.users(cursor)
    except Unavailable as error:
        if error.retry_after is None or error.retry_after > _LONGEST_WAIT:
            raise
        await asyncio.sleep(error.retry_after)
        return await gateway.users(cursor)


def _listed(user: Mapping[str, object]) -> Listed:
    profile = user.get("profile")
    address = profile.get("email") if isinstance(profile, dict) else None
    zone = user.get("tz")
    return Listed(
        id=str(user["id"]),
        zone=str(zone) if zone else None,
        address=str(address).lower() if address else None,
    )


def _is_member(user: Mapping[str, object], team_id: str) -> bool:
    if user.get("id") == "USLACKBOT" or user.get("team_id", team_id) != team_id:
        return False
    outside = ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger")
    return not any(user.get(flag) for flag in outside)
