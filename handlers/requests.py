"""The buttons between two colleagues: ask, offer, accept, not now."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.core import Core
from bot.domain.errors import Gone
from bot.services import afterthoughts, inbox, problems, request_answers, requests
from bot.slack.gateway import Refused, Unavailable
from bot.views import offer as offer_views
from bot.views import request as views
from bot.views import request_form as forms
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
    await _tell(respond, offer_views.offering(anonymous=problem.anonymous))


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


async def add_to_not_now(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Open the form for what a mentor wants to add."""
    request_id = int(action["value"])
    async with core.db.transaction() as session:
        problem, _ = await afterthoughts.declined_by(session, request_id, by=body["user"]["id"])
    match action["action_id"]:
        case views.WHY_NOT:
            form = forms.why_form(request_id)
        case views.NEVER_TOPIC:
            form = forms.never_form(request_id, problem.topics)
        case _:
            form = forms.suggest_form(request_id)
    await core.gateway.open_view(body["trigger_id"], form)
    await ack()


async def keep_why(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Keep why not now, for the matching alone."""
    async with core.db.transaction() as session:
        await afterthoughts.say_why(
            session,
            int(view["private_metadata"]),
            by=body["user"]["id"],
            why=forms.read_why(view),
        )
    await ack(response_action="update", view=forms.noted())


async def keep_never(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Keep what a mentor does not want to be asked about."""
    async with core.db.transaction() as session:
        await afterthoughts.never_again(
            session,
            int(view["private_metadata"]),
            by=body["user"]["id"],
            topics=forms.read_topics(view),
        )
    await ack(response_action="update", view=forms.noted())


async def take_suggestion(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Show the author whom a mentor thought of, if they may be asked; say the same in any case."""
    async with core.db.transaction() as session:
        await afterthoughts.suggest(
            session,
            int(view["private_metadata"]),
            by=body["user"]["id"],
            somebody=forms.read_person(view),
            now=core.now(),
            network=core.network,
        )
    core.wake.set()
    await ack(response_action="update", view=forms.suggested())


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
    for each in (views.WHY_NOT, views.NEVER_TOPIC, views.SUGGEST_SOMEBODY):
        app.action(each)(add_to_not_now)
    app.view(forms.WHY_FORM)(keep_why)
    app.view(forms.NEVER_FORM)(keep_never)
    app.view(forms.SUGGEST_FORM)(take_suggestion)
