"""A member chooses whether I write once a month what is new in the library."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.services import library_digest, members
from bot.views import library_digest as views
from handlers import home, modals, zones


async def open_choice(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the choice as it stands: by the command, from Home or from the message itself."""
    member = modals.member_of(body)
    facilitates = await core.people.is_facilitator(member)
    async with core.db.transaction() as session:
        wants = await library_digest.wants(session, member)
    await modals.show(core, body, views.form(wants=wants, facilitates=facilitates))
    await ack()


async def save(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Keep what they chose, and show it in Home."""
    member, wants = modals.member_of(body), views.read(view)
    zone = await zones.of(core, member) if wants else None
    async with core.db.transaction() as session:
        await library_digest.choose(session, member, wants=wants)
        await members.know(session, member, zone=zone)
    await ack(response_action="update", view=views.saved(wants=wants))
    await home.refresh(core, member)


def register(app: AsyncApp) -> None:
    app.action(views.OPEN_CHOICE)(open_choice)
    app.view(views.CHOICE_FORM)(save)
