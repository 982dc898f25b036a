"""Two who talk, in the tests of conversations: how they begin, press and wait."""

from datetime import datetime, timedelta

from bot.services import partings, quiet
from models import Conversation, RequestState
from tests.conftest import NOW
from tests.services.desk import GRACE, NETWORK, Desk

DAY = timedelta(days=1)
QUIET = NOW + 10 * DAY


async def talking(desk: Desk, *, anonymous: bool = False, form: str = "V1") -> int:
    """Have Ada and Grace in conversation; return its request."""
    problem = await desk.shares(anonymous=anonymous, form=form)
    request = await desk.asks(problem, GRACE)
    await desk.accepts(request, by=GRACE)
    return request


async def press(desk: Desk, deed, request: int, *, by: str, now: datetime = NOW, **more):
    known = {"network": NETWORK} if deed in (partings.done, partings.part) else {}
    async with desk.database.transaction() as session:
        return await deed(session, request, by=by, now=now, **known, **more)


async def time_passes(desk: Desk, now: datetime) -> None:
    async with desk.database.transaction() as session:
        due = await quiet.due(session, now=now)
    for request in due:
        async with desk.database.transaction() as session:
            await quiet.look_after(session, request, now=now, network=NETWORK)


async def heard(desk: Desk, who: str, kind: type) -> list:
    return [each for each in await desk.said(who) if isinstance(each, kind)]


async def state_of(desk: Desk, request: int) -> tuple[RequestState, Conversation]:
    async with desk.database.transaction() as session:
        talk = await session.get_one(Conversation, request)
    problem = (await desk.everything())[0]["problem_id"]
    return (await desk.between(problem, GRACE)).state, talk
