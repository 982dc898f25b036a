"""What is gathered for one member's Home, and what is kept from it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.home import Home
from bot.domain.network import Network
from bot.domain.notices import MentorAsked, ProblemContinued
from bot.services import home, outbox, problems
from bot.services.library import Library
from bot.services.starter import Starter
from bot.vault import CannotUnseal
from models import (
    Asking,
    AskingState,
    Delivery,
    DeliveryState,
    Member,
    Mentor,
    Origin,
    Problem,
    ProblemState,
    Report,
    Request,
    RequestState,
)
from tests.conftest import ON_SQLITE

pytestmark = ON_SQLITE

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NETWORK = Network(
    team_id="T0LANTERN",
    channel="C0PROBLEMS",
    bot_user="U0BOT",
    home_url="https://lantern.slack.com/",
    facilitators=("U0FAY",),
)


async def seen_by(database, member: str, *, facilitates: bool = False) -> Home:
    async with database.transaction() as session:
        return await home.gather(
            session,
            member,
            facilitates=facilitates,
            library=Library(Starter([], None)),
            network=NETWORK,
            now=NOW,
        )


async def has_problem(database, author: str = "U0ADA", **changes) -> int:
    row = {
        "form_id": f"V{author}{changes.get('title')}",
        "author": author,
        "anonymous": False,
        "title": "Two weeks to the vote",
        "context": "c",
        "tried": "",
        "question": "q",
        "topics": [],
        "needed_by": None,
        "created_at": NOW - timedelta(days=3, hours=5),
    }
    async with database.transaction() as session:
        words = ProblemContinued(text="w", part=1, parts=1)
        post = await outbox.say(session, words, to="C0PROBLEMS", key=row["form_id"])
        problem = Problem(**row | changes, post_id=post.id)
        session.add(problem)
        await session.flush()
        return problem.id


async def has_request(database, problem: int, helper: str, origin: Origin, **changes) -> None:
    async with database.transaction() as session:
        session.add(
            Request(problem_id=problem, helper=helper, origin=origin, created_at=NOW, **changes)
        )


async def spoil_words(database, problem: int) -> None:
    """Make a problem's words such that whoever unseals them is told so."""
    async with database.engine.begin() as connection:
        spoil = f"UPDATE problem SET title = 'spoilt', context = 'spoilt' WHERE id = {problem:d}"  # noqa: S608
        await connection.exec_driver_sql(spoil)


def stands(seen: Home) -> list[tuple[str, str | None]]:
    return [(request.stand, request.other) for request in seen.requests]


async def test_my_open_problems_are_mine_with_how_long_they_wait(database):
    await has_problem(database)
    await has_problem(database, title="Done", state=ProblemState.RESOLVED)
    await has_problem(database, "U0OTTO")
    [mine] = (await seen_by(database, "U0ADA")).problems
    assert (mine.title, mine.days, mine.answered) == ("Two weeks to the vote", 3, False)
    assert mine.link is None, "it is not posted yet"


async def test_a_request_is_seen_from_both_sides(database):
    problem = await has_problem(database)
    await has_request(database, problem, "U0MAE", Origin.ASKED)
    assert stands(await seen_by(database, "U0MAE")) == [("asked_of_me", "U0ADA")]
    assert stands(await seen_by(database, "U0ADA")) == [("waiting_for_mentor", "U0MAE")]
    assert stands(await seen_by(database, "U0OTTO")) == []


async def test_an_offer_is_seen_from_both_sides(database):
    problem = await has_problem(database)
    await has_request(database, problem, "U0OTTO", Origin.OFFERED)
    assert stands(await seen_by(database, "U0OTTO")) == [("waiting_for_author", "U0ADA")]
    assert stands(await seen_by(database, "U0ADA")) == [("offered_to_me", "U0OTTO")]


async def test_my_search_is_there_once_whoever_it_waits_for(database):
    for state in (*AskingState, None):
        problem = await has_problem(database, title=str(state))
        async with database.transaction() as session:
            since = NOW if state == AskingState.WAITING else None
            asking = Asking(problem_id=problem, began_at=NOW, waiting_since=since)
            asking.state = state or AskingState.ASKING
            session.add(asking)
    await has_request(database, problem, "U0MAE", Origin.ASKED)
    seen = await seen_by(database, "U0ADA")
    assert [(each.title, each.stand, each.place) for each in seen.searches] == [
        ("asking", "looking", None),
        ("choosing", "choosing", None),
        ("waiting", "in_line", 1),
        ("called", "called", None),
    ]
    assert stands(seen) == [("waiting_for_mentor", "U0MAE")]
    assert not (await seen_by(database, "U0MAE")).searches


