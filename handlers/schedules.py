"""Those who look after a cohort say what it does regularly, and when."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.domain.errors import InvalidInput
from bot.domain.schedules import ScheduleDraft, Upcoming
from bot.services import cohorts, inbox, schedules
from bot.views import schedule as views
from bot.views import schedule_form
from handlers import modals
from handlers.cohorts import OF_ONE, looks_after
from models import Cohort


async def open_schedules(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show what a cohort does regularly."""
    cohort_id = int(action["value"])
    await looks_after(body, core, cohort_id)
    await modals.show(core, body, await _overview(core, cohort_id))
    await ack()


async def open_form(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Lay the empty form on the list."""
    cohort_id = int(action["value"])
    await looks_after(body, core, cohort_id)
    async with core.db.transaction() as session:
        cohort = await cohorts.kept(session, cohort_id)
    form = schedule_form.form(cohort_id, cohort.zone, today=_today(core, cohort))
    await modals.show(core, body, form)
    await ack()


async def open_change(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Lay the form of a schedule on the list."""
    async with core.db.transaction() as session:
        it = await schedules.running(session, int(action["value"]))
        cohort = await cohorts.kept(session, it.cohort_id)
        known = schedules.draft_of(it)
    await looks_after(body, core, cohort.id)
    form = schedule_form.form(cohort.id, cohort.zone, today=_today(core, cohort), known=known)
    await modals.show(core, body, form)
    await ack()


async def show_dates(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Answer the form with the days it comes to; nothing is saved yet."""
    cohort_id = schedule_form.cohort_of(view)
    await looks_after(body, core, cohort_id)
    async with core.db.transaction() as session:
        cohort = await cohorts.kept(session, cohort_id)
        draft = schedule_form.read(view, zone=cohort.zone, today=_today(core, cohort))
        upcoming = await _days(session, draft, core)
    await ack(response_action="update", view=schedule_form.dates(draft, upcoming))


async def go_back(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Show the form again, with all that was typed."""
    draft = schedule_form.read_dates(body["view"])
    await looks_after(body, core, draft.cohort_id)
    async with core.db.transaction() as session:
        cohort = await cohorts.kept(session, draft.cohort_id)
    await ack()
    form = schedule_form.form(cohort.id, cohort.zone, today=_today(core, cohort), known=draft)
    await core.gateway.update_view(body["view"]["id"], form)


async def save(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Save a new schedule or a changed one, and draw the list again."""
    draft = schedule_form.read_dates(view)
    by, now = await looks_after(body, core, draft.cohort_id), core.now()
    async with core.db.transaction() as session:
        upcoming = await _days(session, draft, core)
        if await inbox.take(session, view["id"], now=now):
            await schedules.save(session, draft, form_id=view["id"], by=by, now=now)
    await ack(response_action="update", view=schedule_form.saved(draft, upcoming))
    shown = await _overview(core, draft.cohort_id)
    await modals.redraw(core, view.get("previous_view_id"), shown)


async def stop(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Do it no more."""
    async with core.db.transaction() as session:
        cohort_id = (await schedules.running(session, int(action["value"]))).cohort_id
    await looks_after(body, core, cohort_id)
    async with core.db.transaction() as session:
        await schedules.stop(session, int(action["value"]), now=core.now())
    await ack()
    await modals.redraw(core, body["view"]["id"], await _overview(core, cohort_id))


async def set_up_usual_week(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Make what most cohorts want, and show it."""
    cohort_id, now = int(action["value"]), core.now()
    by = await looks_after(body, core, cohort_id)
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=now):
            await schedules.set_up_usual_week(
                session, cohort_id, form_id=body["trigger_id"], by=by, now=now
            )
    await ack()
    await modals.redraw(core, body["view"]["id"], await _overview(core, cohort_id))


async def _overview(core: Core, cohort_id: int) -> View:
    async with core.db.transaction() as session:
        cohort = await cohorts.kept(session, cohort_id)
        return views.overview(cohort_id, cohort.name, await schedules.listed(session, cohort_id))


async def _days(session: AsyncSession, draft: ScheduleDraft, core: Core) -> list[Upcoming]:
    upcoming = await schedules.preview(session, draft, now=core.now())
    if not upcoming:
        raise InvalidInput(ends_on="It would come to no day at all. Please choose a later one.")
    return upcoming


def _today(core: Core, cohort: Cohort) -> date:
    return core.now().astimezone(ZoneInfo(cohort.zone or "UTC")).date()


def register(app: AsyncApp) -> None:
    OF_ONE["schedule"] = open_schedules
    app.action(views.OPEN)(open_schedules)
    app.action(views.ADD)(open_form)
    app.action(views.CHANGE)(open_change)
    app.view(schedule_form.FORM)(show_dates)
    app.action(schedule_form.BACK)(go_back)
    app.view(schedule_form.DATES)(save)
    app.action(views.STOP)(stop)
    app.action(views.USUAL)(set_up_usual_week)
