"""A member looks at the five supports, sees the result, and decides what becomes of it."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeAlias

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain.guidance import Entry
from bot.domain.notices import SupportsShared
from bot.domain.notices.supports import InvitationState
from bot.domain.supports import checked, scores
from bot.services import assessments, inbox, sharing, support_guidance, support_invitations
from bot.views import assessment as views
from bot.views import assessment_form as form
from bot.views import assessment_news as news
from bot.views import paging
from handlers import home, modals
from handlers.pairings import back_to

_Change: TypeAlias = Callable[..., Awaitable[None]]
_ANSWERS: dict[str, tuple[InvitationState, bool | None]] = {
    news.NOT_NOW: ("put_away", None),
    news.NO_MORE: ("off", False),
    news.ASK_AGAIN: ("open", True),
}
"""What each button of an invitation makes of it, and whether more are wanted."""


async def open_supports(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Show the last result, or where there is none the first page: by command, Home or message."""
    seen = await _seen(core, modals.member_of(body))
    await modals.show(core, body, views.result(seen) if seen.past else form.form(form.Place()))
    await ack()


async def begin(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Lay the first page, blank, on the result."""
    await modals.show(core, body, form.form(form.Place()))
    await ack()


async def back(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Turn back a page, with what was answered on this one."""
    place = form.read(body["view"])
    await ack()
    await modals.redraw(core, body["view"]["id"], form.form(place.turned(-1)))


async def go_on(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Turn to the next page; after the last, keep the answers and show the result."""
    place = form.read(view)
    if not place.is_last:
        await ack(response_action="update", view=form.form(place.turned(1)))
        return
    member = body["user"]["id"]
    answers = checked(place.answers, field=form.last_field(place))
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await assessments.save(session, answers, by=member, form_id=view["id"], now=core.now())
    await back_to(ack, view, await _result(core, member), core)
    await home.refresh(core, member)


async def turn(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Show another time."""
    _, number = paging.turned(action["value"])
    await ack()
    await _redraw(core, body, number)


async def send_chart(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Send a member their chart, and show that it comes."""
    await _do(assessments.send_chart, body, action, core)
    await ack()
    await _redraw(core, body, _number(body))


async def remove_chart(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Take a chart out of its owner's messages."""
    await _do(assessments.remove_chart, body, action, core)
    await ack()


async def open_share(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show what the coach would read; nothing is sent yet."""
    member, number = body["user"]["id"], int(action["value"])
    async with core.db.transaction() as session:
        coach, taken = await assessments.coach_to_tell(session, number, by=member)
    notice = SupportsShared(
        author=member, answered_on=taken.answered_on, scores=scores(taken.answers)
    )
    await modals.show(core, body, views.share_form(number, notice, coach=coach))
    await ack()


async def share(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Tell the coach, as the form showed it."""
    number, coach = views.read_share(view)
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await assessments.share(session, number, coach=coach, by=member, cause=view["id"])
    core.wake.set()
    await back_to(ack, view, await _result(core, member, of=number), core)


async def take_back(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Remove what the coach reads."""
    await _do(assessments.take_back, body, action, core)
    await ack()
    await _redraw(core, body, _number(body))


async def delete(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Forget an assessment, and show what is left."""
    await _do(assessments.delete, body, action, core)
    await ack()
    await _redraw(core, body, _number(body))
    await home.refresh(core, body["user"]["id"])


async def choose(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Keep, from the result, whether a member is invited."""
    async with core.db.transaction() as session:
        wanted = action["value"] == "on"
        await support_invitations.choose(session, body["user"]["id"], wanted=wanted)
    await ack()
    await _redraw(core, body, _number(body))


async def answer_invitation(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Put an invitation away, end them, or have them again; its message says so."""
    member, (day, first) = body["user"]["id"], news.carried(action["value"])
    state, wanted = _ANSWERS[action["action_id"]]
    async with core.db.transaction() as session:
        if wanted is not None:
            await support_invitations.choose(session, member, wanted=wanted)
        await support_invitations.answer(
            session, member, day, state, first=first, cause=body["trigger_id"]
        )
    core.wake.set()
    await ack()


async def _do(change: _Change, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Do what a button on one of their assessments is for, once for each press."""
    cause = body["trigger_id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, cause, now=core.now()):
            await change(session, int(action["value"]), by=body["user"]["id"], cause=cause)
    core.wake.set()


async def _redraw(core: Core, body: dict[str, Any], number: int) -> None:
    shown = await _result(core, body["user"]["id"], number)
    await modals.redraw(core, body["view"]["id"], shown)


def _number(body: dict[str, Any]) -> int:
    return int(body["view"]["private_metadata"] or 0)


async def _result(core: Core, member: str, number: int = 0, *, of: int | None = None) -> View:
    return views.result(await _seen(core, member, number, of=of))


async def _seen(core: Core, member: str, number: int = 0, *, of: int | None = None) -> views.Result:
    """Gather what the result shows: by its place in the list, or by its id."""
    async with core.db.transaction() as session:
        past = await assessments.kept(session, member)
        coach = await sharing.coach_of(session, member)
        invited = await support_invitations.wants(session, member)
    ids = [each.assessment_id for each in past]
    place = ids.index(of) if of in ids else min(number, max(len(past) - 1, 0))
    guidance: Mapping[str, Sequence[Entry]] = {}
    if past:
        reader, today = await core.reader(member), core.now().date()
        guidance = await support_guidance.suited(
            core.library, past[place].answers, reader=reader, today=today
        )
    return views.Result(
        past=past, number=place, guidance=guidance, has_coach=coach is not None, invited=invited
    )


def register(app: AsyncApp) -> None:
    app.action(news.OPEN)(open_supports)
    app.action(views.BEGIN)(begin)
    app.action(form.BACK)(back)
    app.view(form.FORM)(go_on)
    app.action(re.compile(rf"^{views.TURN}:"))(turn)
    app.action(views.CHART)(send_chart)
    app.action(news.REMOVE_CHART)(remove_chart)
    app.action(views.SHARE)(open_share)
    app.view(views.SHARE_FORM)(share)
    app.action(views.TAKE_BACK)(take_back)
    app.action(views.DELETE)(delete)
    app.action(views.INVITE)(choose)
    for each in _ANSWERS:
        app.action(each)(answer_invitation)
