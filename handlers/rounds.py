"""A facilitator drafts a round of pairs, changes it by hand, and sends it or takes it back."""

import asyncio
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.domain.errors import DomainError
from bot.services import inbox, round_drafts, round_drawing
from bot.views import round_draft as views
from bot.views import round_form
from bot.views.round_form import Place
from handlers import round_modal as modal
from handlers.cohorts import facilitator

AT_ONCE = 1.5
"""Seconds that a drawing may take to be the answer to the form that asked for it."""
SEEN = 0.5
"""Seconds in which Slack has shown the answer to a form: a change before that would be lost."""


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Draw a draft and show it; where that takes long, say so first."""
    by, now = await facilitator(body, core), core.now()
    draft = round_form.read_start(view)
    async with core.db.transaction() as session:
        await inbox.take(session, view["id"], now=now)
        made = await round_drawing.begin(session, draft, form_id=view["id"], by=by, now=now)
    drawing = asyncio.create_task(_draw_once(core, made.id))
    done, _ = await asyncio.wait({drawing}, timeout=AT_ONCE)
    if not done:
        await ack(response_action="update", view=views.drawing(made.id))
        await asyncio.sleep(SEEN)
    told = await drawing
    if done:
        await ack(response_action="update", view=await modal.look(core, Place(made.id), told=told))
    else:
        await modal.show(core, view["id"], Place(made.id), told=told)


async def open_one(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Show a round in the place of the list."""
    await facilitator(body, core)
    await ack()
    await modal.show(core, body["view"]["id"], Place(int(action["value"])))


async def turn(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Show another page."""
    await facilitator(body, core)
    place = modal.place(body)
    step = 1 if action["action_id"] == views.LATER else -1
    await ack()
    await modal.show(core, body["view"]["id"], place._replace(page=place.page + step))


async def redraw(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Draw anew what is not locked."""
    await facilitator(body, core)
    place = modal.place(body)
    await ack()
    async with core.db.transaction() as session:
        is_new = await inbox.take(session, body["trigger_id"], now=core.now())
    told = await _draw_once(core, place.round_id, version=place.version) if is_new else None
    await modal.show(core, body["view"]["id"], place._replace(page=0), told=told)


async def open_swap(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Ask who changes places with whom."""
    await facilitator(body, core)
    await core.gateway.push_view(body["trigger_id"], round_form.swap(modal.place(body)))
    await ack()


async def open_leave_out(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Ask who is left out of this round."""
    await facilitator(body, core)
    place = modal.place(body)
    async with core.db.transaction() as session:
        it = await round_drawing.draft(session, place.round_id)
    form = round_form.leave_out(place, it.excluded)
    await core.gateway.push_view(body["trigger_id"], form)
    await ack()


async def choose(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Do what was chosen in a group's menu."""
    await facilitator(body, core)
    chosen, group_id = views.read_choice(action["selected_option"]["value"])
    place = modal.place(body)
    if chosen == views.SWAP_HERE:
        async with core.db.transaction() as session:
            one = await round_drawing.first_of(session, place.round_id, group_id)
        await core.gateway.push_view(body["trigger_id"], round_form.swap(place, one))
        await ack()
        return
    locked = chosen == views.LOCK
    await modal.change(
        ack, body, core, lambda session: _lock(session, place, group_id, locked=locked)
    )


async def decide(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Let the draft go out in a while."""
    await facilitator(body, core)
    place, now = modal.place(body), core.now()
    await modal.change(
        ack,
        body,
        core,
        lambda session: round_drafts.decide(
            session, place.round_id, version=place.version, now=now
        ),
    )


async def take_back(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Make it a draft again."""
    await facilitator(body, core)
    place, now = modal.place(body), core.now()
    await modal.change(
        ack, body, core, lambda session: round_drafts.take_back(session, place.round_id, now=now)
    )


async def drop(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Throw the draft away."""
    await facilitator(body, core)
    place = modal.place(body)
    await modal.change(
        ack,
        body,
        core,
        lambda session: round_drafts.drop(session, place.round_id, version=place.version),
    )


async def submit_swap(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Let two people change places."""
    await facilitator(body, core)
    place, (one, other) = Place.read(view["private_metadata"]), round_form.read_swap(view)
    now = core.now()
    await modal.submitted(
        ack,
        view,
        core,
        lambda session: round_drafts.swap(
            session, place.round_id, one, other, version=place.version, now=now
        ),
    )


async def submit_leave_out(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Leave these out of the round."""
    await facilitator(body, core)
    place, those = Place.read(view["private_metadata"]), round_form.read_leave_out(view)
    now = core.now()
    await modal.submitted(
        ack,
        view,
        core,
        lambda session: round_drafts.leave_out(
            session, place.round_id, those, version=place.version, now=now
        ),
    )


async def _draw_once(core: Core, round_id: int, *, version: int | None = None) -> str | None:
    """Draw a draft, in a thread and outside any transaction; tell why it came to nothing."""
    try:
        async with core.db.transaction() as session:
            sheet = await round_drawing.sheet(session, round_id, now=core.now(), version=version)
        drawn = await asyncio.to_thread(sheet.draw)
        async with core.db.transaction() as session:
            await round_drawing.store(session, sheet, drawn)
    except DomainError as error:
        return str(error)
    return None


async def _lock(session: AsyncSession, place: Place, group_id: int, *, locked: bool) -> None:
    await round_drafts.lock(session, place.round_id, group_id, locked=locked, version=place.version)


def register(app: AsyncApp) -> None:
    app.view(round_form.ROUND_FORM)(submit)
    app.action(round_form.OPEN)(open_one)
    app.action(views.EARLIER)(turn)
    app.action(views.LATER)(turn)
    app.action(views.REDRAW)(redraw)
    app.action(views.SWAP)(open_swap)
    app.action(views.LEAVE_OUT)(open_leave_out)
    app.action(views.GROUP)(choose)
    app.action(views.SEND)(decide)
    app.action(views.TAKE_BACK)(take_back)
    app.action(views.DROP)(drop)
    app.view(round_form.SWAP_FORM)(submit_swap)
    app.view(round_form.LEAVE_OUT_FORM)(submit_leave_out)
