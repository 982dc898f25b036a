"""/mentor: shows at once who may know about a few words, or opens the form for a question."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.core import Core
from bot.services import finding
from bot.services.finding import Wanted
from bot.views import finding as views
from bot.views import finding_form
from bot.views.blocks import Message
from bot.views.plain import plain
from handlers import coaching, profile


async def use_command(
    ack: AsyncAck, body: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Open the form, or answer the words that came with the command."""
    words = plain(body.get("text", "")).strip()
    match words.lower():
        case "":
            await core.gateway.open_view(body["trigger_id"], finding_form.form())
            await ack()
        case "help":
            await ack(text=views.usage(), response_type="ephemeral")
        case "offer":
            await profile.command_offer(ack, body, core)
        case "coach":
            await coaching.command_coach(ack, body, core)
        case _:
            await ack()  # what follows may take longer than Slack waits
            await _answer(respond, await _look(core, body["user_id"], words), replaces=False)


async def show_more(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Show the next who fit the words that the button carries, in the place of these."""
    skip, words = views.read_carried(action["value"])
    await ack()
    shown = await _look(core, body["user"]["id"], words, skip=int(skip))
    await _answer(respond, shown, replaces=True)


async def write_down(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Open the form with the words, and for the mentor if there is one, that the button carries."""
    mentor, words = views.read_carried(action["value"])
    form = finding_form.form(words, mentor=mentor or None)
    await core.gateway.open_view(body["trigger_id"], form)
    await ack()


async def _look(core: Core, member: str, words: str, *, skip: int = 0) -> Message:
    """Find the best three after the best `skip`. The words are kept nowhere."""
    look = Wanted(
        author=member,
        topics=frozenset(),
        affinity=await core.affinity(words),
        needed_by=None,
        anonymous=False,
        problem_id=None,
    )
    async with core.db.transaction() as session:
        fitting = await finding.best(
            session, look, now=core.now(), limit=views.AT_ONCE + 1, skip=skip
        )
    return views.found(
        words, fitting[: views.AT_ONCE], skip=skip, more=len(fitting) > views.AT_ONCE
    )


async def _answer(respond: AsyncRespond, shown: Message, *, replaces: bool) -> None:
    await respond(
        text=shown.text,
        blocks=[block.to_dict() for block in shown.blocks],
        response_type="ephemeral",
        replace_original=replaces,
    )


def register(app: AsyncApp) -> None:
    app.command("/mentor")(use_command)
    app.action(views.MORE_FOR_WORDS)(show_more)
    app.action(views.ASK_ABOUT_WORDS)(write_down)
    app.action(views.WRITE_DOWN)(write_down)
