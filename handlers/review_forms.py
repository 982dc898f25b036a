"""The forms that facilitators fill in about a piece, and the versions that they compare."""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain.errors import Gone
from bot.domain.pieces import Words
from bot.domain.review import Place
from bot.domain.wordings import compare
from bot.services import inbox, pieces, review
from bot.views import deciding, piece_fields, piece_form, usage, versions
from handlers import modals
from handlers.review import OUTCOMES, redraw, require_facilitator, standing_of, take_effect


async def open_edit(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Lay the form on the piece, with the words that wait, or else those that are read."""
    await require_facilitator(core, body)
    place = _place(body, action)
    standing = await standing_of(core, place.slug)
    if standing.seen != place.seen:
        raise Gone("These words have changed since you opened them. Open the queue again.")
    words = standing.change.words if standing.change else standing.words
    form = piece_form.edit(place, words, asks_author=standing.from_work)
    await modals.show(core, body, form)
    await ack()


async def submit_edit(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Publish a facilitator's words, or put them to the author whose press they need."""
    by, now = await require_facilitator(core, body), core.now()
    place = Place.read(view["private_metadata"])
    standing = await standing_of(core, place.slug)
    old = standing.change.words if standing.change else standing.words
    words, outcome = piece_fields.read_over(view, old, year=now.year), None
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=now):
            outcome = await review.edit(
                session,
                place.slug,
                words,
                seen=place.seen,
                shipped=core.library.shipped(place.slug),
                by=by,
                network=core.network,
                now=now,
            )
    await _settled(ack, core, body, place, OUTCOMES[outcome or "published"])


async def open_ask(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    await require_facilitator(core, body)
    await modals.show(core, body, deciding.ask_form(_place(body, action)))
    await ack()


async def submit_ask(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Hand a piece back to who gave it, with a question."""
    await require_facilitator(core, body)
    place = Place.read(view["private_metadata"])
    question = deciding.read_reason(view, "question")
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await review.ask_author(session, place.slug, question, now=core.now())
    await _settled(ack, core, body, place, "I ask them. Their answer brings it back here.")


async def open_decline(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    await require_facilitator(core, body)
    await modals.show(core, body, deciding.decline_form(_place(body, action)))
    await ack()


async def submit_decline(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Publish it not, and tell who gave it why."""
    await require_facilitator(core, body)
    place = Place.read(view["private_metadata"])
    reason = deciding.read_reason(view, "reason")
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await review.decline(session, place.slug, reason, seen=place.seen)
    await _settled(ack, core, body, place, "It is declined. Whoever gave it is told why.")


async def open_versions(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Lay on the piece the wordings that readers saw."""
    await require_facilitator(core, body)
    await modals.show(core, body, await _versions(core, action["value"]))
    await ack()


async def compare_versions(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show above them what changed from the one before to one of them."""
    await require_facilitator(core, body)
    slug, _, number = action["value"].partition(":")
    await ack()
    await modals.redraw(core, body["view"]["id"], await _versions(core, slug, int(number)))


async def _versions(core: Core, slug: str, number: int | None = None) -> View:
    async with core.db.transaction() as session:
        piece = await pieces.of_slug(session, slug)
        kept = await pieces.versions(session, piece) if piece else ()
    if not kept:
        raise Gone("No versions of this piece are kept.")
    shown = [versions.Version(number=each.number, at=each.at, by=each.by) for each in kept]
    words = {each.number: each.words for each in kept}
    if number is None or number not in words or number - 1 not in words:
        return versions.versions(slug, shown)
    older, newer = (Words.from_json(words[each]) for each in (number - 1, number))
    compared = versions.between(number - 1, number, compare(older, newer))
    return versions.versions(slug, shown, compared)


async def _settled(
    ack: AsyncAck, core: Core, body: dict[str, Any], place: Place, note: str
) -> None:
    """Say it in the form's place, and show it in the piece beneath."""
    await take_effect(core)
    await ack(response_action="update", view=usage.told(note))
    await redraw(core, body, body["view"].get("previous_view_id"), place, note=note)


def _place(body: dict[str, Any], action: dict[str, Any]) -> Place:
    """Tell what a button is about, and where the page that holds it lies."""
    page = Place.read(body["view"]["private_metadata"])
    return replace(Place.read(action["value"]), in_queue=page.in_queue)


def register(app: AsyncApp) -> None:
    app.action(deciding.EDIT)(open_edit)
    app.view(piece_fields.EDIT)(submit_edit)
    app.action(deciding.ASK)(open_ask)
    app.view(deciding.ASK_FORM)(submit_ask)
    app.action(deciding.DECLINE)(open_decline)
    app.view(deciding.DECLINE_FORM)(submit_decline)
    app.action(deciding.VERSIONS)(open_versions)
    app.action(versions.COMPARE)(compare_versions)
