"""A member chooses whether and whom to meet in rounds of pairs, and says what became of it."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.services import inbox, members, round_answers, rounds
from bot.views import round as views
from bot.views import round_news
from handlers import home, zones
from models import Meeting


async def open_choices(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the form with what the member chose already."""
    today = core.now().date()
    async with core.db.transaction() as session:
        chosen = await rounds.choices(session, body["user"]["id"], today=today)
    await core.gateway.open_view(body["trigger_id"], views.form(chosen))
    await ack()


async def submit_choices(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Keep what the member chose, and show it in Home."""
    now, member = core.now(), body["user"]["id"]
    chosen = views.read(view, today=now.date())
    zone = await zones.of(core, member)
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=now):
            await rounds.choose(session, member, chosen)
            await members.know(session, member, zone=zone)
    await ack(response_action="update", view=views.saved(chosen))
    await home.refresh(core, member)


async def come_back(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """End a break before its day."""
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        await rounds.come_back(session, member)
    await ack()
    await home.refresh(core, member)


async def answer(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Note whether they met; the question itself then shows it."""
    said, trigger = round_news.SAID[action["action_id"]][0], body["trigger_id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, trigger, now=core.now()):
            await round_answers.answer(
                session,
                int(action["value"]),
                Meeting(said),
                by=body["user"]["id"],
                cause=trigger,
            )
    core.wake.set()
    await ack()


async def want_another(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Note that somebody would like a new partner, or not after all."""
    trigger = body["trigger_id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, trigger, now=core.now()):
            await round_answers.want_another(
                session,
                int(action["value"]),
                wants=action["action_id"] == round_news.WANT_ANOTHER,
                by=body["user"]["id"],
                cause=trigger,
            )
    core.wake.set()
    await ack()


def register(app: AsyncApp) -> None:
    app.action(views.MEET)(open_choices)
    app.action(views.BACK)(come_back)
    app.view(views.MEET_FORM)(submit_choices)
    for each in round_news.SAID:
        app.action(each)(answer)
    app.action(round_news.WANT_ANOTHER)(want_another)
    app.action(round_news.NO_OTHER)(want_another)
