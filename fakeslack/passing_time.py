"""Letting time pass for everybody at once, and telling their pages how far it has come."""

import asyncio
from contextlib import suppress

from fakeslack.refusal import Impossible
from fakeslack.state import Json
from fakeslack.team import Team

_BETWEEN_LOOKS = 0.25
"""Seconds between two looks at the clock while it moves."""


async def let_pass(team: Team, seconds: float) -> None:
    """Move the workspace's clock on; one at a time, and whoever is on a page sees it move."""
    if team.let_pass is None:
        raise Impossible("Time cannot be hurried here.")
    if team.passing:
        raise Impossible("Time is passing already. Wait until it has.")
    since = int(team.clock())
    team.passing = (since, since + seconds)
    telling = asyncio.create_task(_keep_telling(team))
    try:
        await team.let_pass(seconds)
    finally:
        team.passing = None
        telling.cancel()
        with suppress(asyncio.CancelledError):
            await telling
        _tell(team)


def shown(team: Team) -> Json:
    """Say what time it is here and, while it is being let pass, from when until when."""
    since, until = team.passing or (0, 0)
    passing = {"since": since, "until": until} if team.passing else None
    return {"now": team.clock(), "passing": passing}


async def _keep_telling(team: Team) -> None:
    while True:
        _tell(team)
        await asyncio.sleep(_BETWEEN_LOOKS)


def _tell(team: Team) -> None:
    news = {"type": "time", **shown(team)}
    for each in team.users:
        team.live.tell(each, lambda: news)
