"""How a press in a round's modal is done, and how the round is shown there afterwards."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, TypeAlias

from slack_bolt.async_app import AsyncAck
from slack_sdk.models.views import View
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.domain.errors import DomainError
from bot.domain.peers import Changed
from bot.services import inbox, round_seen
from bot.slack.gateway import Refused, Unavailable
from bot.views import round_draft as views
from bot.views import usage
from bot.views.round_form import Place

Deed: TypeAlias = Callable[[AsyncSession], Awaitable[None]]


async def change(ack: AsyncAck, body: dict[str, Any], core: Core, deed: Deed) -> None:
    """Do it, once a press, and show the round as it is then; where it is refused, also why."""
    told = None
    try:
        async with core.db.transaction() as session:
            if await inbox.take(session, body["trigger_id"], now=core.now()):
                await deed(session)
    except DomainError as error:
        told = str(error)
    await ack()
    await show(core, body["view"]["id"], place(body), told=told)


async def submitted(ack: AsyncAck, view: dict[str, Any], core: Core, deed: Deed) -> None:
    """Do what a form on top of the round asks, once, and show the round below as it is then."""
    place, below = Place.read(view["private_metadata"]), view["root_view_id"]
    try:
        async with core.db.transaction() as session:
            if await inbox.take(session, view["id"], now=core.now()):
                await deed(session)
    except Changed:
        await show(core, below, place)
        raise
    await ack()
    await show(core, below, place)


async def show(core: Core, view_id: str, place: Place, *, told: str | None = None) -> None:
    """Draw the round in an open modal; one that was closed meanwhile needs nothing."""
    view = await look(core, place, told=told)
    with suppress(Refused, Unavailable):
        await core.gateway.update_view(view_id, view)


async def look(core: Core, place: Place, *, told: str | None = None) -> View:
    try:
        async with core.db.transaction() as session:
            seen = await round_seen.show(session, place.round_id, now=core.now())
    except DomainError as gone:
        return usage.told(str(gone))
    return views.show(seen, page=place.page, told=told)


def place(body: dict[str, Any]) -> Place:
    return Place.read(body["view"]["private_metadata"])
