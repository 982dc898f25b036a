"""Who goes a longer way with whom: one's own list, and the facilitators' of coaches."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain.errors import InvalidInput, NotAllowed
from bot.services import assignments, inbox, pairings, roles
from bot.services.assignments import NOT_THESE_TWO
from bot.slack.gateway import Refused
from bot.views import coaching, coaching_form, paging
from handlers import home, modals
from models import RoleName


async def command_coach(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Show an officer their coach, a coach their officers, and both their mentorships."""
    view = await _overview(core, modals.member_of(body))
    await modals.show(core, body, view)
    await ack()


async def turn_overview(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    _, number = paging.turned(action["value"])
    view = await _overview(core, body["user"]["id"], number)
    await ack()
    await modals.redraw(core, body["view"]["id"], view)


async def open_assignments(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Show facilitators who coaches whom."""
    await _facilitator(body, core)
    await modals.show(core, body, await _assignments(core))
    await ack()


async def turn_assignments(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    await _facilitator(body, core)
    _, number = paging.turned(action["value"])
    view = await _assignments(core, number)
    await ack()
    await modals.redraw(core, body["view"]["id"], view)


async def open_assign(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the form that pairs a coach and an officer."""
    await _facilitator(body, core)
    await modals.show(core, body, coaching_form.assign())
    await ack()


async def assign(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Pair them, tell both, and show the list as it is now."""
    facilitator = await _facilitator(body, core)
    coach, officer = coaching_form.read_assign(view)
    await _require_member(core, "coach", coach)
    await _require_member(core, "officer", officer)
    async with core.db.transaction() as session:
        today = await pairings.officers_day(session, officer, core.now())
        terms = coaching_form.read_terms(view, today=today)
        if await inbox.take(session, view["id"], now=core.now()):
            await assignments.assign(
                session, coach=coach, officer=officer, terms=terms, by=facilitator, now=core.now()
            )
    core.wake.set()
    await ack()
    await modals.redraw(core, view["previous_view_id"], await _assignments(core))
    for member in (coach, officer):
        await home.refresh(core, member)


async def end_assignment(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """End an assignment, tell both, and show the list as it is now."""
    await _facilitator(body, core)
    async with core.db.transaction() as session:
        both = await assignments.end(session, int(action["value"]), now=core.now())
    core.wake.set()
    await ack()
    await modals.redraw(core, body["view"]["id"], await _assignments(core))
    for member in both:
        await home.refresh(core, member)


async def _overview(core: Core, member: str, number: int = 0) -> View:
    async with core.db.transaction() as session:
        seen = await pairings.seen_by(session, member)
    return coaching.overview(seen, number=number)


async def _assignments(core: Core, number: int = 0) -> View:
    async with core.db.transaction() as session:
        coaches = await roles.holders(session, RoleName.COACH)
        running = await assignments.running(session)
    return coaching_form.assignments(coaches, running, number=number)


async def _facilitator(body: dict[str, Any], core: Core) -> str:
    """Return who acts, if they may."""
    member = modals.member_of(body)
    if not await core.people.is_facilitator(member):
        raise NotAllowed(
            "Only facilitators assign coaches. `/mentor coach` shows your own coach and officers."
        )
    return member


async def _require_member(core: Core, field: str, member: str) -> None:
    """Refuse guests, bots and people who have left, in the words that tell nothing."""
    try:
        profile = await core.people.profile(member)
    except Refused:
        raise InvalidInput(**{field: NOT_THESE_TWO}) from None
    if not (profile.is_active and profile.is_ours):
        raise InvalidInput(**{field: NOT_THESE_TWO})


def register(app: AsyncApp) -> None:
    app.action(coaching.SEE_COACHING)(command_coach)
    app.action(re.compile(rf"^{coaching.TURN_COACHING}:"))(turn_overview)
    app.action(coaching_form.ASSIGN)(open_assign)
    app.view(coaching_form.ASSIGN_FORM)(assign)
    app.action(coaching_form.END_ASSIGNMENT)(end_assignment)
    app.action(re.compile(rf"^{coaching_form.TURN_ASSIGNMENTS}:"))(turn_assignments)
