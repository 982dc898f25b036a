"""Those who look after a cohort plan its sessions, see who comes, and note who came."""

from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.domain import convenings as rules
from bot.domain.convenings import ConveningDraft
from bot.domain.errors import NotAllowed
from bot.services import cohorts, convening_people, convenings, inbox, rsvps
from bot.views import convening_form
from bot.views import convening_list as views
from bot.views.convening_form import Carried, Clocks
from handlers import modals
from handlers.cohorts import OF_ONE, facilitator, looks_after


async def open_convenings(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """List the convenings of a cohort."""
    cohort_id = int(action["value"])
    member = await looks_after(body, core, cohort_id)
    await modals.show(core, body, await listing(core, cohort_id, member))
    await ack()


async def open_form(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Lay the empty form on the list."""
    cohort_id = int(action["value"])
    member = await looks_after(body, core, cohort_id)
    everybodys = await core.people.is_facilitator(member)
    async with core.db.transaction() as session:
        cohort = await cohorts.kept(session, cohort_id)
    carried = Carried(cohort_id=cohort_id, convening_id=None, everybodys=everybodys, seen="")
    form = convening_form.form(carried, cohort=cohort.name, zone=cohort.zone)
    await modals.show(core, body, form)
    await ack()


async def open_change(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Lay the form of a convening on the list."""
    convening_id, cohort_id = await _pressed(body, action, core)
    async with core.db.transaction() as session:
        convening = await convenings.coming(session, convening_id, now=core.now())
        known = convenings.draft_of(convening, now=core.now())
        cohort = await cohorts.kept(session, cohort_id)
    carried = Carried(cohort_id=cohort_id, convening_id=convening_id, everybodys=False, seen="")
    form = convening_form.form(carried, cohort=cohort.name, zone=cohort.zone, known=known)
    await modals.show(core, body, form)
    await ack()


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Show the time on everybody's clock first; once it was shown, save and say so."""
    carried = convening_form.carried(view)
    member = await _may_save(body, core, carried)
    draft = convening_form.read(view, now=core.now())
    if draft.everybody:
        await facilitator(body, core)
    if not convening_form.is_shown(draft, carried):
        await ack(response_action="update", view=await _with_times(core, draft, carried))
        return
    async with core.db.transaction() as session:
        news = "It is saved already."
        if await inbox.take(session, f"{view['id']}:saved", now=core.now()):
            news = await _save(
                session, draft, carried, form_id=view["id"], by=member, now=core.now()
            )
    await ack(
        response_action="update", view=await listing(core, carried.cohort_id, member, news=news)
    )


async def _save(
    session: AsyncSession,
    draft: ConveningDraft,
    carried: Carried,
    *,
    form_id: str,
    by: str,
    now: datetime,
) -> str:
    """Save it, and say what that led to."""
    if carried.convening_id is not None:
        is_other = await convenings.change(session, carried.convening_id, draft, now=now)
        return "Saved. Who did not say no is told." if is_other else "Nothing changed."
    await convenings.plan(
        session, draft, cohort_id=carried.cohort_id, form_id=form_id, by=by, now=now
    )
    return "It is planned. The invitations go out now, in each member's working hours."


async def call_off(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Say that it does not take place."""
    convening_id, cohort_id = await _pressed(body, action, core)
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            await convenings.call_off(session, convening_id, now=core.now())
    await ack()
    shown = await listing(core, cohort_id, modals.member_of(body))
    await modals.redraw(core, body["view"]["id"], shown)


async def open_who_comes(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Name who answered what."""
    convening_id, _ = await _pressed(body, action, core)
    async with core.db.transaction() as session:
        seen = await rsvps.attending(session, convening_id)
    await modals.show(core, body, views.who_comes(seen))
    await ack()


async def open_who_came(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Ask who was there."""
    convening_id, cohort_id = await _pressed(body, action, core)
    async with core.db.transaction() as session:
        seen = await rsvps.attending(session, convening_id)
    await modals.show(core, body, views.who_came(seen, cohort_id))
    await ack()


async def note_who_came(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Keep who was there, for the report."""
    convening_id, cohort_id, came, shown = views.read_came(view)
    member = await may_look_after(body, core, convening_id, cohort_id)
    async with core.db.transaction() as session:
        await rsvps.note_came(session, convening_id, came, shown=shown, now=core.now())
    saved = await listing(core, cohort_id, member, news="Who came is noted.")
    await ack(response_action="update", view=saved)


async def listing(core: Core, cohort_id: int, member: str, *, news: str = "") -> View:
    """Show the list to who looks after a cohort."""
    everybodys = await core.people.is_facilitator(member)
    async with core.db.transaction() as session:
        cohort = await cohorts.kept(session, cohort_id)
        planned = await convenings.listed(session, cohort_id, now=core.now())
    return views.listing(cohort_id, cohort.name, planned, everybodys=everybodys, news=news)


async def may_look_after(
    body: dict[str, Any], core: Core, convening_id: int, cohort_id: int
) -> str:
    """Return who acted, if they look after this convening: the network's is for facilitators."""
    member = await looks_after(body, core, cohort_id)
    async with core.db.transaction() as session:
        convening = await convenings.get(session, convening_id)
    if convening.cohort_id is None:
        return await facilitator(body, core)
    if convening.cohort_id != cohort_id:
        raise NotAllowed("Only who facilitates this cohort may do this. `/cohort` names them.")
    return member


async def _pressed(body: dict[str, Any], action: dict[str, Any], core: Core) -> tuple[int, int]:
    """Read which convening was pressed, and in which cohort's list, if they look after it."""
    convening_id, cohort_id = views.carried(action["value"])
    await may_look_after(body, core, convening_id, cohort_id)
    return convening_id, cohort_id


async def _may_save(body: dict[str, Any], core: Core, carried: Carried) -> str:
    if carried.convening_id is None:
        return await looks_after(body, core, carried.cohort_id)
    return await may_look_after(body, core, carried.convening_id, carried.cohort_id)


async def _with_times(core: Core, draft: ConveningDraft, carried: Carried) -> View:
    """Show the form again, with the time on the clocks of those whom it is for."""
    async with core.db.transaction() as session:
        cohort = await cohorts.kept(session, carried.cohort_id)
        planned = convening_people.unsaved(draft, carried.cohort_id)
        if carried.convening_id is not None:
            planned.cohort_id = (await convenings.get(session, carried.convening_id)).cohort_id
        zones = await convening_people.zones_of(session, planned)
        people = len(await convening_people.invited(session, planned))
    clocks = Clocks(
        starts_at=draft.starts_at,
        is_moved=draft.is_moved,
        people=people,
        lines=rules.clocks(draft.starts_at, zones, draft.zone),
    )
    return convening_form.form(
        convening_form.saw(draft, carried),
        cohort=cohort.name,
        zone=cohort.zone,
        known=draft,
        clocks=clocks,
    )


def register(app: AsyncApp) -> None:
    OF_ONE["session"] = open_convenings
    app.action(views.OPEN)(open_convenings)
    app.action(views.PLAN)(open_form)
    app.action(views.CHANGE)(open_change)
    app.action(views.CALL_OFF)(call_off)
    app.action(views.WHO_COMES)(open_who_comes)
    app.action(views.WHO_CAME)(open_who_came)
    app.view(convening_form.FORM)(submit)
    app.view(views.CAME_FORM)(note_who_came)
