"""What a member does with pieces that they gave: answer about one, agree, take one back."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain.errors import Gone
from bot.services import contributions, inbox, pieces, settling
from bot.views import own_pieces as views
from bot.views import piece_fields, piece_form
from handlers import home, modals


async def open_given(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """List what a member gave."""
    await modals.show(core, body, await _own(core, body))
    await ack()


async def open_answer(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Open a member's own piece with what they were asked about it."""
    async with core.db.transaction() as session:
        piece = await contributions.asked_of(session, int(action["value"]), body["user"]["id"])
        form = piece_form.answer(piece.id, pieces.words_of(piece), piece.asked or "")
    await modals.show(core, body, form)
    await ack()


async def submit_answer(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Hand the piece back to the facilitators."""
    now, member, piece_id = core.now(), body["user"]["id"], int(view["private_metadata"])
    async with core.db.transaction() as session:
        piece = await contributions.own(session, piece_id, member)
        words = piece_fields.read_over(view, pieces.words_of(piece), year=now.year)
        credited = piece.credited
        if await inbox.take(session, view["id"], now=now):
            await contributions.answer(session, piece_id, words, by=member, now=now)
    await ack(response_action="update", view=piece_form.received(credited=credited))


async def take_back(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    respond: AsyncRespond,
    core: Core,
) -> None:
    """Take a member's piece out of the library for good."""
    async with core.db.transaction() as session:
        was_read = await contributions.take_back(
            session, int(action["value"]), by=body["user"]["id"], now=core.now()
        )
    core.wake.set()
    await core.refresh_library(at_once=0)
    await ack()
    said = views.taken_back(was_read=was_read)
    if modals.is_in_modal(body):
        await modals.redraw(core, body["view"]["id"], await _own(core, body, note=said))
    else:
        await respond(text=said, replace_original=False, response_type="ephemeral")
    await home.refresh(core, body["user"]["id"])


async def open_new_words(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show an author the words that a facilitator would like, whole."""
    async with core.db.transaction() as session:
        piece = await contributions.own(session, int(action["value"]), body["user"]["id"])
        change, old = settling.change_of(piece), pieces.words_of(piece)
    if change is None or change.waits_for != "author":
        raise Gone("These words are not waiting for you any more, so nothing changed.")
    view = views.new_words(piece.id, old, change.words)
    await core.gateway.open_view(body["trigger_id"], view)
    await ack()


async def agree(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Publish exactly the words that the author had before them."""
    piece_id, seen = views.carried(action["value"])
    async with core.db.transaction() as session:
        await contributions.agree(
            session, piece_id, seen=seen, by=body["user"]["id"], now=core.now()
        )
    core.wake.set()
    await core.refresh_library(at_once=0)
    await ack()
    await modals.redraw(core, body["view"]["id"], views.told(views.agreed()))


async def keep(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Leave the author's words as they are."""
    piece_id, seen = views.carried(action["value"])
    async with core.db.transaction() as session:
        await contributions.keep_words(
            session, piece_id, seen=seen, by=body["user"]["id"], now=core.now()
        )
    core.wake.set()
    await ack()
    await modals.redraw(core, body["view"]["id"], views.told(views.kept()))


async def _own(core: Core, body: dict[str, Any], *, note: str = "") -> View:
    async with core.db.transaction() as session:
        given = await contributions.given_by(session, body["user"]["id"])
    return views.own(given, note=note)


def register(app: AsyncApp) -> None:
    app.action(views.OPEN_GIVEN)(open_given)
    app.action(views.ANSWER)(open_answer)
    app.view(piece_fields.ANSWER)(submit_answer)
    app.action(views.TAKE_BACK)(take_back)
    app.action(views.READ_WORDS)(open_new_words)
    app.action(views.AGREE)(agree)
    app.action(views.KEEP)(keep)