async def test_what_went_on_without_a_mentor_is_there_for_them_alone_after_the_rest(database):
    first, second = await has_problem(database), await has_problem(database, title="Second")
    await has_request(database, first, "U0MAE", Origin.ASKED, state=RequestState.PASSED)
    await has_request(database, second, "U0MAE", Origin.ASKED)
    seen = await seen_by(database, "U0MAE")
    assert stands(seen) == [("asked_of_me", "U0ADA"), ("passed_by_me", "U0ADA")]
    assert stands(await seen_by(database, "U0ADA")) == [("waiting_for_mentor", "U0MAE")]


async def test_a_helper_is_not_told_who_the_author_without_a_name_is(database):
    problem = await has_problem(database, anonymous=True)
    await has_request(database, problem, "U0MAE", Origin.ASKED, state=RequestState.ACCEPTED)
    assert stands(await seen_by(database, "U0MAE")) == [("in_conversation", None)]
    assert stands(await seen_by(database, "U0ADA")) == [("in_conversation", "U0MAE")]


async def test_a_request_leads_to_the_post_and_knows_whether_words_pass_through_the_bot(database):
    problem = await has_problem(database, anonymous=True)
    await has_request(database, problem, "U0MAE", Origin.ASKED)
    [waiting] = (await seen_by(database, "U0MAE")).requests
    assert waiting.link is None, "it is not posted yet"
    async with database.transaction() as session:
        [post] = (await session.scalars(select(Delivery))).all()
        post.place, post.ts = "C0PROBLEMS", "1700000000.000100"
    for member in ("U0MAE", "U0ADA"):
        [request] = (await seen_by(database, member)).requests
        assert request.link == ("https://lantern.slack.com/archives/C0PROBLEMS/p1700000000000100")
        assert request.anonymous


async def test_nobody_elses_words_are_unsealed_to_find_mine(database):
    mine, others = await has_problem(database), await has_problem(database, "U0OTTO")
    await spoil_words(database, others)
    assert [each.problem_id for each in (await seen_by(database, "U0ADA")).problems] == [mine]
    with pytest.raises(CannotUnseal):
        await seen_by(database, "U0OTTO")


async def test_what_is_answered_is_not_unsealed_to_find_what_is_not(database):
    waiting = await has_problem(database)
    answered = await has_problem(database, "U0OTTO", answered_at=NOW)
    await spoil_words(database, answered)
    async with database.transaction() as session:
        assert [each.id for each in await problems.unanswered(session)] == [waiting]


async def test_what_was_declined_or_closed_is_gone(database):
    problem = await has_problem(database)
    await has_request(database, problem, "U0MAE", Origin.ASKED, state=RequestState.DECLINED)
    closed = await has_problem(database, title="Closed", state=ProblemState.WITHDRAWN)
    await has_request(database, closed, "U0MAE", Origin.ASKED)
    assert stands(await seen_by(database, "U0MAE")) == []


async def test_only_facilitators_are_given_an_overview_and_it_names_no_author(database):
    problem = await has_problem(database, anonymous=True)
    async with database.transaction() as session:
        session.add(
            Report(form_id="V9", problem_id=problem, reporter="U0OTTO", reason="r", created_at=NOW)
        )
    assert (await seen_by(database, "U0ADA")).overview is None
    overview = (await seen_by(database, "U0FAY", facilitates=True)).overview
    assert overview
    assert [each.days for each in overview.unanswered] == [3]
    assert [each.reason for each in overview.reports] == ["r"]
    assert "U0ADA" not in repr(overview)
    assert "U0OTTO" not in repr(overview)


async def test_a_refused_message_does_not_tell_whom_it_was_for_or_what_it_said(database):
    notice = MentorAsked(
        request_id=1,
        title="Two weeks to the vote",
        question="q",
        context="c",
        topics=[],
        needed_by=None,
        author="U0ADA",
        reasons=[],
    )
    async with database.transaction() as session:
        asked = await outbox.say(session, notice, to="U0MAE", key="request:1")
        refused = await session.get_one(Delivery, asked.id)
        refused.state, refused.error = DeliveryState.FAILED, "user_disabled"
    overview = (await seen_by(database, "U0FAY", facilitates=True)).overview
    assert overview
    [listed] = overview.undelivered
    assert (listed.kind, listed.code, listed.title) == ("mentor_asked", "user_disabled", "")
    assert "U0ADA" not in repr(listed)
    assert "U0MAE" not in repr(listed)


async def test_what_a_member_told_and_offers_is_there_for_them(database):
    async with database.transaction() as session:
        session.add_all(
            [
                Member(slack_id="U0MAE", setting="rural"),
                Mentor(slack_id="U0MAE", topics=["racial-equity"], experience="e", offered_at=NOW),
            ]
        )
    profile = (await seen_by(database, "U0MAE")).profile
    assert profile.about.district.setting == "rural"
    assert profile.offer.topics == ("racial-equity",)
    assert (await seen_by(database, "U0ADA")).profile.offer is None
