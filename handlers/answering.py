"""/checkin, and the form in which a member answers."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View

from bot.core import Core
from bot.services import checkins, inbox
from bot.views import answered, mrkdwn
from bot.views import answering as views
from bot.views.checkin import ANSWER
from bot.views.plain import plain
from handlers import assessments, away, history, home, modals
from handlers.checkins import open_settings
from handlers.pairings import back_to


async def use_command(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open what the words name; everything else is answered with usage."""
    words = plain(body.get("text", "")).strip()
    if door := _DOORS.get(words.lower()):
        await door(ack, body, core)
        return
    said = f"I do not know “{mrkdwn.line(words, 60)}”. Here is what I can do:\n"
    unknown = words and words.lower() != "help"
    await ack(text=f"{said if unknown else ''}{answered.USAGE}", response_type="ephemeral")


async def open_now(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the form for the prompt that waits, or else for a check-in of one's own accord."""
    member = modals.member_of(body)
    async with core.db.transaction() as session:
        waiting = await checkins.waiting(session, member)
        form = views.form(await checkins.form_for(session, waiting, by=member))
    await modals.show(core, body, form)
    await ack()


async def open_one(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Open the form for the check-in that a button belongs to."""
    await modals.show(core, body, await form_of(core, int(action["value"]), body["user"]["id"]))
    await ack()


async def save(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Save an answer, and say who reads it; over the list of check-ins, show that instead."""
    member, now = body["user"]["id"], core.now()
    draft, check_in_id = views.read(view), views.read_of(view)
    async with core.db.transaction() as session:
        saved = None
        if await inbox.take(session, view["id"], now=now):
            check_in = await checkins.answer(
                session, check_in_id, draft, by=member, form_id=view["id"], now=now
            )
            saved = answered.saved(checkins.shared_with(check_in))
        listed = await history.page(session, member)
    core.wake.set()
    if view.get("previous_view_id"):
        await back_to(ack, view, listed, core)
    else:
        await ack(response_action="update", view=saved or listed)
    await home.refresh(core, member)


async def form_of(core: Core, check_in_id: int, member: str) -> View:
    async with core.db.transaction() as session:
        return views.form(await checkins.form_for(session, check_in_id, by=member))


_DOORS: dict[str, Callable[[AsyncAck, dict[str, Any], Core], Awaitable[None]]] = {
    "": open_now,
    "history": history.open_history,
    "pause": away.command_pause,
    "settings": open_settings,
    "supports": assessments.open_supports,
}
"""What follows /checkin, and what it opens."""


def register(app: AsyncApp) -> None:
    app.command("/checkin")(use_command)
    app.action(ANSWER)(open_one)
    app.view(views.ANSWER_FORM)(save)
