"""Keep going together: propose it after a conversation, agree, or not now."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.domain.problems import earliest_day
from bot.services import inbox, mentorships
from bot.views import coaching, coaching_form, pairing_news
from handlers import home, modals
from models import Side


async def open_form(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Open the form that proposes it, and says what agreeing shows to whom."""
    async with core.db.transaction() as session:
        talk = await mentorships.may_propose(session, int(action["value"]), by=body["user"]["id"])
    form = coaching_form.keep_going(
        talk.request.id,
        talk.problem.title,
        talk.shown_other,
        author=talk.side is Side.AUTHOR,
        anonymous=talk.problem.anonymous,
        today=core.now().date(),
    )
    await modals.show(core, body, form)
    await ack()


async def propose(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Pass the proposal on to the other side, then say so."""
    member, request_id, now = body["user"]["id"], int(view["private_metadata"]), core.now()
    terms = coaching_form.read_terms(view, today=earliest_day(now))
    async with core.db.transaction() as session:
        talk = await mentorships.talk_of(session, request_id, by=member)
        if await inbox.take(session, view["id"], now=now):
            await mentorships.propose(
                session, request_id, terms, by=member, form_id=view["id"], now=now
            )
    core.wake.set()
    await ack(response_action="update", view=coaching_form.proposed(talk.shown_other))


async def agree(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Begin the mentorship, and tell both."""
    async with core.db.transaction() as session:
        both = await mentorships.agree(
            session, int(action["value"]), by=body["user"]["id"], now=core.now()
        )
    core.wake.set()
    await ack()
    for member in both:
        await home.refresh(core, member)


async def decline(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Pass on kindly that it is not now."""
    async with core.db.transaction() as session:
        await mentorships.decline(session, int(action["value"]), by=body["user"]["id"])
    core.wake.set()
    await ack()


def register(app: AsyncApp) -> None:
    app.action(coaching.KEEP_GOING)(open_form)
    app.view(coaching_form.KEEP_GOING_FORM)(propose)
    app.action(pairing_news.AGREE)(agree)
    app.action(pairing_news.NOT_NOW)(decline)
