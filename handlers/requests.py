"""The buttons between two colleagues: ask, offer, accept, not now."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.core import Core
from bot.domain.errors import Gone
from bot.services import inbox, problems, request_answers, requests
from bot.slack.gateway import Refused, Unavailable
from bot.views import request as views
from bot.views.problem import HELP
from handlers import home

_ANSWERS = {views.ACCEPT: request_answers.accept, views.DECLINE: request_answers.decline}


async def ask(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Ask one mentor on the author's behalf."""
    problem_id, mentor = views.read_ask(action["value"])
    await _require_here(core, mentor)
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            await requests.ask(
                session,
                problem_id,
                mentor,
                by=body["user"]["id"],
                now=core.now(),
                network=core.network,
            )
        problem = await problems.get(session, problem_id)
    core.wake.set()
    await ack()
    await _tell(respond, views.asking(mentor, anonymous=problem.anonymous))


async def offer(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Offer a colleague's help to the author."""
    problem_id = int(action["value"])
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            await requests.offer(
                session,
                problem_id,
                by=body["user"]["id"],
                now=core.now(),
                network=core.network,
            )
        problem = await problems.get(session, problem_id)
    core.wake.set()
    await ack()
    await _tell(respond, views.offering(anonymous=problem.anonymous))


async def answer(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Say yes, or not now. The message itself then says so, and the other side hears of it."""
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            await _ANSWERS[action["action_id"]](
                session, int(action["value"]), by=member, now=core.now(), network=core.network
            )
    core.wake.set()
    await ack()
    await home.refresh(core, member)


async def _require_here(core: Core, mentor: str) -> None:
    """Spare an author the wait for somebody who has left; in doubt, the mentor is asked."""
    try:
        is_here = (await core.people.profile(mentor)).is_active
    except Refused:
        is_here = False
    except Unavailable:
        return
    if not is_here:
        raise Gone("This mentor is no longer here. Please ask another one.")


async def _tell(respond: AsyncRespond, text: str) -> None:
    await respond(text=text, replace_original=False, response_type="ephemeral")


def register(app: AsyncApp) -> None:
    app.action(views.ASK)(ask)
    app.action(HELP)(offer)
    for each in _ANSWERS:
        app.action(each)(answer)
