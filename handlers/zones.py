"""Members are asked and told on their own clock: Slack tells which that is."""

from collections.abc import Collection, Mapping

from bot import log
from bot.core import Core
from bot.services import members
from bot.slack import directory
from bot.slack.directory import Listed
from bot.slack.gateway import Refused, Unavailable

_AT_ONCE = 250
"""Members in one transaction: nobody who presses meanwhile waits longer than for these."""

_log = log.get(__name__)


async def of(core: Core, member: str) -> str | None:
    """Ask Slack for a member's time zone; None while it is silent, for nothing waits for it."""
    try:
        return (await core.people.profile(member)).zone
    except (Refused, Unavailable):
        return None


async def learn(core: Core, those: Collection[str]) -> None:
    """Ask Slack for the zones of these members; while it is silent, they are on their cohort's."""
    if not those:
        return
    try:
        known = await directory.read(core.gateway, team_id=core.network.team_id)
    except (Refused, Unavailable) as error:
        _log.warning("zones not learned", code=str(error))
        return
    await keep(core, {each: known[each] for each in those if each in known})


async def keep(core: Core, known: Mapping[str, Listed]) -> None:
    """Keep the zones of these members."""
    people = sorted(known.values(), key=lambda each: each.id)
    for start in range(0, len(people), _AT_ONCE):
        async with core.db.transaction() as session:
            for each in people[start : start + _AT_ONCE]:
                await members.know(session, each.id, zone=each.zone)
