"""One pairing: its page, how often and how long, how it is going, and its end."""

from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.services import goals, inbox, pairing_clock, pairings
from bot.views import coaching, coaching_form, pairing_news
from bot.views import goals as goal_views
from handlers import home, modals


async def open_pairing(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show one of the two what they agreed and work towards."""
    async with core.db.transaction() as session:
        view = await page(session, int(action["value"]), body["user"]["id"])
    await modals.show(core, body, view)
    await ack()


async def open_terms(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Open the form that changes how often two people talk, and until when."""
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        pairing = await pairings.get_for(session, int(action["value"]), member)
        pairings.require_running(pairing)
    await modals.show(core, body, coaching_form.terms(pairings.together(pairing, member)))
    await ack()


async def set_terms(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Save how often and until when, tell the other, and show it."""
    member, pairing_id, now = body["user"]["id"], int(view["private_metadata"]), core.now()
    async with core.db.transaction() as session:
        pairing = await pairings.get_for(session, pairing_id, member)
        today = await pairings.officers_day(session, pairing.officer, now)
        terms = coaching_form.read_terms(view, today=today)
        if await inbox.take(session, view["id"], now=now):
            await pairings.set_terms(
                session, pairing_id, terms, by=member, cause=view["id"], now=now
            )
        shown = await page(session, pairing_id, member)
    core.wake.set()
    await back_to(ack, view, shown, core)
    await _refresh_both(core, pairing.guide, pairing.officer)


async def end(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """End a pairing from its page; the other is told kindly."""
    member, pairing_id = body["user"]["id"], int(action["value"])
    async with core.db.transaction() as session:
        pairing = await pairings.get_for(session, pairing_id, member, lock=True)
        pairings.require_running(pairing)
        await pairings.end(session, pairing_id, by=member, now=core.now())
        shown = await page(session, pairing_id, member)
    core.wake.set()
    await ack()
    await modals.redraw(core, body["view"]["id"], shown)
    await _refresh_both(core, pairing.guide, pairing.officer)


async def answer_well(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Take note, in the message alone, that all is well."""
    pairing_id, asked_on = _asked(action)
    async with core.db.transaction() as session:
        await pairing_clock.settle_question(
            session, pairing_id, asked_on, by=body["user"]["id"], state="well"
        )
    core.wake.set()
    await ack()


async def end_asked(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """End a pairing in answer to the question how it is going."""
    member, (pairing_id, asked_on) = body["user"]["id"], _asked(action)
    async with core.db.transaction() as session:
        await pairing_clock.settle_question(session, pairing_id, asked_on, by=member, state="ended")
        await pairings.end(session, pairing_id, by=member, now=core.now())
        pairing = await pairings.get_for(session, pairing_id, member)
    core.wake.set()
    await ack()
    await _refresh_both(core, pairing.guide, pairing.officer)


async def open_change(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show the officer what can be done. Nobody is told that they looked."""
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        pairing = await pairing_clock.require_officer(session, int(action["value"]), member)
        pairings.require_running(pairing)
        told = await pairing_clock.facilitators(session, pairing, core.network)
    await modals.show(core, body, coaching.change(pairings.together(pairing, member), told))
    await ack()


async def want_facilitator(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Tell facilitators that the officer would like to talk, and say so."""
    async with core.db.transaction() as session:
        await pairing_clock.want_facilitator(
            session,
            int(action["value"]),
            by=body["user"]["id"],
            now=core.now(),
            network=core.network,
        )
    core.wake.set()
    await ack()
    await modals.redraw(core, body["view"]["id"], coaching.facilitators_know())


async def page(session: AsyncSession, pairing_id: int, member: str, number: int = 0) -> View:
    """Draw a pairing's page for one of the two."""
    pairing = await pairings.get_for(session, pairing_id, member)
    seen = await goals.of(session, pairing)
    return goal_views.page(pairings.together(pairing, member), seen, number=number)


async def back_to(ack: AsyncAck, view: dict[str, Any], shown: View, core: Core) -> None:
    """Close a form, and draw what lies below it again; a form that lay alone makes way for it."""
    if below := view.get("previous_view_id"):
        await ack()
        await modals.redraw(core, below, shown)
    else:
        await ack(response_action="update", view=shown)


def _asked(action: dict[str, Any]) -> tuple[int, date]:
    pairing_id, _, asked_on = action["value"].partition(":")
    return int(pairing_id), date.fromisoformat(asked_on)


async def _refresh_both(core: Core, *both: str) -> None:
    for member in both:
        await home.refresh(core, member)


def register(app: AsyncApp) -> None:
    app.action(coaching.OPEN_COACHING)(open_pairing)
    app.action(coaching.TERMS)(open_terms)
    app.view(coaching_form.TERMS_FORM)(set_terms)
    app.action(coaching.END)(end)
    app.action(pairing_news.WELL)(answer_well)
    app.action(pairing_news.END_ASKED)(end_asked)
    app.action(pairing_news.CHANGE)(open_change)
    app.action(coaching.WANT_FACILITATOR)(want_facilitator)
