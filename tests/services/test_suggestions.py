"""The author's list of mentors: the same people as at first, each where they stand now."""

from sqlalchemy import delete, select, text

from bot.domain.notices import MentorsSuggested, RequestDeclined
from bot.services import outbox, retention
from models import Delivery, DeliveryState, Mentor, Problem
from tests.conftest import NOW
from tests.services.desk import ADA, GRACE, MAE, Desk


async def stands(desk: Desk) -> dict[str, str]:
    return {each.mentor: each.stand for each in (await shown(desk)).mentors}


async def shown(desk: Desk) -> MentorsSuggested:
    return [each for each in await desk.said(ADA) if isinstance(each, MentorsSuggested)][-1]


async def sent(desk: Desk) -> None:
    """Slack has all that was owed, and its words are forgotten here."""
    async with desk.database.transaction() as session:
        for each in await session.scalars(select(Delivery)):
            each.state, each.notice, each.finished_at = DeliveryState.SENT, None, NOW
            each.ts, each.place = f"1767603600.{each.id:06}", f"C0PLACE{each.id}"


async def test_each_press_is_seen_in_the_message_though_its_words_were_forgotten(desk: Desk):
    problem = await desk.shares()
    first = await shown(desk)
    await sent(desk)

    request = await desk.asks(problem, GRACE)
    assert await stands(desk) == {GRACE: "asked", MAE: "suggested"}
    now = await shown(desk)
    assert [each.reasons for each in now.mentors] == [each.reasons for each in first.mentors]
    assert [each.experience for each in now.mentors] == ["Led this for six years."] * 2
    assert now.link == "https://lantern.slack.com/archives/C0PLACE1/p1767603600000001"

    await sent(desk)
    await desk.accepts(request, by=GRACE)
    assert await stands(desk) == {GRACE: "accepted", MAE: "suggested"}
    await sent(desk)
    await desk.resolves(problem)
    assert await stands(desk) == {GRACE: "accepted", MAE: "ended"}
    assert not (await shown(desk)).is_open


async def test_a_mentor_may_go_from_not_now_to_an_offer_that_is_not_taken_up(desk: Desk):
    problem = await desk.shares()
    await sent(desk)
    request = await desk.asks(problem, GRACE)
    for press, stand in (
        (desk.declines(request, by=GRACE), "declined"),
        (desk.offers(problem, by=GRACE), "offered"),
        (desk.declines(request, by=ADA), "not_taken_up"),
    ):
        await sent(desk)
        await press
        assert await stands(desk) == {GRACE: stand, MAE: "suggested"}


async def test_who_hears_not_now_is_told_whether_anybody_is_left_to_ask(desk: Desk):
    problem = await desk.shares()
    for mentor, is_left in ((GRACE, True), (MAE, False)):
        await desk.declines(await desk.asks(problem, mentor), by=mentor)
        [*_, told] = [each for each in await desk.said(ADA) if isinstance(each, RequestDeclined)]
        assert told.more_to_ask is is_left


async def test_a_mentor_whose_offer_is_gone_stays_on_the_list_without_their_words(desk: Desk):
    problem = await desk.shares()
    async with desk.database.transaction() as session:
        await session.execute(delete(Mentor).where(Mentor.slack_id == MAE))
    await desk.asks(problem, GRACE)
    assert [each.experience for each in (await shown(desk)).mentors] == [
        "Led this for six years.",
        "",
    ]


async def test_of_a_withdrawn_problem_neither_words_nor_mentors_stay(desk: Desk):
    problem = await desk.shares()
    await sent(desk)
    await desk.withdraws(problem)
    left = await shown(desk)
    assert (left.title, left.mentors) == ("", [])
    async with desk.database.transaction() as session:
        assert (await session.get_one(Problem, problem)).suggested is None


async def test_the_message_is_remembered_as_long_as_its_problem(desk: Desk):
    problem = await desk.shares()
    await sent(desk)
    async with desk.database.transaction() as session:
        await retention.sweep(session, now=NOW + 2 * retention.KEPT_FOR)
        assert await outbox.find(session, f"problem:{problem}:mentors")
    await desk.asks(problem, GRACE)
    assert (await stands(desk))[GRACE] == "asked"


async def test_a_problem_from_before_suggestions_were_remembered_can_still_be_closed(desk: Desk):
    problem = await desk.shares()
    await sent(desk)
    async with desk.database.transaction() as session:
        row = await session.get_one(Problem, problem)
        row.suggested = row.suggested_in_id = None
    await desk.declines(await desk.asks(problem, GRACE), by=GRACE)
    await desk.resolves(problem)
    assert not [each for each in await desk.said(ADA) if isinstance(each, MentorsSuggested)]


async def test_a_copy_of_the_database_does_not_tell_who_was_suggested(desk: Desk):
    await desk.shares()
    async with desk.database.engine.connect() as connection:
        [stored] = await connection.scalars(text("SELECT suggested FROM problem"))
    assert stored
    assert GRACE not in stored
