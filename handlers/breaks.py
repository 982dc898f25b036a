"""A cohort's calendar: breaks are added by hand or from a file, and removed."""

import asyncio
from collections.abc import Sequence
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot import calendars as files
from bot.core import Core
from bot.domain.breaks import LONGEST_NAME, BreakDraft, Whose
from bot.domain.errors import InvalidInput
from bot.services import calendars, inbox
from bot.slack.gateway import Refused, Unavailable
from bot.views import breaks as views
from bot.views import cohort
from handlers import modals
from handlers.cohorts import OF_ONE, facilitator, looks_after


async def open_calendar(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show the breaks that count for a cohort."""
    cohort_id = int(action["value"])
    await looks_after(body, core, cohort_id)
    await modals.show(core, body, await _calendar(core, cohort_id))
    await ack()


async def open_form(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    await looks_after(body, core, int(action["value"]))
    await modals.show(core, body, views.form(int(action["value"])))
    await ack()


async def open_file_form(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    await looks_after(body, core, int(action["value"]))
    await modals.show(core, body, views.file_form(int(action["value"])))
    await ack()


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Keep a break."""
    draft = views.read(view, today=core.now().date())
    await _keep(ack, body, view, core, [draft])


async def submit_file(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Keep the breaks that a calendar file holds."""
    given, whose, district = views.read_file(view)
    await looks_after(body, core, int(view["private_metadata"]))
    if whose == "district" and not district:
        raise InvalidInput(district="Which district? Its officers wrote its name.")
    await _keep(ack, body, view, core, await _read(core, given, whose, district))


async def remove(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Forget a break."""
    cohort_id, break_id = (int(each) for each in action["value"].split(":"))
    await looks_after(body, core, cohort_id)
    if await _is_everybodys(core, break_id):
        await facilitator(body, core)
    async with core.db.transaction() as session:
        await calendars.remove(session, break_id, cohort_id)
    await ack()
    await modals.redraw(core, body["view"]["id"], await _calendar(core, cohort_id))


async def _keep(
    ack: AsyncAck,
    body: dict[str, Any],
    view: dict[str, Any],
    core: Core,
    drafts: Sequence[BreakDraft],
) -> None:
    cohort_id, now = int(view["private_metadata"]), core.now()
    by = await looks_after(body, core, cohort_id)
    if any(draft.whose == "network" for draft in drafts):
        await facilitator(body, core)
    added = 0
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=now):
            added = await calendars.add(
                session, cohort_id, drafts, form_id=view["id"], by=by, now=now
            )
    what = "A break is added." if added == 1 else f"{added} breaks are added."
    if added < len(drafts):
        what = f"{what} {len(drafts) - added} were there already."
    await ack(response_action="update", view=await _calendar(core, cohort_id, news=what))
    shown = await _calendar(core, cohort_id)
    await modals.redraw(core, view.get("previous_view_id"), shown)


async def _read(
    core: Core, given: Sequence[dict[str, Any]], whose: Whose, district: str
) -> list[BreakDraft]:
    today = core.now().date()
    if not given:
        raise InvalidInput(calendar="Choose a calendar file first.")
    try:
        content = await core.gateway.download(given[0]["url_private"])
    except (Refused, Unavailable) as error:
        raise InvalidInput(
            calendar="Slack did not give me the file. Please try again, or add the days by hand."
        ) from error
    found = await asyncio.to_thread(files.read_breaks, content, today=today)
    if not found:
        raise InvalidInput(calendar="It holds no break in the coming year and a half.")
    return [
        BreakDraft(
            name=each.name[:LONGEST_NAME],
            whose=whose,
            district=district,
            starts_on=each.starts_on,
            ends_on=each.ends_on,
            today=today,
        )
        for each in found
    ]


async def _is_everybodys(core: Core, break_id: int) -> bool:
    async with core.db.transaction() as session:
        return await calendars.is_everybodys(session, break_id)


async def _calendar(core: Core, cohort_id: int, *, news: str = "") -> Any:
    today = core.now().date()
    async with core.db.transaction() as session:
        known = await calendars.listed(session, cohort_id, today=today)
    return views.calendar(cohort_id, known, today=today, news=news)


OF_ONE["calendar"] = open_calendar


def register(app: AsyncApp) -> None:
    app.action(cohort.BREAKS)(open_calendar)
    app.action(views.ADD)(open_form)
    app.action(views.FROM_FILE)(open_file_form)
    app.action(views.REMOVE)(remove)
    app.view(views.BREAK_FORM)(submit)
    app.view(views.FILE_FORM)(submit_file)
