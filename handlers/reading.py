"""A piece of guidance is read, step by step where it is one of a set, and judged."""

from contextlib import suppress
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain.errors import Gone
from bot.domain.guidance import Entry, Reader
from bot.services import feedback
from bot.slack.gateway import Refused, Unavailable
from bot.views import judging, piece_card, usage
from bot.views import reading as views
from bot.views.reading import Steps, Whole
from handlers import modals


async def read(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Open the whole piece: on the modal that was pressed in, or in its place where three lie."""
    piece = await _whole(core, action["value"], body["user"]["id"])
    await modals.show(core, body, piece)
    await ack()


async def turn(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Show the next or the previous step in the place of this one."""
    step = await _whole(core, action["value"], body["user"]["id"])
    await modals.redraw(core, (body.get("view") or {}).get("id"), step)
    await ack()


async def judge(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Note one member's word, and answer it privately: with thanks, or with the question why."""
    useful, slug = action["action_id"] == piece_card.USEFUL, action["value"]
    member = body["user"]["id"]
    await _entry(core, slug, await core.reader(member))
    async with core.db.transaction() as session:
        await feedback.give(session, piece=slug, member=member, useful=useful, now=core.now())
    if useful:
        await _thank(ack, body, respond, core)
    else:
        with suppress(Refused, Unavailable):  # the word is noted; the rest is optional
            noted = usage.told(judging.thanks(useful=False))
            await modals.show(core, body, judging.why_form(slug), instead=noted)
        await ack()


async def explain(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Save why it was not useful, then say so."""
    why, slug, member = judging.read(view), view["private_metadata"], body["user"]["id"]
    await _entry(core, slug, await core.reader(member))
    async with core.db.transaction() as session:
        await feedback.explain(session, piece=slug, member=member, why=why, now=core.now())
    await ack(response_action="update", view=judging.told())


async def _thank(ack: AsyncAck, body: dict[str, Any], respond: AsyncRespond, core: Core) -> None:
    """Thank a member where they pressed: on the piece itself, over a modal, or under a message."""
    said, view = judging.thanks(useful=True), body.get("view") or {}
    await ack()
    if view.get("callback_id") == views.READING:
        slug, member = view["private_metadata"], body["user"]["id"]
        await modals.redraw(core, view["id"], await _whole(core, slug, member, note=said))
    elif modals.is_in_modal(body):
        await core.gateway.push_view(body["trigger_id"], usage.told(said))
    else:
        await respond(text=said, replace_original=False, response_type="ephemeral")


async def _whole(core: Core, slug: str, member: str, *, note: str = "") -> View:
    """Draw a piece as this member may read it."""
    reader, library = await core.reader(member), core.library
    entry = await _entry(core, slug, reader)
    contrary = [(library.entry(each.slug, reader), each.about) for each in entry.contrary]
    whole = Whole(
        entry=entry,
        contrary=tuple((other, about) for other, about in contrary if other),
        steps=_steps(core, entry, reader),
        facilitates=reader.facilitates,
    )
    return views.reading(whole, today=core.now().date(), note=note)


def _steps(core: Core, entry: Entry, reader: Reader) -> Steps | None:
    if entry.piece.guide is None:
        return None
    steps = core.library.guide(entry.piece.guide, reader)
    at = next(place for place, each in enumerate(steps) if each.piece.slug == entry.piece.slug)
    return Steps(
        number=at + 1,
        of=len(steps),
        back=steps[at - 1] if at else None,
        on=steps[at + 1] if at + 1 < len(steps) else None,
    )


async def _entry(core: Core, slug: str, reader: Reader) -> Entry:
    """Give a piece that is there and that they may read: of others nothing is said at all."""
    entry = core.library.entry(slug, reader)
    if entry is None:
        raise Gone(views.gone())
    return entry


def register(app: AsyncApp) -> None:
    app.action(piece_card.READ)(read)
    app.action(views.STEP_BACK)(turn)
    app.action(views.STEP_ON)(turn)
    app.action(piece_card.USEFUL)(judge)
    app.action(piece_card.NOT_USEFUL)(judge)
    app.view(judging.WHY_FORM)(explain)
