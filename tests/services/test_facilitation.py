"""What facilitators settle, and what that changes."""

from datetime import UTC, datetime

import pytest

from bot.domain.errors import NotAllowed
from bot.domain.notices import AuthorReplied
from bot.services import facilitation, outbox
from models import Delivery, DeliveryState, Problem, Report
from tests.conftest import ON_SQLITE

pytestmark = ON_SQLITE

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CHANNEL = "C0PROBLEMS"


async def said(database, key: str, *, reply_to: int | None = None) -> int:
    """Owe a message, and return its id."""
    async with database.transaction() as session:
        parent = await session.get(Delivery, reply_to) if reply_to else None
        notice = AuthorReplied(text="Thank you all.")
        return (await outbox.say(session, notice, to=CHANNEL, key=key, reply_to=parent)).id


async def ends(database, delivery_id: int, state: DeliveryState, error: str) -> None:
    """Let a message come to a bad end."""
    async with database.transaction() as session:
        delivery = await session.get_one(Delivery, delivery_id)
        delivery.state, delivery.error, delivery.finished_at = state, error, NOW


async def refused_with_a_reply(database) -> tuple[int, int]:
    post = await said(database, "post")
    reply = await said(database, "reply", reply_to=post)
    await ends(database, post, DeliveryState.FAILED, "not_in_channel")
    await ends(database, reply, DeliveryState.FAILED, "parent_not_sent")
    return post, reply


async def settles(database, decision, delivery_id: int) -> None:
    async with database.transaction() as session:
        await decision(session, delivery_id, now=NOW)


async def states(database, *ids: int) -> list[DeliveryState]:
    async with database.transaction() as session:
        return [(await session.get_one(Delivery, each)).state for each in ids]


async def listed(database) -> list[int]:
    async with database.transaction() as session:
        return [delivery.id for delivery in await facilitation.undelivered(session)]


async def test_what_hangs_on_a_refused_message_is_not_listed_beside_it(database):
    post, _ = await refused_with_a_reply(database)
    assert await listed(database) == [post]


async def test_sent_again_a_message_takes_along_what_waited_for_it(database):
    post, reply = await refused_with_a_reply(database)
    await settles(database, facilitation.send_again, post)
    assert await states(database, post, reply) == [DeliveryState.QUEUED] * 2
    assert await listed(database) == []


async def test_given_up_a_message_takes_along_what_waited_for_it_and_its_words_are_gone(database):
    post, reply = await refused_with_a_reply(database)
    await settles(database, facilitation.dismiss, post)
    assert await states(database, post, reply) == [DeliveryState.SPARED] * 2
    assert await listed(database) == []
    async with database.transaction() as session:
        assert (await session.get_one(Delivery, post)).notice is None


async def test_a_facilitators_word_that_it_arrived_is_taken(database):
    lost = await said(database, "lost")
    await ends(database, lost, DeliveryState.UNKNOWN, "missing_scope")
    await settles(database, facilitation.note_arrived, lost)
    assert await states(database, lost) == [DeliveryState.SENT]
    assert await listed(database) == []


@pytest.mark.parametrize(
    "decision", [facilitation.send_again, facilitation.note_arrived, facilitation.dismiss]
)
async def test_what_is_settled_stays_as_it_is(database, decision):
    sent = await said(database, "sent")
    await ends(database, sent, DeliveryState.SENT, "")
    await settles(database, decision, sent)
    await settles(database, decision, 999_999)
    assert await states(database, sent) == [DeliveryState.SENT]


async def reported(database) -> int:
    """Report a problem of Ada's, and return the report's id."""
    async with database.transaction() as session:
        problem = Problem(
            form_id="V1",
            author="U0ADA",
            anonymous=True,
            title="Two weeks to the vote",
            context="c",
            tried="",
            question="q",
            topics=[],
            needed_by=None,
            created_at=NOW,
        )
        session.add(problem)
        await session.flush()
        report = Report(
            form_id="V2", problem_id=problem.id, reporter="U0OTTO", reason="r", created_at=NOW
        )
        session.add(report)
        await session.flush()
        return report.id


async def open_to(database, facilitator: str) -> int:
    async with database.transaction() as session:
        return len(await facilitation.open_reports(session, to=facilitator))


async def closes(database, report: int, facilitator: str) -> None:
    async with database.transaction() as session:
        await facilitation.close_report(session, report, by=facilitator, now=NOW)


async def test_a_report_is_open_until_a_facilitator_closes_it(database):
    report = await reported(database)
    assert await open_to(database, "U0FAY") == 1
    await closes(database, report, "U0FAY")
    await closes(database, report, "U0FAY")
    assert await open_to(database, "U0FAY") == 0


async def test_nobody_closes_a_report_on_their_own_problem(database):
    report = await reported(database)
    assert await open_to(database, "U0ADA") == 0
    with pytest.raises(NotAllowed, match="another facilitator"):
        await closes(database, report, "U0ADA")
    assert await open_to(database, "U0FAY") == 1
