"""/cohort: cohorts for those who look after them, and what the others see of theirs."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain.cohorts import CohortDraft
from bot.domain.errors import InvalidInput, NotAllowed
from bot.services import cohort_pages, cohorts, convenings, inbox, round_seen, schedules
from bot.slack.gateway import Refused, Unavailable
from bot.views import cohort as views
from bot.views import cohort_form, round_form
from handlers import modals, zones

Opens: TypeAlias = Callable[[AsyncAck, dict[str, Any], dict[str, Any], Core], Awaitable[None]]
OF_ONE: dict[str, Opens] = {}
"""What `/cohort WORD` opens of a cohort: the same as the button of its page."""
FOR_ALL: dict[str, Callable[[dict[str, Any], Core], Awaitable[View]]] = {}
"""What `/cohort WORD` shows to any member."""


async def use_command(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open what the words name; everything else is answered with usage."""
    words = body.get("text", "").strip().lower()
    if words in OF_ONE:
        await _open_of_one(ack, body, core, OF_ONE[words])
        return
    show = {"": first, "new": _new, "pairs": _rounds, **FOR_ALL}.get(words)
    if show is None:
        await ack(text=views.usage(words), response_type="ephemeral")
        return
    await core.gateway.open_view(body["trigger_id"], await show(body, core))
    await ack()


async def open_new(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Lay the empty form on the list."""
    await modals.show(core, body, await _new(body, core))
    await ack()


async def open_one(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Lay a cohort's page on the list."""
    await looks_after(body, core, int(action["value"]))
    await modals.show(core, body, await page(core, int(action["value"])))
    await ack()


async def open_change(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Lay the form of a cohort on its page."""
    await looks_after(body, core, int(action["value"]))
    async with core.db.transaction() as session:
        known = await cohorts.get(session, int(action["value"]))
    await modals.show(core, body, cohort_form.form(known))
    await ack()


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Save a new cohort, or a changed one."""
    known = int(view["private_metadata"]) if view.get("private_metadata") else None
    by = await (looks_after(body, core, known) if known else facilitator(body, core))
    draft = cohort_form.read(view)
    reached = await _reaches(core, draft)
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            if known:
                await cohorts.change(session, known, draft, now=core.now())
                await schedules.move_to_zone(session, known, draft.zone, now=core.now())
            else:
                await cohorts.create(session, draft, form_id=view["id"], by=by, now=core.now())
    await ack(response_action="update", view=views.saved(draft, reached=reached))
    await zones.learn(core, draft.members or ())
    if known:
        await modals.redraw(core, view.get("previous_view_id"), await page(core, known))
    elif view["root_view_id"] != view["id"]:
        await modals.redraw(core, view["root_view_id"], await first(body, core))


async def archive(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Take a cohort off the list."""
    cohort_id = int(action["value"])
    await looks_after(body, core, cohort_id)
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            await cohorts.archive(session, cohort_id, now=core.now())
    await ack()
    shown = await first(body, core)
    await modals.redraw(core, body["view"]["id"], shown)
    if body["view"]["root_view_id"] != body["view"]["id"]:
        await modals.redraw(core, body["view"]["root_view_id"], shown)


async def facilitator(body: dict[str, Any], core: Core) -> str:
    """Return who pressed or typed, if they facilitate the network."""
    member = modals.member_of(body)
    if not await core.people.is_facilitator(member):
        raise NotAllowed(
            "This is for facilitators: my Home tab names them. To meet a peer yourself, choose "
            "*Meet a peer* there."
        )
    return member


async def looks_after(body: dict[str, Any], core: Core, cohort_id: int) -> str:
    """Return who pressed or typed, if they facilitate this cohort, or the whole network."""
    member = modals.member_of(body)
    async with core.db.transaction() as session:
        if cohort_id in await cohorts.looked_after(session, member):
            return member
    if not await core.people.is_facilitator(member):
        raise NotAllowed("Only who facilitates this cohort may do this. `/cohort` names them.")
    return member


async def first(body: dict[str, Any], core: Core) -> View:
    """Show the cohorts to who looks after some; everybody else sees their own."""
    member = modals.member_of(body)
    facilitates = await core.people.is_facilitator(member)
    async with core.db.transaction() as session:
        kept = await cohorts.listed(session, by=None if facilitates else member)
        if facilitates or kept:
            return views.overview(kept, makes_new=facilitates)
        coming = await convenings.coming_to(session, member, now=core.now())
        return views.mine(await cohort_pages.of_member(session, member), coming)


async def _new(body: dict[str, Any], core: Core) -> View:
    member = await facilitator(body, core)
    return cohort_form.form(zone=(await core.people.profile(member)).zone)


async def page(core: Core, cohort_id: int) -> View:
    async with core.db.transaction() as session:
        seen, progress = await cohort_pages.gather(
            session, cohort_id, pace=core.pace, now=core.now()
        )
        return views.page(seen, progress)


async def _rounds(body: dict[str, Any], core: Core) -> View:
    await facilitator(body, core)
    async with core.db.transaction() as session:
        return round_form.start(await cohorts.listed(session), await round_seen.listed(session))


async def _open_of_one(ack: AsyncAck, body: dict[str, Any], core: Core, opens: Opens) -> None:
    """Open it of the one cohort that somebody looks after; of several, let them choose."""
    member = modals.member_of(body)
    facilitates = await core.people.is_facilitator(member)
    async with core.db.transaction() as session:
        kept = await cohorts.listed(session, by=None if facilitates else member)
    if len(kept) == 1:
        await opens(ack, body, {"value": str(kept[0].cohort_id)}, core)
        return
    await core.gateway.open_view(body["trigger_id"], await first(body, core))
    await ack()


async def _reaches(core: Core, draft: CohortDraft) -> bool:
    """Whether the bot is in the cohort's channel; a shared one is refused."""
    if draft.channel is None:
        return True
    try:
        channel = await core.gateway.channel(draft.channel)
    except Unavailable:
        return True
    except Refused:
        return False  # a private channel that the bot is not in
    if channel.is_shared:
        raise InvalidInput(
            channel="Other organisations read in this channel. Please choose one of your own."
        )
    return channel.is_member


def register(app: AsyncApp) -> None:
    app.command("/cohort")(use_command)
    app.action(views.NEW)(open_new)
    app.action(views.OPEN)(open_one)
    app.action(views.EDIT)(open_change)
    app.action(views.ARCHIVE)(archive)
    app.view(cohort_form.COHORT_FORM)(submit)
