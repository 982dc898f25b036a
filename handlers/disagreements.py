"""A facilitator says that two pieces disagree, and about what, or takes it back."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain.guidance import Entry, Reader
from bot.services import disagreements, inbox
from bot.views import disagreement as views
from handlers import modals
from handlers.upkeep import found, require_facilitator


async def open_form(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Open the form of one piece, with what it disagrees with already."""
    await require_facilitator(core, modals.member_of(body))
    entry = await found(core, action["value"])
    await modals.show(core, body, await _form(core, entry))
    await ack()


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Keep that two pieces disagree; readers of both see it from now on."""
    member = modals.member_of(body)
    await require_facilitator(core, member)
    slug, other, about = views.read(view)
    await found(core, slug)
    await found(core, other)
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await disagreements.say(session, slug, other, about, by=member, now=core.now())
    await core.refresh_library(at_once=0)
    await ack(response_action="update", view=views.saved())


async def take_back(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Say that two pieces do not disagree after all, and show what is left."""
    await require_facilitator(core, modals.member_of(body))
    slug = body["view"]["private_metadata"]
    async with core.db.transaction() as session:
        await disagreements.take_back(session, slug, action["value"])
    await ack()
    entry = await found(core, slug)
    await modals.redraw(core, body["view"]["id"], await _form(core, entry))


async def _form(core: Core, entry: Entry) -> View:
    async with core.db.transaction() as session:
        known = await disagreements.of(session, entry.piece.slug)
    return views.form(entry, known, core.library.entries(Reader(facilitates=True)))


def register(app: AsyncApp) -> None:
    app.action(views.SAY_DISAGREEMENT)(open_form)
    app.action(views.TAKE_BACK)(take_back)
    app.view(views.DISAGREEMENT_FORM)(submit)
