"""Use cases about problems, on both databases: what is kept, what is owed, and to whom."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.errors import Gone, NotAllowed
from bot.domain.network import Network
from bot.domain.notices import AuthorReplied, ProblemPosted, ProblemReported, ThreadAnswered
from bot.domain.problems import Draft, Resolution
from bot.services import changes, outbox, problems, replies, stakes
from bot.services.problems import Submission
from models import Delivery, InterestKind, Operation, Problem
from tests.conftest import TEAM

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
AUTHOR, FOLLOWER, COLLEAGUE, FACILITATOR = "U0AUTHOR", "U0FOLLOWER", "U0COLLEAGUE", "U0FACIL"
NETWORK = Network(
    team_id=TEAM,
    channel="C0PROBLEMS",
    bot_user="U0BOT",
    home_url="https://sample.slack.com/",
    facilitators=(FACILITATOR,),
)
DRAFT = Draft(
    title="Marked title of a problem",
    context="Marked context",
    tried="Marked attempt",
    question="Marked question",
    topics=("student-voice",),
    earliest=date(2026, 1, 5),
)


async def share(session, *, form_id="V1", anonymous=False, **changed):
    draft = replace(DRAFT, earliest=date(2026, 1, 5), anonymous=anonymous, **changed)
    submitted = Submission(draft=draft, author=AUTHOR, form_id=form_id, submitted_at=NOW)
    await problems.save(session, [submitted])
    await problems.announce_new(session, NETWORK, now=NOW)
    return (await session.scalars(select(Problem).where(Problem.form_id == form_id))).one()


async def owed(session, kind):
    """What of one kind is owed, and to whom."""
    posts = select(Delivery).where(Delivery.operation == Operation.POST).order_by(Delivery.id)
    said = [(each.channel, outbox.notice_of(each)) for each in await session.scalars(posts)]
    return [(to, notice) for to, notice in said if isinstance(notice, kind)]


async def dump(database, table):
    """A table as a thief of the database reads it."""
    async with database.engine.connect() as connection:
        return str((await connection.exec_driver_sql(f"SELECT * FROM {table}")).all())  # noqa: S608


async def test_a_form_submitted_again_is_the_same_problem(database):
    async with database.transaction() as session:
        first = await share(session)
    async with database.transaction() as session:
        again = await share(session, title="Another title altogether")

        assert again.id == first.id
        assert len(await owed(session, ProblemPosted)) == 1


async def test_two_deliveries_of_one_form_at_once_are_one_problem(database):
    async def submit():
        async with database.transaction() as session:
            await share(session)

    await asyncio.gather(submit(), submit())
    async with database.transaction() as session:
        assert len(await owed(session, ProblemPosted)) == 1


async def test_a_copy_of_the_database_tells_neither_words_nor_people(database):
    async with database.transaction() as session:
        problem = await share(session, anonymous=True)
        await stakes.toggle(session, problem, InterestKind.FOLLOW, member=FOLLOWER)
        await replies.say_without_name(session, problem, "Marked", by=AUTHOR, form_id="V2")
    for table in ("problem", "interest", "delivery", "lane", "receipt"):
        stolen = await dump(database, table)
        assert "Marked" not in stolen
        assert AUTHOR not in stolen
        assert FOLLOWER not in stolen


async def test_two_problems_of_one_follower_look_unrelated(database):
    async with database.transaction() as session:
        for form_id in ("V1", "V2"):
            problem = await share(session, form_id=form_id)
            await stakes.toggle(session, problem, InterestKind.FOLLOW, member=FOLLOWER)
    async with database.engine.connect() as connection:
        marks = (await connection.exec_driver_sql("SELECT mark FROM interest")).scalars().all()

    assert len(set(marks)) == 2


async def test_colleagues_who_press_at_once_are_all_counted(database):
    async with database.transaction() as session:
        number = (await share(session)).id

    async def press(member):
        async with database.transaction() as session:
            problem = await problems.get(session, number, lock=True)
            await stakes.toggle(session, problem, InterestKind.SAME_HERE, member=member)
            await problems.refresh_post(session, problem, cause=member)

    await asyncio.gather(*(press(f"U{number}") for number in range(8)))
    async with database.transaction() as session:
        problem = await problems.get(session, number)
        assert (await problems.posted(session, problem)).same_here == 8


async def test_a_members_open_problems_are_found_though_authors_are_sealed(database):
    async with database.transaction() as session:
        first = await share(session, anonymous=True)
        second = await share(session, form_id="V2")
        await changes.resolve(session, second, Resolution(), by=AUTHOR, network=NETWORK, now=NOW)

        assert await problems.open_of(session, AUTHOR) == [first]
        assert await problems.open_of(session, COLLEAGUE) == []


async def test_a_problem_waits_for_an_answer_until_a_colleague_replies(database):
    async with database.transaction() as session:
        problem = await share(session)
        assert await problems.unanswered(session) == [problem]
        await replies.note(session, problem.id, by=AUTHOR, now=NOW, network=NETWORK)
        await replies.note(session, problem.id, by=NETWORK.bot_user, now=NOW, network=NETWORK)
        assert await problems.unanswered(session) == [problem]
        await replies.note(session, problem.id, by=COLLEAGUE, now=NOW, network=NETWORK)

        assert await problems.unanswered(session) == []


async def test_an_authors_own_reply_is_told_to_nobody(database):
    async with database.transaction() as session:
        problem = await share(session)
        await stakes.toggle(session, problem, InterestKind.FOLLOW, member=FOLLOWER)
        await replies.note(session, problem.id, by=AUTHOR, now=NOW, network=NETWORK)

        assert await owed(session, ThreadAnswered) == []


async def test_without_a_name_the_authors_own_reply_is_told_like_any_other(database):
    async with database.transaction() as session:
        problem = await share(session, anonymous=True)
        await stakes.toggle(session, problem, InterestKind.FOLLOW, member=FOLLOWER)
        await replies.note(session, problem.id, by=AUTHOR, now=NOW, network=NETWORK)

        assert [to for to, _ in await owed(session, ThreadAnswered)] == [FOLLOWER]
        assert await problems.unanswered(session) == []


async def test_a_lively_thread_is_told_once_an_hour(database):
    async with database.transaction() as session:
        problem = await share(session)
        for minutes in (0, 20, 59, 61):
            when = NOW + timedelta(minutes=minutes)
            await replies.note(session, problem.id, by=COLLEAGUE, now=when, network=NETWORK)

        assert [to for to, _ in await owed(session, ThreadAnswered)] == [AUTHOR, AUTHOR]


async def test_a_message_is_a_reply_only_under_a_problems_own_post(database):
    async with database.transaction() as session:
        problem = await share(session)
        post = await session.get_one(Delivery, problem.post_id)
        assert await problems.link(session, problem, NETWORK) is None
        post.ts, post.place = "1700000000.000100", NETWORK.channel
        await session.flush()

        found = {"place": NETWORK.channel, "ts": "1700000000.000100"}
        assert await replies.problem_at(session, **found) == problem.id
        assert await replies.problem_at(session, **found | {"place": "C0LOUNGE"}) is None
        assert await replies.problem_at(session, **found | {"ts": "1.0"}) is None
        assert await problems.link(session, problem, NETWORK) == (
            "https://sample.slack.com/archives/C0PROBLEMS/p1700000000000100"
        )


async def test_a_facilitator_is_not_told_of_a_report_on_their_own_problem(database):
    network = replace(NETWORK, facilitators=(AUTHOR, FACILITATOR))
    async with database.transaction() as session:
        problem = await share(session, anonymous=True)
        await stakes.report(
            session,
            problem,
            "It names a student.",
            reporter=COLLEAGUE,
            form_id="V2",
            network=network,
            link=None,
            now=NOW,
        )

        assert [to for to, _ in await owed(session, ProblemReported)] == [FACILITATOR]


async def test_the_words_of_a_withdrawn_problem_are_gone(database):
    async with database.transaction() as session:
        problem = await share(session)
        await changes.withdraw(session, problem, by=AUTHOR, network=NETWORK, now=NOW)
    async with database.transaction() as session:
        kept = await problems.get(session, problem.id)

        assert {kept.title, kept.context, kept.tried, kept.question} == {""}
        with pytest.raises(Gone, match="withdrawn"):
            problems.require_kept(kept)
        with pytest.raises(Gone, match="withdrawn"):
            await changes.edit(session, kept, DRAFT, by=AUTHOR, network=NETWORK)


async def test_an_edit_never_takes_the_name_off_or_puts_it_on(database):
    async with database.transaction() as session:
        problem = await share(session, anonymous=True)
        await changes.edit(
            session,
            problem,
            replace(DRAFT, earliest=date(2026, 1, 5), question="Anything else?"),
            by=AUTHOR,
            network=NETWORK,
        )

        assert (await problems.posted(session, problem)).author is None


async def test_a_long_reply_without_a_name_is_kept_whole(database):
    text = "reassurance & patience " * 130
    async with database.transaction() as session:
        problem = await share(session, anonymous=True)
        await replies.say_without_name(session, problem, text, by=AUTHOR, form_id="V2")
        said = await owed(session, AuthorReplied)

        assert "".join(notice.text for _, notice in said) == text
        with pytest.raises(NotAllowed):
            await replies.say_without_name(session, problem, "Me", by=COLLEAGUE, form_id="V3")


async def test_a_problem_nobody_has_heard_of_is_gone(database):
    async with database.transaction() as session:
        with pytest.raises(Gone):
            await problems.get(session, 404, lock=True)
