"""What a member tells of themselves: their offer to mentor, their district and week, a pause."""

from datetime import date, datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.domain.errors import NotAllowed
from bot.domain.hours import WorkingWeek
from bot.services import apart, inbox, members, mentors
from bot.views import about_form, mentor, mentor_form
from bot.views import profile as views
from handlers import home, zones


async def command_offer(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the offer for somebody who typed a command."""
    await _open_offer(body["user_id"], body["trigger_id"], core)
    await ack()


async def open_offer(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the offer for somebody who pressed a button."""
    await _open_offer(body["user"]["id"], body["trigger_id"], core)
    await ack()


async def submit_offer(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Save the offer, and show it in Home."""
    member, now = body["user"]["id"], core.now()
    zone = await zones.of(core, member)
    offered = mentor_form.read_offer(view, today=_today(now, zone))
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=now):
            await mentors.offer(session, offered, member=member, now=now)
            await members.know(session, member, zone=zone)
    await ack(response_action="update", view=mentor_form.offer_saved(offered))
    await home.refresh(core, member)


async def open_about(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the form with what the member told already, and their own private list."""
    member = body["user"]["id"]
    zone = await zones.of(core, member)
    async with core.db.transaction() as session:
        await members.know(session, member, zone=zone)
        known = await members.told(session, member)
        kept = await apart.chosen_by(session, member)
    form = about_form.about(known, apart=kept, year=core.now().year)
    await core.gateway.open_view(body["trigger_id"], form)
    await ack()


async def submit_about(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Save what the member tells, and show it in Home."""
    told, kept = about_form.read_about(view), about_form.read_apart(view)
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await members.save(session, member, told)
            await apart.choose(session, member, kept)
    await ack(response_action="update", view=about_form.about_saved())
    await home.refresh(core, member)


async def pause(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Stop mentoring for a while: until they say so, or until the day they choose."""
    member, until = body["user"]["id"], action.get("selected_date")
    back = date.fromisoformat(until) if until else None
    if back and back <= _today(core.now(), await zones.of(core, member)):
        raise NotAllowed("Choose a day from tomorrow on, or press *I'm back*.")
    async with core.db.transaction() as session:
        await mentors.pause(session, member, until=back)
    await ack()
    await home.refresh(core, member)


async def resume(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Be back."""
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        await mentors.resume(session, member)
    await ack()
    await home.refresh(core, member)


async def _open_offer(member: str, trigger_id: str, core: Core) -> None:
    async with core.db.transaction() as session:
        known = await mentors.offered(session, member)
    form = mentor_form.offer(known.as_of(core.now().date()) if known else None)
    await core.gateway.open_view(trigger_id, form)


def _today(now: datetime, zone: str | None) -> date:
    """Tell the member's own day."""
    return now.astimezone(WorkingWeek(zone=zone).clock).date()


def register(app: AsyncApp) -> None:
    app.action(mentor.OFFER)(open_offer)
    app.view(mentor_form.OFFER_FORM)(submit_offer)
    app.action(mentor.ABOUT)(open_about)
    app.view(about_form.ABOUT_FORM)(submit_about)
    app.action(views.PAUSE)(pause)
    app.action(views.PAUSE_UNTIL)(pause)
    app.action(views.RESUME)(resume)
