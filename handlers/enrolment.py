"""People are put into a cohort: chosen, by their addresses, or with the cohort's channel."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.domain.cohorts import Enrolled, addresses
from bot.domain.errors import InvalidInput
from bot.services import cohorts
from bot.slack import directory
from bot.slack.directory import Listed
from bot.slack.gateway import Refused
from bot.views import cohort as views
from bot.views import cohort_form
from handlers import modals, zones
from handlers.cohorts import looks_after, page

_AT_ONCE = 250
"""Members in one transaction: nobody who presses meanwhile waits longer than for these."""


async def open_form(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Lay the form on the cohort's page."""
    await looks_after(body, core, int(action["value"]))
    async with core.db.transaction() as session:
        known = await cohorts.get(session, int(action["value"]))
    await modals.show(core, body, cohort_form.people(known))
    await ack()


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Look everybody up in Slack, which may take longer than a form waits, and put them in."""
    cohort_id = int(view["private_metadata"])
    await looks_after(body, core, cohort_id)
    chosen, pasted, whole = cohort_form.read_people(view)
    given = addresses(pasted)
    if pasted and not given:
        raise InvalidInput(addresses="I find no mail address in this.")
    if not (chosen or given or whole):
        raise InvalidInput(members="Choose somebody, or paste addresses below.")
    await ack(response_action="update", view=cohort_form.looking())
    known = await directory.read(core.gateway, team_id=core.network.team_id)
    wanted = {*chosen, *(await _in_channel(core, cohort_id) if whole else ())}
    found = directory.by_address(known.values())
    wanted |= {found[each] for each in given if each in found}
    done = await _enrol(core, cohort_id, [known[each] for each in wanted if each in known])
    unknown = [each for each in given if each not in found]
    shown = Enrolled(added=done, already=len(wanted & known.keys()) - done, unknown=unknown)
    await modals.redraw(core, view["id"], cohort_form.enrolled(shown))
    await modals.redraw(core, view.get("previous_view_id"), await page(core, cohort_id))


async def _enrol(core: Core, cohort_id: int, people: list[Listed]) -> int:
    """Put them in, with the time zones that Slack tells; count who was not in it."""
    added = 0
    for start in range(0, len(people), _AT_ONCE):
        part = people[start : start + _AT_ONCE]
        async with core.db.transaction() as session:
            await cohorts.kept(session, cohort_id, lock=True)
            added += await cohorts.enrol(
                session, cohort_id, [each.id for each in part], now=core.now()
            )
    await zones.keep(core, {each.id: each for each in people})
    return added


async def _in_channel(core: Core, cohort_id: int) -> list[str]:
    async with core.db.transaction() as session:
        channel = (await cohorts.get(session, cohort_id)).channel
    try:
        return await core.gateway.members(channel) if channel else []
    except Refused:
        return []  # the bot is not in it


def register(app: AsyncApp) -> None:
    app.action(views.ENROL)(open_form)
    app.view(cohort_form.PEOPLE_FORM)(submit)
