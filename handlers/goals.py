"""Goals and notes, for the two of a pairing alone."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.domain.problems import earliest_day
from bot.services import goals, inbox, pairings
from bot.views import goals as views
from bot.views import paging
from handlers import home, modals
from handlers.pairings import back_to, page
from models import GoalState


async def turn(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Turn to another page of a pairing's goals."""
    pairing_id, number = paging.turned(action["value"])
    async with core.db.transaction() as session:
        shown = await page(session, int(pairing_id), body["user"]["id"], number)
    await ack()
    await modals.redraw(core, body["view"]["id"], shown)


async def turn_notes(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Turn to another page of a goal's notes; what is typed stays."""
    goal_id, number = paging.turned(action["value"])
    async with core.db.transaction() as session:
        shown = await _notes(session, int(goal_id), body["user"]["id"], number)
    await ack()
    await modals.redraw(core, body["view"]["id"], shown)


async def open_form(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Open the form for a new goal."""
    async with core.db.transaction() as session:
        pairing = await pairings.get_for(session, int(action["value"]), body["user"]["id"])
        pairings.require_running(pairing)
    await modals.show(core, body, views.form(pairing.id))
    await ack()


async def choose(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Do with a goal what was chosen in its menu."""
    deed, goal_id = views.chosen(action["selected_option"]["value"])
    if deed in (views.NOTES, views.EDIT):
        async with core.db.transaction() as session:
            form = await _form(session, deed, goal_id, body["user"]["id"])
        await modals.show(core, body, form)
        await ack()
    else:
        await _settle(ack, body, GoalState(deed), goal_id, core)


async def save(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Save a new goal or a changed one, and show the list as it is now."""
    member = body["user"]["id"]
    pairing_id, goal_id = views.read_of(view)
    async with core.db.transaction() as session:
        await _save(session, view, pairing_id, goal_id, member=member, core=core)
        shown = await page(session, pairing_id, member)
        pairing = await pairings.get_for(session, pairing_id, member)
    core.wake.set()
    await back_to(ack, view, shown, core)
    for each in (pairing.guide, pairing.officer):
        await home.refresh(core, each)


async def keep_note(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Keep a note, and show the goals with one note more."""
    member, now = body["user"]["id"], core.now()
    pairing_id, goal_id = views.read_of(view)
    text = views.read_note(view)
    async with core.db.transaction() as session:
        if goal_id and await inbox.take(session, view["id"], now=now):
            await goals.note(session, goal_id, text, by=member, form_id=view["id"], now=now)
        shown = await page(session, pairing_id, member)
    core.wake.set()
    await back_to(ack, view, shown, core)


async def _save(
    session: AsyncSession,
    view: dict[str, Any],
    pairing_id: int,
    goal_id: int | None,
    *,
    member: str,
    core: Core,
) -> None:
    now, kept = core.now(), None
    if goal_id:
        goal, _ = await goals.get_for(session, goal_id, member)
        kept = goal.by_when
    draft = views.read(view, earliest=earliest_day(now, kept=kept))
    if not await inbox.take(session, view["id"], now=now):
        return
    if goal_id:
        await goals.change(session, goal_id, draft, by=member)
    else:
        await goals.add(session, pairing_id, draft, by=member, form_id=view["id"], now=now)


async def _settle(
    ack: AsyncAck, body: dict[str, Any], state: GoalState, goal_id: int, core: Core
) -> None:
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        pairing = await goals.settle(session, goal_id, state, by=member)
        _, number = views.read_of(body["view"])
        shown = await page(session, pairing.id, member, number or 0)
    await ack()
    await modals.redraw(core, body["view"]["id"], shown)
    for each in (pairing.guide, pairing.officer):
        await home.refresh(core, each)


async def _form(session: AsyncSession, deed: str, goal_id: int, member: str) -> View:
    if deed == views.NOTES:
        return await _notes(session, goal_id, member)
    goal, pairing = await goals.get_for(session, goal_id, member)
    pairings.require_running(pairing)
    return views.form(pairing.id, await goals.seen(session, goal))


async def _notes(session: AsyncSession, goal_id: int, member: str, number: int = 0) -> View:
    goal, pairing = await goals.get_for(session, goal_id, member)
    return views.notes(
        pairings.together(pairing, member),
        await goals.seen(session, goal),
        await goals.notes_of(session, goal),
        number=number,
    )


def register(app: AsyncApp) -> None:
    app.action(re.compile(rf"^{views.TURN_GOALS}:"))(turn)
    app.action(re.compile(rf"^{views.TURN_NOTES}:"))(turn_notes)
    app.action(views.ADD_GOAL)(open_form)
    app.action(views.GOAL_MENU)(choose)
    app.view(views.GOAL_FORM)(save)
    app.view(views.NOTE_FORM)(keep_note)
