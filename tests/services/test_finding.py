"""Who is found for a problem, by what the database remembers, and what is said to whom."""

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import Database
from bot.domain.members import About, District
from bot.services import candidates, finding, members
from models import Conversation, Problem, RequestState
from tests.conftest import NOW
from tests.services.making import ADA, DAY, GRACE, MAE, RACE, VOICE, mentor, request, shared

RURAL = District(setting="rural", size="small")


async def named(session: AsyncSession, row: Problem, **more) -> list[str]:
    found = await finding.best(session, finding.wanted(row), now=NOW, **more)
    return [each.mentor for each in found]


async def test_the_best_are_named_with_reasons_and_their_own_words(database: Database):
    async with database.transaction() as session:
        await members.save(session, ADA, About(district=RURAL))
        await members.save(session, GRACE, About(district=RURAL))
        session.add_all([mentor(GRACE, led=[VOICE], rather_not="Anything on budgets"), mentor(MAE)])
        row = await shared(session, affinity={GRACE: 0.8, MAE: 0.1})
        [first, second] = await finding.best(session, finding.wanted(row), now=NOW)
    assert (first.mentor, second.mentor) == (GRACE, MAE)
    assert first.reasons == [
        "Has led student voice",
        "Close to what they have done before",
        "Also in a rural district, about your size",
        "Free this week",
    ]
    assert first.experience == "U0GRACE led a student council."
    assert first.rather_not == "Anything on budgets"
    assert (second.experience, second.rather_not) == ("U0MAE led a student council.", "")


async def test_more_goes_on_where_the_first_names_ended(database: Database):
    async with database.transaction() as session:
        names = [f"U{number}" for number in range(5)]
        session.add_all(map(mentor, names))
        row = await shared(session)
        assert await named(session, row) == names[:3]
        assert await named(session, row, skip=3) == names[3:]
        assert await named(session, row, skip=5) == []
        assert await finding.next_for(session, row, now=NOW) == names[0]


async def test_words_without_a_problem_find_who_wrote_of_something_like_it(database: Database):
    words = finding.Wanted(
        author=ADA,
        topics=frozenset(),
        affinity={GRACE: 0.6, MAE: 0.05},
        needed_by=None,
        anonymous=False,
        problem_id=None,
    )
    async with database.transaction() as session:
        session.add_all([mentor(GRACE), mentor(MAE)])
        [found] = await finding.best(session, words, now=NOW)
    assert (found.mentor, found.reasons[0]) == (GRACE, "Close to what they have done before")


async def test_any_mentor_but_oneself_may_be_asked_about_what_they_did_not_offer(
    database: Database,
):
    async with database.transaction() as session:
        session.add_all([mentor(GRACE, RACE), mentor(ADA)])
        row = await shared(session)
        assert await finding.next_for(session, row, now=NOW) is None
        assert await finding.may_be_asked(session, row, GRACE, now=NOW)
        assert not await finding.may_be_asked(session, row, ADA, now=NOW)
        assert not await finding.may_be_asked(session, row, "U0NOMENTOR", now=NOW)


@pytest.mark.parametrize("anonymous", [False, True])
async def test_a_mentor_reads_of_the_author_only_where_they_give_a_name(
    database: Database, anonymous: bool
):
    about = About(district=RURAL, languages=("es",))
    async with database.transaction() as session:
        session.add(mentor(GRACE))
        row = await shared(session, anonymous=anonymous)
        unknown = await finding.appeal(session, row, GRACE, now=NOW)
        await members.save(session, ADA, about)
        await members.save(session, GRACE, about)
        told = await finding.appeal(session, row, GRACE, now=NOW)
        assert await finding.appeal(session, row, "U0NOMENTOR", now=NOW) == []
    assert unknown == ["You know student voice", "You are helping nobody else just now"]
    assert (told == unknown) is anonymous


async def test_what_mentors_did_with_requests_is_counted_once_each(database: Database):
    async with database.transaction() as session:
        session.add_all([mentor(GRACE), mentor(MAE)])
        rows = [await shared(session, f"V{number}", "U0OTTO") for number in range(7)]
        ended = await request(session, rows[0], GRACE, state=RequestState.ENDED)
        session.add(Conversation(request_id=ended.id, began_at=NOW, last_word_at=NOW))
        await request(session, rows[1], GRACE, state=RequestState.ACCEPTED, passed_at=NOW)
        await request(session, rows[2], GRACE, state=RequestState.DECLINED)
        await request(session, rows[3], GRACE, state=RequestState.WITHDRAWN, passed_at=NOW)
        await request(session, rows[4], GRACE, at=NOW - 8 * DAY)
        await request(session, rows[5], GRACE, state=RequestState.ENDED)
        await request(session, rows[6], GRACE, at=NOW - 200 * DAY, state=RequestState.DONE)
        await session.flush()
        [of_grace, of_mae] = await candidates.load(session, now=NOW)
    assert of_mae.record == candidates.Record()
    assert of_grace.record == candidates.Record(
        helping=1, waiting=1, this_week=5, accepted=2, answered=3, unanswered=1
    )


async def test_however_many_mentors_there_are_it_takes_the_same_few_queries(database: Database):
    asked: list[str] = []
    event.listen(
        database.engine.sync_engine,
        "before_cursor_execute",
        lambda _conn, _cursor, statement, *_: asked.append(statement),
    )
    counts = []
    for number in (1, 6, 40):
        async with database.transaction() as session:
            session.add_all([mentor(f"U{number}X{each}") for each in range(number)])
            row = await shared(session, f"V{number}")
            asked.clear()
            await named(session, row, limit=1)
            counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2] <= 9


async def test_the_words_of_those_who_are_not_named_stay_sealed(database: Database):
    async with database.transaction() as session:
        session.add_all([mentor(GRACE), mentor(MAE)])
        row = await shared(session)
    async with database.engine.begin() as connection:
        unreadable = text("UPDATE mentor SET experience = 'unreadable' WHERE slack_id = 'U0MAE'")
        await connection.execute(unreadable)
    async with database.transaction() as session:
        assert await named(session, row, limit=1) == [GRACE]
