"""The library is searched: by `/guidance`, and for a message; what is found is shared here."""

import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from aiohttp import ClientError
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.core import Core
from bot.domain.errors import Gone, NotAllowed
from bot.domain.guidance import GUIDES, Reader
from bot.domain.notices import FoundPiece
from bot.services import answers, inbox, unfound
from bot.views import guidance as views
from bot.views import guidance_usage, piece_card, reading, usage
from bot.views.blocks import Message
from bot.views.finding import CARRIED, read_carried
from bot.views.plain import plain
from handlers import contributing, library_digest, modals, upkeep

Door = Callable[[AsyncAck, dict[str, Any], Core], Awaitable[None]]
_DOORS: dict[str, Door] = {
    "add": contributing.open_form,
    "digest": library_digest.open_choice,
    "law": upkeep.open_law,
}
"""What follows /guidance, and what it opens."""
_LABEL = re.compile(r"^\*[^*\n]+\*$\n?", re.MULTILINE)
_NEAREST = 1
"""Pieces whose topics tell what a search that found nothing was about."""


async def use_command(
    ack: AsyncAck, body: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Answer the words that came with the command; without any, say what there is."""
    words = plain(body.get("text", "")).strip()
    if door := _DOORS.get(words.lower()):
        await door(ack, body, core)
    elif words.lower() in ("", "help"):
        shown = await _usage(core, body["user_id"])
        await ack(response_type="ephemeral", **_drawn(shown))
    else:
        await ack()  # what follows may take longer than Slack waits
        shown = await _answer(core, body["user_id"], words)
        await respond(response_type="ephemeral", **_drawn(shown))


async def find_for_message(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Show in a modal what fits a message. Its words are somebody else's: they are kept nowhere."""
    message = body["message"]
    words = _words_of(message)
    if not words:
        raise NotAllowed("There are no words in this message to look for. Try `/guidance`.")
    thread = message.get("thread_ts") or message["ts"]
    place = views.Place(body["response_url"], thread)
    pieces, more = await _search(core, words, await core.reader(body["user"]["id"]))
    view = views.for_message(words, pieces, place, more=more)
    await core.gateway.open_view(body["trigger_id"], view)
    await ack()


async def show_more(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Show the next that fit the words that the button carries, in the place of these."""
    carried, words = read_carried(action["value"])
    skip, reader = int(carried), await core.reader(body["user"]["id"])
    await ack()
    pieces, more = await _search(core, words, reader, skip=skip)
    if modals.is_in_modal(body):
        place = views.Place.of(body["view"])
        view = views.for_message(words, pieces, place, skip=skip, more=more)
        await modals.redraw(core, body["view"]["id"], view)
    else:
        shown = views.results(words, pieces, skip=skip, more=more)
        await respond(response_type="ephemeral", replace_original=True, **_drawn(shown))


async def share_here(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show a piece to everybody where it was looked for, once for each press."""
    member = body["user"]["id"]
    piece = await _may_share(core, action["value"], member)
    in_modal = modals.is_in_modal(body)
    place = views.Place.of(body["view"]) if in_modal else _here(body)
    async with core.db.transaction() as session:
        is_new = await inbox.take(session, body["trigger_id"], now=core.now())
    await ack()
    if is_new:
        arrived = await _say(place, views.shared(piece, by=member))
        if in_modal or not arrived:
            said = usage.told(views.shared_in_thread() if arrived else views.not_shared())
            await modals.show(core, body, said)


def _words_of(message: dict[str, Any]) -> str:
    """Give what a message says. The text of an app's message only sums up its labelled blocks."""
    said = [
        block["text"]["text"]
        for block in message.get("blocks") or ()
        if block["type"] in ("header", "section") and "text" in block
    ]
    text = _LABEL.sub("", "\n".join(said)).strip() or message.get("text") or ""
    return plain(text).strip()[:CARRIED]


async def _usage(core: Core, member: str) -> Message:
    reader = await core.reader(member)
    sets = [core.library.guide(name, reader) for name in GUIDES]
    return guidance_usage.usage(sets, facilitates=reader.facilitates)


async def _answer(core: Core, member: str, words: str) -> Message:
    """Search for a member; what the library has nothing on is noted without them."""
    reader = await core.reader(member)
    pieces, more = await _search(core, words, reader)
    if not pieces:
        near = await core.library.rank(words, reader=reader, limit=_NEAREST)
        topics = {topic for found in near for topic in found.piece.topics}
        async with core.db.transaction() as session:
            await unfound.note(session, words, member=member, topics=topics, now=core.now())
    return views.results(words, pieces, more=more)


async def _search(
    core: Core, words: str, reader: Reader, *, skip: int = 0
) -> tuple[list[FoundPiece], bool]:
    """Find the best five after the best `skip`, and whether there are more."""
    found = await answers.find(core.library, words, reader=reader, today=core.now().date())
    return found[skip : skip + views.AT_ONCE], len(found) > skip + views.AT_ONCE


async def _may_share(core: Core, slug: str, member: str) -> FoundPiece:
    """Give a piece that everybody may see; of one that its reader may not see say nothing."""
    if entry := core.library.entry(slug):
        return FoundPiece.whole(entry, today=core.now().date())
    if core.library.entry(slug, await core.reader(member)):
        raise NotAllowed("Only facilitators see this piece, so it is not shared here.")
    raise Gone(reading.gone())


def _here(body: dict[str, Any]) -> views.Place:
    """Tell where an answer that only one member sees stands."""
    return views.Place(body["response_url"], body["container"].get("thread_ts") or "")


async def _say(place: views.Place, message: Message) -> bool:
    """Say something to everybody in a conversation that the bot need not be in."""
    say = AsyncRespond(response_url=place.response_url)
    thread = place.thread or None
    try:
        answer = await say(
            response_type="in_channel", replace_original=False, thread_ts=thread, **_drawn(message)
        )
    except (ClientError, TimeoutError):
        return False
    return answer.status_code == HTTPStatus.OK


def _drawn(message: Message) -> dict[str, Any]:
    return {"text": message.text, "blocks": [block.to_dict() for block in message.blocks]}


def register(app: AsyncApp) -> None:
    app.command("/guidance")(use_command)
    app.message_shortcut(views.FIND_SHORTCUT)(find_for_message)
    app.action(views.MORE)(show_more)
    app.action(piece_card.SHARE_HERE)(share_here)
    app.action(guidance_usage.CONTRIBUTE)(contributing.open_form)
