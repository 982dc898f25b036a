"""Members give the library pieces, and suggest changes of those that are there."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.domain.errors import Gone
from bot.domain.guidance import Entry
from bot.domain.pieces import Words
from bot.services import contributions, inbox, pieces
from bot.views import piece_fields, piece_form
from bot.views import reading as reading_views
from handlers import home, modals, review
from models import PieceOrigin


async def open_form(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the empty form, for whoever typed the command or pressed the button."""
    await modals.show(core, body, piece_form.blank())
    await ack()


async def run_shortcut(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the form with a message's words, and ask whose they are where they are another's."""
    message = body["message"]
    is_own = message.get("user") == body["user"]["id"] and not message.get("bot_id")
    form = piece_form.from_message(message.get("text") or "", is_own=is_own)
    await core.gateway.open_view(body["trigger_id"], form)
    await ack()


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Put the piece in review first, then say so."""
    now, member = core.now(), body["user"]["id"]
    words, credited = piece_fields.read(view, year=now.year)
    async with core.db.transaction() as session:
        await pieces.submit(
            session,
            words,
            origin=PieceOrigin.CONTRIBUTED,
            contributor=member,
            credited=credited,
            form_id=view["id"],
            now=now,
        )
    await ack(response_action="update", view=piece_form.received(credited=credited))
    await home.refresh(core, member)


async def open_change(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Open the form for a change; a facilitator gets the piece with all that they may decide."""
    slug, member = action["value"], body["user"]["id"]
    entry = await _readable(core, slug, member)
    if await core.people.is_facilitator(member):
        await review.show_piece(core, body, slug)
    else:
        async with core.db.transaction() as session:
            await contributions.require_open_to_change(session, slug)
        await modals.show(core, body, piece_form.change(slug, _words(entry)))
    await ack()


async def submit_change(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Put the change in review; readers see nothing of it."""
    now, member, slug = core.now(), body["user"]["id"], view["private_metadata"]
    entry = await _readable(core, slug, member)
    words = piece_fields.read_over(view, _words(entry), year=now.year)
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=now):
            await contributions.propose(
                session,
                slug,
                words,
                piece_fields.read_why(view),
                by=member,
                shipped=core.library.shipped(slug),
                now=now,
            )
    await ack(response_action="update", view=piece_form.suggested())


async def _readable(core: Core, slug: str, member: str) -> Entry:
    """Give a piece that is there and that they may read: of others nothing is said at all."""
    entry = core.library.entry(slug, await core.reader(member))
    if entry is None:
        raise Gone(reading_views.gone())
    return entry


def _words(entry: Entry) -> Words:
    return Words.of(entry.piece, entry.audience)


def register(app: AsyncApp) -> None:
    app.message_shortcut(piece_fields.SAVE)(run_shortcut)
    app.view(piece_fields.CONTRIBUTE)(submit)
    app.action(reading_views.SUGGEST_CHANGE)(open_change)
    app.view(piece_fields.SUGGEST)(submit_change)
