"""/lantern people: who mentors, coaches and facilitates, and which roles a member is given."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain.errors import NotAllowed
from bot.domain.people import Listed
from bot.services import inbox, people, roles
from bot.slack.gateway import Refused
from bot.views import paging
from bot.views import people_form as views
from handlers import home, modals
from models import RoleName

_ONLY = (
    "Only facilitators see the people's list. To reach one of them, look under *Help* in my Home "
    "tab: they are named there."
)


async def open_people(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the list for a facilitator who typed the command."""
    await _require_facilitator(modals.member_of(body), core)
    await modals.show(core, body, await _list(core))
    await ack()


async def turn_page(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    await _require_facilitator(body["user"]["id"], core)
    _, number = paging.turned(action["value"])
    await modals.redraw(core, body["view"]["id"], await _list(core, number))
    await ack()


async def open_person(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Lay a member's roles on the list, for whoever was pressed or chosen."""
    await _require_facilitator(body["user"]["id"], core)
    member = action.get("selected_user") or action.get("value")
    if not member:
        await ack()
        return
    page = int(body["view"]["private_metadata"] or 0)
    await modals.show(core, body, views.person(await _person(core, member), page=page))
    await ack()


async def save_person(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Give and take what was changed, tell them, and show it in the list beneath."""
    by = body["user"]["id"]
    await _require_facilitator(by, core)
    member, page, wanted = views.read_person(view)
    given, taken = await _change(core, member, wanted, by=by, cause=view["id"])
    core.wake.set()
    await ack(response_action="update", view=views.saved(member, given=given, taken=taken))
    await modals.redraw(core, view.get("previous_view_id"), await _list(core, page))
    await home.refresh(core, member)


async def invite(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Invite a member to mentor, and say so in the form."""
    by, member = body["user"]["id"], action["value"]
    await _require_facilitator(by, core)
    await _require_member(member, core)
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            await people.invite(session, member, by=by, now=core.now())
    core.wake.set()
    _, page = views.read_place(body["view"])
    form = views.person(await _person(core, member), page=page)
    await modals.redraw(core, body["view"]["id"], form)
    await ack()


async def _change(
    core: Core, member: str, wanted: set[str], *, by: str, cause: str
) -> tuple[list[RoleName], list[RoleName]]:
    """Tell which roles were given, and which were taken."""
    now, stays = core.now(), await core.people.is_always_facilitator(by)
    roles_wanted = {RoleName(name) for name in wanted}
    async with core.db.transaction() as session:
        had = (await roles.given(session, [member])).get(member, set())
        new, old = sorted(roles_wanted - had), sorted(had - roles_wanted)
    if new:
        await _require_member(member, core)
    async with core.db.transaction() as session:
        if await inbox.take(session, cause, now=now):
            for name in new:
                await roles.give(session, name, to=member, by=by, cause=cause, now=now)
            for name in old:
                await roles.take(session, name, of=member, by=by, cause=cause, stays=stays)
    return new, old


async def _person(core: Core, member: str) -> Listed:
    async with core.db.transaction() as session:
        return await people.person(session, member, network=core.network, now=core.now())


async def _list(core: Core, number: int = 0) -> View:
    async with core.db.transaction() as session:
        everyone = await people.roster(session, network=core.network, now=core.now())
    return views.roster(everyone, number)


async def _require_facilitator(member: str, core: Core) -> None:
    if not await core.people.is_facilitator(member):
        raise NotAllowed(_ONLY)


async def _require_member(member: str, core: Core) -> None:
    """Let only full members of the workspace have a part in the network's work."""
    try:
        profile = await core.people.profile(member)
    except Refused as error:
        raise NotAllowed("Slack does not know this person.") from error
    if not (profile.is_ours and profile.is_active):
        raise NotAllowed("Only full members of this workspace can take this on: no guests or apps.")


def register(app: AsyncApp) -> None:
    for way in ("back", "on"):
        app.action(f"{views.PAGE}:{way}")(turn_page)
    app.action(views.PERSON)(open_person)
    app.action(views.PICK)(open_person)
    app.action(views.INVITE)(invite)
    app.view(views.PERSON_FORM)(save_person)
