"""The bank of prompts, for a cohort's order, and the prompts that facilitators write."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.domain.prompts import NOT_AGAIN_WITHIN, arc_on
from bot.services import inbox, own_prompts, prompt_order, prompts
from bot.views import paging
from bot.views import prompt_bank as views
from bot.views.prompts import LOOK, Place
from handlers import modals
from handlers.cohorts import looks_after
from handlers.prompts import look, placed, previewed, redraw_order, today
from models import Reveals


async def open_bank(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Lay the bank on the order, at this part of the year."""
    place = await placed(body, core)
    place = place._replace(list_id=body["view"]["id"], page=0, arc=arc_on(today(core)))
    await modals.show(core, body, await _bank(core, place))
    await ack()


async def choose_arc(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show another part of the year, or what was written here."""
    place = await placed(body, core)
    place = place._replace(arc=action["selected_option"]["value"], page=0)
    await ack()
    await modals.redraw(core, body["view"]["id"], await _bank(core, place))


async def turn(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Show another page of the bank."""
    place = await placed(body, core)
    _, page = paging.turned(action["value"])
    await ack()
    await modals.redraw(core, body["view"]["id"], await _bank(core, place._replace(page=page)))


async def take(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Put a prompt into the order, or show it."""
    place = await placed(body, core)
    chosen, _, ref = action["selected_option"]["value"].partition(":")
    if chosen == LOOK:
        await look(body, core, place._replace(ref=ref))
        await ack()
        return
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            first = chosen == views.NEXT
            await prompt_order.add(session, place.cohort_id, ref, first=first, today=today(core))
    await ack()
    await modals.redraw(core, body["view"]["id"], await _bank(core, place))
    await redraw_order(core, place)


async def open_form(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Lay the empty form on the order."""
    place = await placed(body, core)
    await modals.show(core, body, views.form(place._replace(list_id=body["view"]["id"])))
    await ack()


async def open_change(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Lay the form with a prompt's words on it."""
    place = await placed(body, core)
    async with core.db.transaction() as session:
        known = await prompts.get(session, action["value"])
    await modals.show(core, body, views.form(place, known))
    await ack()


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Keep what a facilitator wrote, and show it where the form lay."""
    place, draft = Place.read(view["private_metadata"]), views.read(view)
    by = await looks_after(body, core, place.cohort_id)
    facilitates = await core.people.is_facilitator(by)
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            if place.ref:
                await own_prompts.change(session, place.ref, draft, by=by, facilitates=facilitates)
            else:
                await _add(session, core, place, view, by)
    await ack()
    below = view.get("previous_view_id")
    if place.ref and below != place.list_id:
        await modals.redraw(core, below, await previewed(core, place))
    await redraw_order(core, place)


async def archive(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Offer a prompt no longer."""
    place, by = await placed(body, core), modals.member_of(body)
    facilitates = await core.people.is_facilitator(by)
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            await own_prompts.archive(
                session, action["value"], by=by, facilitates=facilitates, now=core.now()
            )
    await ack()
    await modals.redraw(core, body["view"]["id"], views.archived())
    await redraw_order(core, place)


async def _add(
    session: AsyncSession, core: Core, place: Place, view: dict[str, Any], by: str
) -> None:
    """Keep a new prompt, in the place of the order that was chosen for it."""
    draft, (first, reveals) = views.read(view), views.read_place(view)
    ref = await own_prompts.write(session, draft, form_id=view["id"], by=by, now=core.now())
    cohort_id, day = place.cohort_id, today(core)
    await prompt_order.add(session, cohort_id, ref, first=first, today=day)
    await prompt_order.reveal(session, cohort_id, ref, Reveals(reveals), today=day)


async def _bank(core: Core, place: Place) -> View:
    """Show the bank as it stands to a cohort now."""
    since = today(core) - NOT_AGAIN_WITHIN
    async with core.db.transaction() as session:
        ahead = await prompts.upcoming(session, place.cohort_id, today=today(core))
        asked = await prompts.last_asked(session, place.cohort_id)
        own = await prompts.own(session)
    every = own if place.arc == views.WRITTEN_HERE else prompts.bank().values()
    shown = [each for each in every if each.arc == place.arc or each.is_own]
    stand = views.Stand(
        ahead=[planned.prompt.ref for planned in ahead],
        asked={ref: day for ref, day in asked.items() if day > since},
    )
    return views.bank(place, shown, stand)


def register(app: AsyncApp) -> None:
    app.action(views.OPEN_BANK)(open_bank)
    app.action(views.ARC)(choose_arc)
    app.action(re.compile(f"^{views.PAGE}:"))(turn)
    app.action(views.TAKE)(take)
    app.action(views.WRITE)(open_form)
    app.action(views.CHANGE)(open_change)
    app.action(views.ARCHIVE)(archive)
    app.view(views.PROMPT_FORM)(submit)
