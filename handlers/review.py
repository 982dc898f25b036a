"""Facilitators decide on what waits in the library: they publish, edit, ask, decline, hide."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain.errors import Gone, NotAllowed
from bot.domain.review import Place, Standing
from bot.services import feedback, review, review_queue
from bot.views import deciding, usage
from bot.views import review as views
from handlers import home, modals

OUTCOMES = {
    "published": "It is in the library now.",
    "author_asked": "I ask its author about these words, and publish them when they agree.",
}


async def open_queue(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the queue for a facilitator."""
    await require_facilitator(core, body)
    await modals.show(core, body, await _queue(core))
    await ack()


async def open_piece(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Lay one piece on the queue."""
    await require_facilitator(core, body)
    await show_piece(core, body, action["value"])
    await ack()


async def show_piece(core: Core, body: dict[str, Any], slug: str) -> None:
    """Show a facilitator one piece. The caller knows that they facilitate."""
    in_queue = (body.get("view") or {}).get("callback_id") == views.QUEUE
    page = deciding.piece(await standing_of(core, slug), in_queue=in_queue)
    await modals.show(core, body, page)


async def publish(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Publish what was seen."""
    by = await require_facilitator(core, body)
    place = Place.read(action["value"])
    async with core.db.transaction() as session:
        outcome = await review.approve(
            session, place.slug, seen=place.seen, by=by, network=core.network, now=core.now()
        )
    await _decided(ack, core, body, OUTCOMES[outcome])


async def hide(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Take a piece out of the library until it is shown again."""
    await require_facilitator(core, body)
    slug, now = action["value"], core.now()
    async with core.db.transaction() as session:
        await review.hide(session, slug, core.library.shipped(slug), now=now)
    await _decided(ack, core, body, "Nobody finds it any more.")


async def show_again(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Put a hidden piece back."""
    await require_facilitator(core, body)
    async with core.db.transaction() as session:
        await review.show_again(session, action["value"], now=core.now())
    await _decided(ack, core, body, "It is in the library again.")


async def answer_news(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Take the words that came with Lantern since, or keep the network's own."""
    by = await require_facilitator(core, body)
    slug, take = action["value"], action["action_id"] == deciding.TAKE_NEWS
    if (shipped := core.library.shipped(slug)) is None:
        raise Gone("Lantern came without this piece, so there is nothing to take.")
    async with core.db.transaction() as session:
        await review.answer_news(session, slug, shipped, take=take, by=by, now=core.now())
    said = "Lantern's words are in the library now." if take else "Your words stay as they are."
    await _decided(ack, core, body, said)


async def close_report(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Note that a facilitator looked at what a reader reported."""
    by = await require_facilitator(core, body)
    async with core.db.transaction() as session:
        await feedback.handle(session, int(action["value"]), core.now())
    await ack()
    await modals.redraw(core, body["view"]["id"], await _queue(core))
    await home.refresh(core, by)


async def require_facilitator(core: Core, body: dict[str, Any]) -> str:
    """Return who acts, if they may."""
    member = modals.member_of(body)
    if not await core.people.is_facilitator(member):
        raise NotAllowed("Only facilitators decide on the library. My Home tab names them.")
    return member


async def standing_of(core: Core, slug: str) -> Standing:
    """Tell how a piece stands, for a facilitator."""
    async with core.db.transaction() as session:
        standing = await review_queue.standing(session, core.library, slug)
    if standing is None:
        raise Gone("This piece has left the library, and nothing that it said is kept.")
    return standing


async def take_effect(core: Core) -> None:
    """Send what is owed after a decision, and let this process's readers see it at once."""
    core.wake.set()
    await core.refresh_library(at_once=0)


async def redraw(
    core: Core, body: dict[str, Any], view_id: str | None, place: Place, *, note: str
) -> None:
    """Draw a piece again as it stands after a decision, and the queue beneath it."""
    page = await _page(core, place.slug, in_queue=place.in_queue, note=note)
    await modals.redraw(core, view_id, page)
    if place.in_queue:
        await modals.redraw(core, body["view"]["root_view_id"], await _queue(core))
    await home.refresh(core, body["user"]["id"])


async def _decided(ack: AsyncAck, core: Core, body: dict[str, Any], note: str) -> None:
    """Let readers see it, and show what became of it in the page that was pressed in."""
    await take_effect(core)
    await ack()
    view = body["view"]
    await redraw(core, body, view["id"], Place.read(view["private_metadata"]), note=note)


async def _page(core: Core, slug: str, *, in_queue: bool, note: str) -> View:
    try:
        return deciding.piece(await standing_of(core, slug), in_queue=in_queue, note=note)
    except Gone:
        return usage.told(note)


async def _queue(core: Core) -> View:
    async with core.db.transaction() as session:
        waiting = await review_queue.gather(session, core.library, today=core.now().date())
    return views.queue(waiting)


def register(app: AsyncApp) -> None:
    app.action(views.OPEN_QUEUE)(open_queue)
    app.action(views.OPEN_PIECE)(open_piece)
    app.action(views.REPORT_DONE)(close_report)
    app.action(deciding.PUBLISH)(publish)
    app.action(deciding.HIDE)(hide)
    app.action(deciding.SHOW_AGAIN)(show_again)
    app.action(deciding.TAKE_NEWS)(answer_news)
    app.action(deciding.KEEP_OURS)(answer_news)
