"""What a cohort is asked next: the order, each prompt as a member sees it, and sending one now."""

import re
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain.prompts import Ahead
from bot.services import cohorts, inbox, prompt_days, prompt_order, promptings, prompts
from bot.views import paging, prompt_bank
from bot.views import prompts as views
from bot.views.prompts import Place
from handlers import modals
from handlers.cohorts import OF_ONE, looks_after
from models import Reveals

_STEPS = {views.SOONER: -1, views.LATER: 1}


async def open_prompts(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show the order of a cohort."""
    cohort_id = int(action["value"])
    await looks_after(body, core, cohort_id)
    await modals.show(core, body, await drawn(core, Place(cohort_id)))
    await ack()


async def turn(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Show another page of the order."""
    place = await placed(body, core)
    _, page = paging.turned(action["value"])
    await ack()
    await modals.redraw(core, body["view"]["id"], await drawn(core, place._replace(page=page)))


async def choose(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Do with a prompt what was chosen in its menu."""
    place = await placed(body, core)
    chosen, _, ref = action["selected_option"]["value"].partition(":")
    if chosen == views.LOOK:
        await look(body, core, place._replace(list_id=body["view"]["id"], ref=ref))
        await ack()
        return
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            if chosen == views.LEAVE_OUT:
                await prompt_order.remove(session, place.cohort_id, ref, today=today(core))
            else:
                step = _STEPS[chosen]
                await prompt_order.move(session, place.cohort_id, ref, step, today=today(core))
    await ack()
    await modals.redraw(core, body["view"]["id"], await drawn(core, place))


async def choose_reveals(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Decide what facilitators learn of the answers."""
    place = await placed(body, core)
    what = Reveals(action["selected_option"]["value"])
    async with core.db.transaction() as session:
        await prompt_order.reveal(session, place.cohort_id, place.ref, what, today=today(core))
    await ack()
    await modals.redraw(core, body["view"]["id"], await previewed(core, place))
    await redraw_order(core, place)


async def send_now(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Put a prompt to a cohort at once."""
    place, ref, cause = await placed(body, core), action["value"], f"press:{body['trigger_id']}"
    async with core.db.transaction() as session:
        one = await prompts.get(session, ref)
        await promptings.open_now(session, place.cohort_id, ref, cause=cause, now=core.now())
        seen = await cohorts.get(session, place.cohort_id)
    core.wake.set()
    await ack()
    view = views.sent(one, members=len(seen.members))
    await modals.redraw(core, body["view"]["id"], view)
    await redraw_order(core, place)


async def look(body: dict[str, Any], core: Core, place: Place) -> None:
    """Lay a prompt, as a member sees it, on the modal that was pressed in."""
    await modals.show(core, body, await previewed(core, place))


async def placed(body: dict[str, Any], core: Core) -> Place:
    """Return where somebody pressed, if they look after that cohort."""
    view = body.get("view") or {}
    place = Place.read(view.get("private_metadata", ""))
    await looks_after(body, core, place.cohort_id)
    return place


async def drawn(core: Core, place: Place) -> View:
    """Show the order as it stands now."""
    async with core.db.transaction() as session:
        seen = await cohorts.get(session, place.cohort_id)
        ahead = await prompt_days.ahead(session, place.cohort_id, today=today(core))
    return views.order(place, seen.name, ahead, prompt_bank.ways())


async def redraw_order(core: Core, place: Place) -> None:
    """Draw the order anew that lies below what was pressed in."""
    if place.list_id:
        below = place._replace(page=0, list_id="", arc="", ref="")
        await modals.redraw(core, place.list_id, await drawn(core, below))


async def previewed(core: Core, place: Place) -> View:
    """Show one of the order with what can be done with it; any other as it is."""
    async with core.db.transaction() as session:
        seen = await cohorts.get(session, place.cohort_id)
        ahead = await prompt_days.ahead(session, place.cohort_id, today=today(core))
        prompt = await prompts.get(session, place.ref)
    one = next((each for each in ahead if each.prompt.ref == place.ref), None)
    if one is None:
        return views.dead_end(place, seen.name, Ahead(prompt=prompt, reveals=Reveals.WHO.value))
    own = prompt_bank.own_doors(place.ref) if prompt.is_own else ()
    return views.preview(place, seen.name, one, members=len(seen.members), own=own)


def today(core: Core) -> date:
    return core.now().date()


async def only_shown(ack: AsyncAck) -> None:
    """Do nothing: the button is part of a preview, which says so."""
    await ack()


def register(app: AsyncApp) -> None:
    OF_ONE["prompts"] = open_prompts
    app.action(views.OPEN)(open_prompts)
    app.action(re.compile(f"^{views.PAGE}:"))(turn)
    app.action(views.CHOICE)(choose)
    app.action(views.REVEAL)(choose_reveals)
    app.action(views.SEND)(send_now)
    app.action(re.compile(f"^{views.ONLY_SHOWN}:"))(only_shown)
