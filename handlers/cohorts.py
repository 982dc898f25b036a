"""/cohort: facilitators keep cohorts, and make rounds of pairs for them."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.domain.errors import NotAllowed
from bot.services import cohorts, inbox, round_seen
from bot.views import cohort as views
from bot.views import round_form


async def use_command(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open what the words name; everything else is answered with usage."""
    words = body.get("text", "").strip().lower()
    show = {"": _overview, "new": _new, "pairs": _rounds}.get(words)
    if show is None:
        await ack(text=views.usage(words), response_type="ephemeral")
        return
    await facilitator(body, core)
    await core.gateway.open_view(body["trigger_id"], await show(core))
    await ack()


async def open_new(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Lay the empty form on the list."""
    await facilitator(body, core)
    await core.gateway.push_view(body["trigger_id"], views.form())
    await ack()


async def open_one(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Lay the form of a cohort on the list."""
    await facilitator(body, core)
    async with core.db.transaction() as session:
        known = await cohorts.get(session, int(action["value"]))
    await core.gateway.push_view(body["trigger_id"], views.form(known))
    await ack()


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Save a new cohort, or a changed one."""
    by = await facilitator(body, core)
    draft, known = views.read(view), view.get("private_metadata")
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            if known:
                await cohorts.change(session, int(known), draft)
            else:
                await cohorts.create(session, draft, form_id=view["id"], by=by, now=core.now())
    await ack(response_action="update", view=views.saved(draft))
    if view["root_view_id"] != view["id"]:
        await core.gateway.update_view(view["root_view_id"], await _overview(core))


async def archive(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Take a cohort off the list."""
    await facilitator(body, core)
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            await cohorts.archive(session, int(action["value"]), now=core.now())
    await ack()
    await core.gateway.update_view(body["view"]["id"], await _overview(core))


async def facilitator(body: dict[str, Any], core: Core) -> str:
    """Return who pressed or typed, if they may."""
    member: str = body["user"]["id"] if "user" in body else body["user_id"]
    if not await core.people.is_facilitator(member):
        raise NotAllowed(
            "Cohorts and rounds of pairs are for facilitators: my Home tab names them. To meet a "
            "peer yourself, choose *Meet a peer* there."
        )
    return member


async def _overview(core: Core) -> Any:
    async with core.db.transaction() as session:
        return views.overview(await cohorts.listed(session))


async def _new(_: Core) -> Any:
    return views.form()


async def _rounds(core: Core) -> Any:
    async with core.db.transaction() as session:
        return round_form.start(await cohorts.listed(session), await round_seen.listed(session))


def register(app: AsyncApp) -> None:
    app.command("/cohort")(use_command)
    app.action(views.NEW)(open_new)
    app.action(views.EDIT)(open_one)
    app.action(views.ARCHIVE)(archive)
    app.view(views.COHORT_FORM)(submit)
