"""A resolved problem becomes guidance: its author drafts, agrees or says no; colleagues consent."""

import asyncio
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain import harvests as rules
from bot.services import agreeing, harvests, helpful, inbox, problems
from bot.views import harvest as views
from bot.views import harvest_form as forms
from handlers import modals
from models import Consent, HarvestState


async def form_for(core: Core, problem_id: int, member: str) -> View:
    """Build, for a problem's author, what is known of it as guidance."""
    async with core.db.transaction() as session:
        problem = await problems.get(session, problem_id)
        harvests.require_harvestable(problem, member)
        harvest = await harvests.of_problem(session, problem)
    is_running = harvest is not None and harvest.state in helpful.RUNNING
    return forms.stand(
        problem_id,
        harvest.id if harvest and is_running else None,
        is_agreed=harvest is not None and harvest.state == HarvestState.AGREED,
        has_draft=harvest is not None and harvest.draft is not None,
    )


async def press_consent(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Take an author's consent after the end."""
    member, problem_id = body["user"]["id"], int(action["value"])
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            await harvests.consent(session, problem_id, by=member, now=core.now())
    await ack()
    await _redraw(core, body, await form_for(core, problem_id, member))


async def open_draft(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Open the draft with everything to edit."""
    seen = await _seen(core, int(action["value"]), body["user"]["id"])
    form = (
        forms.draft(seen.harvest_id, seen.draft, seen.answers)
        if seen.draft
        else forms.told("There is no draft yet. I send it to you in a direct message.")
    )
    await modals.show(core, body, form)
    await ack()


async def agree(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Send the words into review; before that show once what in them may identify somebody."""
    member, now = body["user"]["id"], core.now()
    harvest_id, draft, looked = forms.read_draft(view)
    marked = await asyncio.to_thread(lambda: draft.marked)
    if marked and looked != rules.seen(marked):
        seen = await _seen(core, harvest_id, member)
        again = forms.draft(
            harvest_id, draft, seen.answers, marked=marked, looked=rules.seen(marked)
        )
        await ack(response_action="update", view=again)
        return
    async with core.db.transaction() as session:
        if await inbox.take(session, f"{view['id']}:agreed", now=now):
            await agreeing.agree(session, harvest_id, draft, by=member, form_id=view["id"], now=now)
    core.wake.set()
    await core.refresh_library()
    await ack(response_action="update", view=forms.agreed())


async def leave(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Leave it for now."""
    member, trigger = body["user"]["id"], body["trigger_id"]
    async with core.db.transaction() as session:
        await harvests.wait(session, int(action["value"]), by=member, cause=trigger)
    core.wake.set()
    await ack()


async def refuse(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Take the consent back: nothing is kept, and a piece leaves the library."""
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            await harvests.take_back(session, int(action["value"]), by=member, now=core.now())
    core.wake.set()
    await core.refresh_library()
    await ack()
    told = forms.told("Nothing of it is kept, and what was made of it has left the library.")
    await _redraw(core, body, told)


async def open_outcome(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Ask what was tried and what happened."""
    seen = await _seen(core, int(action["value"]), body["user"]["id"])
    await core.gateway.open_view(body["trigger_id"], forms.outcome(seen.harvest_id))
    await ack()


async def tell(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Keep what happened, and put it into the draft, made between two transactions."""
    member = body["user"]["id"]
    harvest_id, tried, happened = forms.read_outcome(view)
    async with core.db.transaction() as session:
        words, agreed, topics = await harvests.tell(
            session, harvest_id, tried=tried, happened=happened, by=member
        )
    if agreed:
        draft = await asyncio.to_thread(rules.extended, agreed, words)
    else:
        draft = await asyncio.to_thread(rules.drafted, words, topics)
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await harvests.propose(session, harvest_id, draft, by=member, cause=view["id"])
    core.wake.set()
    await ack(response_action="update", view=forms.outcome_kept())


async def press_yes(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    await _settle(core, body, int(action["value"]), Consent.GIVEN, cause=body["trigger_id"])
    await ack()


async def press_no(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    await _settle(core, body, int(action["value"]), Consent.REFUSED, cause=body["trigger_id"])
    await core.refresh_library()
    await ack()


async def press_named(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Ask how the name should appear; nothing is agreed to before that form's button."""
    async with core.db.transaction() as session:
        await helpful.require_writer(session, int(action["value"]), by=body["user"]["id"])
    await core.gateway.open_view(body["trigger_id"], forms.name(int(action["value"])))
    await ack()


async def give_name(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    answer_id, name = forms.read_name(view)
    await _settle(core, body, answer_id, Consent.GIVEN, name=name, cause=view["id"])
    await ack(response_action="update", view=forms.named())


async def _settle(
    core: Core,
    body: dict[str, Any],
    answer_id: int,
    consent: Consent,
    *,
    cause: str,
    name: str = "",
) -> None:
    now, member = core.now(), body["user"]["id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, cause, now=now):
            problem, answer = await helpful.settle(
                session, answer_id, consent, by=member, name=name, cause=cause
            )
            await agreeing.heard(session, problem, answer, now=now, cause=cause)
    core.wake.set()


async def _seen(core: Core, harvest_id: int, member: str) -> harvests.Seen:
    async with core.db.transaction() as session:
        return await harvests.seen(session, harvest_id, by=member)


async def _redraw(core: Core, body: dict[str, Any], form: View) -> None:
    """Answer in the modal that was pressed in; a message is changed by the outbox."""
    if modals.is_in_modal(body):
        await modals.redraw(core, body["view"]["id"], form)


def register(app: AsyncApp) -> None:
    app.action(forms.CONSENT)(press_consent)
    app.action(views.OPEN)(open_draft)
    app.view(forms.DRAFT_FORM)(agree)
    app.action(views.LATER)(leave)
    app.action(views.NEVER)(refuse)
    app.action(views.TELL)(open_outcome)
    app.view(forms.OUTCOME_FORM)(tell)
    app.action(views.YES)(press_yes)
    app.action(views.NAMED)(press_named)
    app.view(forms.NAME_FORM)(give_name)
    app.action(views.NO)(press_no)
