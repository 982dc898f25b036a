"""A member says whether they come, takes the calendar file, and says what it was worth."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.calendars import invitation, uid_of
from bot.core import Core
from bot.domain.errors import NotAllowed
from bot.services import convening_people, convenings, inbox, rsvps
from bot.views import convening as views
from bot.views import convening_after, usage
from handlers import cohorts, home, modals
from models import Convening


async def answer(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Note it, from the message, from Home or from `/cohort`; all of them show it."""
    member, now = body["user"]["id"], core.now()
    said = views.COMES[action["action_id"]]
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=now):
            await rsvps.answer(
                session,
                int(action["value"]),
                said,
                by=member,
                cause=body["trigger_id"],
                now=now,
            )
    core.wake.set()
    await ack()
    if modals.is_in_modal(body):
        await modals.redraw(core, body["view"]["id"], await cohorts.first(body, core))
    await home.refresh(core, member)


async def share_calendar(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Give the calendar file, in the DM of who asked."""
    member = modals.member_of(body)
    async with core.db.transaction() as session:
        convening = await convenings.get(session, int(action["value"]))
        if not await convening_people.is_invited(session, convening, member):
            raise NotAllowed("Only who is invited to this can do that.")
    await ack()
    if modals.is_in_modal(body):
        await modals.redraw(core, body["view"]["id"], usage.told(_SENT))
    is_off = convening.cancelled_at is not None
    open_it = "take it out of your calendar" if is_off else "put it into your calendar"
    await core.gateway.share_file(
        await core.gateway.place(member),
        f"convening-{convening.id}.ics",
        _file(core, convening),
        title=convening.title,
        comment=f"Open this file to {open_it}. It takes the place of an earlier one.",
    )


async def open_worth(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Ask what it was worth, with what they said before."""
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        convening, row = await rsvps.worth_of(session, int(action["value"]), member, now=core.now())
        form = convening_after.worth_form(
            convening.id, convening.title, useful=row.useful, words=row.words or ""
        )
    await modals.show(core, body, form)
    await ack()


async def save_worth(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Keep it until it is summed up."""
    convening_id, useful, words = convening_after.read_worth(view)
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await rsvps.tell_worth(
                session,
                convening_id,
                useful=useful,
                words=words,
                by=body["user"]["id"],
                cause=view["id"],
                now=core.now(),
            )
    core.wake.set()
    await ack(response_action="update", view=usage.told("Thank you. You can change it for a week."))


_SENT = "The calendar file is in your messages from me."


def _file(core: Core, convening: Convening) -> bytes:
    return invitation(
        uid=uid_of(core.network.team_id, convening.id),
        version=convening.version,
        title=convening.title,
        starts_at=convening.starts_at,
        ends_at=convening.ends_at,
        place=convening.place,
        about=convening.agenda,
        written_at=core.now(),
        cancelled=convening.cancelled_at is not None,
    )


def register(app: AsyncApp) -> None:
    for action in views.COMES:
        app.action(action)(answer)
    app.action(views.CALENDAR)(share_calendar)
    app.action(convening_after.WORTH)(open_worth)
    app.view(convening_after.WORTH_FORM)(save_worth)
