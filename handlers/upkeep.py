"""Who looks after pieces says that one is still right; facilitators decide who, and doubt laws."""

from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.core import Core
from bot.domain.errors import Gone, InvalidInput, NotAllowed
from bot.domain.freshness import Seen
from bot.domain.guidance import Entry, Reader
from bot.services import inbox, members, reviewing, upkeep
from bot.views import reviewing as digest
from bot.views import upkeep as views
from handlers import modals

_ALL = Reader(facilitates=True)


async def open_upkeep(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Open the form of one piece, for a facilitator."""
    await require_facilitator(core, modals.member_of(body))
    entry = await found(core, action["value"])
    async with core.db.transaction() as session:
        kept = await upkeep.of(session, entry.piece.slug)
    view = views.form(
        entry,
        reviewer=kept.reviewer if kept else None,
        every_days=kept.every_days if kept else None,
        overdue=entry.is_overdue(core.now().date()),
    )
    await modals.show(core, body, view)
    await ack()


async def save(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Keep who looks after a piece, how often, and where its law is in doubt."""
    await require_facilitator(core, modals.member_of(body))
    seen, reviewer, every_days, law = views.read(view)
    entry = await found(core, seen.slug)
    zone = await _may_keep(core, entry, reviewer) if reviewer else None
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await upkeep.assign(session, seen.slug, reviewer, every_days)
            if set(law) != set(seen.law):  # what was not touched stays as others left it
                await upkeep.set_law(session, seen.slug, law)
            if reviewer:
                await members.know(session, reviewer, zone=zone)
    await core.refresh_library(at_once=0)
    await ack(response_action="update", view=views.saved(entry.piece.title, reviewer))


async def say_still_right(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Note that a piece is still right as it was shown, and show what is left to look at."""
    seen, member = Seen.read(action["value"]), modals.member_of(body)
    facilitates = await core.people.is_facilitator(member)
    entry = await found(core, seen.slug, Reader(facilitates=facilitates))
    if entry.version != seen.version:
        raise Gone("Its words have changed since this was shown. Please read it once more first.")
    now, law = core.now(), seen.law
    async with core.db.transaction() as session:
        new = await upkeep.confirm(
            session, seen.slug, by=member, facilitates=facilitates, now=now, law=law
        )
    await core.refresh_library(at_once=0)
    await ack()
    if modals.is_in_modal(body):
        told = views.confirmed(entry.piece.title, new=new)
        await modals.redraw(core, body["view"]["id"], told)
        return
    if seen.week:
        await _redraw(core, body, seen.week)
    text = views.thanks(entry.piece.title, new=new)
    await respond(text=text, replace_original=False, response_type="ephemeral")


async def step_back(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Let a reviewer look after nothing any more, without a reason."""
    async with core.db.transaction() as session:
        count = await upkeep.step_back(session, modals.member_of(body))
    await core.refresh_library(at_once=0)
    await ack()
    await _redraw(core, body, date.fromisoformat(action["value"]))
    text = digest.stepped_back(count)
    await respond(text=text, replace_original=False, response_type="ephemeral")


async def open_law(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the form that doubts a law for several pieces: in place of the modal pressed in."""
    await require_facilitator(core, modals.member_of(body))
    if modals.is_in_modal(body):
        await core.gateway.update_view(body["view"]["id"], views.law_form())
    else:
        await core.gateway.open_view(body["trigger_id"], views.law_form())
    await ack()


async def save_law(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Mark the pieces that a change of law concerns, or take the marks off; then say how many."""
    await require_facilitator(core, modals.member_of(body))
    doubt, doubted = views.read_law(view)
    await core.refresh_library(at_once=0)
    entries = core.library.entries(_ALL)
    slugs = doubt.concerns(entries) if doubted else doubt.doubted(entries)
    async with core.db.transaction() as session:
        count = await upkeep.doubt_law(session, slugs, doubt.state, doubted=doubted)
    await core.refresh_library(at_once=0)
    told = views.law_saved(doubt.state, count, doubted=doubted)
    await ack(response_action="update", view=told)


async def _may_keep(core: Core, entry: Entry, reviewer: str) -> str | None:
    """Tell the time zone of who is to look after a piece; refuse who cannot, beside the field."""
    profile = await core.people.profile(reviewer)
    async with core.db.transaction() as session:
        here = (await members.get(session, reviewer)).here
    if not (profile.is_ours and profile.is_active and here):
        raise InvalidInput(reviewer="They are not in this network, or are an app. Choose another.")
    if entry.audience == "facilitators" and not await core.people.is_facilitator(reviewer):
        raise InvalidInput(reviewer="Only facilitators read this piece. Choose one of them.")
    return profile.zone


async def require_facilitator(core: Core, member: str) -> None:
    if not await core.people.is_facilitator(member):
        raise NotAllowed(
            "Facilitators decide this for the library. If a piece is wrong, suggest a change."
        )


async def found(core: Core, slug: str, reader: Reader = _ALL) -> Entry:
    """Give a piece as it stands now in the database; raise Gone."""
    await core.refresh_library(at_once=0)
    entry = core.library.entry(slug, reader)
    if entry is None:
        raise Gone("This piece has left the library, so there is nothing to do about it.")
    return entry


async def _redraw(core: Core, body: dict[str, Any], week: date) -> None:
    """Show in their weekly message what is left."""
    async with core.db.transaction() as session:
        await reviewing.redraw(
            session,
            core.library,
            core.network,
            modals.member_of(body),
            week,
            cause=body["trigger_id"],
            now=core.now(),
        )
    core.wake.set()


def register(app: AsyncApp) -> None:
    app.action(views.OPEN_UPKEEP)(open_upkeep)
    app.action(views.STILL_RIGHT)(say_still_right)
    app.action(views.OPEN_LAW)(open_law)
    app.action(digest.STEP_BACK)(step_back)
    app.view(views.UPKEEP_FORM)(save)
    app.view(views.LAW_FORM)(save_law)
