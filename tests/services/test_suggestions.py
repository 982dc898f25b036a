"""The author's list of mentors: each where they stand now, and what happens next."""

from sqlalchemy import delete, select, text

from bot.domain.notices import MentorsSuggested
from bot.services import outbox, problems, retention, steering, suggestions
from models import (
    Asking,
    Delivery,
    DeliveryState,
    Mentor,
    Origin,
    Problem,
    Request,
    RequestState,
)
from tests.conftest import NOW, ON_SQLITE
from tests.services.desk import ADA, GRACE, MAE, NETWORK, Desk

pytestmark = ON_SQLITE

MANY = ["U1ANN", "U2BEA", "U3CLEO", "U4DORA", "U5ELLA"]
EXPERIENCE = "Led this for six years."


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


async def more(desk: Desk, problem_id: int) -> bool:
    async with desk.database.transaction() as session:
        problem = await problems.get(session, problem_id, lock=True)
        found = await suggestions.more(session, problem, now=NOW)
        await suggestions.show(session, problem, NETWORK, link=None)
        return found


async def test_each_press_is_seen_in_the_message_though_its_words_were_forgotten(desk: Desk):
    problem = await desk.shares()
    first = await shown(desk)
    await sent(desk)

    request = await desk.asks(problem, GRACE)
    assert await stands(desk) == {GRACE: "asked", MAE: "suggested"}
    now = await shown(desk)
    assert [each.reasons for each in now.mentors] == [each.reasons for each in first.mentors]
    assert [each.experience for each in now.mentors] == [EXPERIENCE] * 2
    assert now.link == "https://lantern.slack.com/archives/C0PLACE1/p1767603600000001"
    assert now.clock
    assert (now.clock.state, now.clock.mentor) == ("asking", GRACE)

    await sent(desk)
    await desk.accepts(request, by=GRACE)
    assert await stands(desk) == {GRACE: "accepted", MAE: "suggested"}
    await sent(desk)
    await desk.resolves(problem)
    assert await stands(desk) == {GRACE: "done"}, "who was never asked is left out"
    assert not (await shown(desk)).is_open


async def test_a_not_now_is_seen_beside_the_next_who_is_asked(desk: Desk):
    problem = await desk.shares()
    await desk.declines(await desk.asks(problem, GRACE), by=GRACE)
    assert await stands(desk) == {GRACE: "declined", MAE: "asked"}


async def test_who_is_asked_without_having_been_shown_is_on_the_list_with_the_reasons(desk: Desk):
    await desk.mentors(*MANY)
    problem = await desk.shares()
    first, *_ = before = list(await stands(desk))
    assert len(before) == 3
    await desk.asks(problem, first)
    for _ in range(3):
        asked = next(who for who, stand in (await stands(desk)).items() if stand == "asked")
        await desk.declines((await desk.between(problem, asked)).id, by=asked)
    listed = (await shown(desk)).mentors
    assert len(listed) == 4
    assert listed[-1].stand == "asked"
    assert listed[-1].reasons
    assert listed[-1].experience == EXPERIENCE


async def test_more_names_the_next_until_there_is_nobody(desk: Desk):
    await desk.mentors(*MANY)
    problem = await desk.shares()
    assert len(await stands(desk)) == 3
    assert await more(desk, problem)
    assert len(await stands(desk)) == 6
    assert await more(desk, problem)
    assert set(await stands(desk)) == {*MANY, GRACE, MAE}
    assert not await more(desk, problem)


async def test_one_message_names_no_more_than_it_has_room_for(desk: Desk):
    await desk.mentors(*(f"U0MANY{number}" for number in range(12)))
    problem = await desk.shares()
    assert [await more(desk, problem) for _ in range(3)] == [True, True, False]
    assert len(await stands(desk)) == suggestions.MOST_SHOWN


async def test_a_look_that_comes_again_is_shown_again(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    for passes_on in (False, True, False):
        await sent(desk)
        async with desk.database.transaction() as session:
            await steering.switch(session, problem, by=ADA, now=NOW, network=NETWORK)
        clock = (await shown(desk)).clock
        assert clock
        assert clock.passes_on is passes_on


async def test_an_offer_that_never_reached_the_author_does_not_show(desk: Desk):
    problem = await desk.shares()
    async with desk.database.transaction() as session:
        session.add(
            Request(
                problem_id=problem,
                helper=MAE,
                origin=Origin.OFFERED,
                state=RequestState.WITHDRAWN,
                created_at=NOW,
            )
        )
    await desk.asks(problem, GRACE)
    assert await stands(desk) == {GRACE: "asked", MAE: "suggested"}


async def test_a_mentor_whose_offer_is_gone_stays_on_the_list_without_their_words(desk: Desk):
    problem = await desk.shares()
    async with desk.database.transaction() as session:
        await session.execute(delete(Mentor).where(Mentor.slack_id == MAE))
    await desk.asks(problem, GRACE)
    assert [each.experience for each in (await shown(desk)).mentors] == [EXPERIENCE, ""]


async def test_of_a_withdrawn_problem_neither_words_nor_mentors_stay(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    await sent(desk)
    await desk.withdraws(problem)
    left = await shown(desk)
    assert (left.title, left.mentors, left.clock) == ("", [], None)
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
    await desk.asks(problem, GRACE)
    await desk.resolves(problem)
    assert not [each for each in await desk.said(ADA) if isinstance(each, MentorsSuggested)]


async def test_a_copy_of_the_database_does_not_tell_who_was_suggested(desk: Desk):
    await desk.shares()
    async with desk.database.engine.connect() as connection:
        [stored] = await connection.scalars(text("SELECT suggested FROM problem"))
    assert stored
    assert GRACE not in stored


async def test_a_search_that_was_not_begun_shows_no_clock(desk: Desk):
    problem = await desk.shares()
    assert (await shown(desk)).clock is None
    async with desk.database.transaction() as session:
        assert await session.get(Asking, problem) is None
