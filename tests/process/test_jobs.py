"""What the clock brings is done once, by whichever process comes first."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

import jobs
from bot import app
from bot.core import Core
from bot.domain.notices import ProblemContinued
from bot.services import inbox, occurrences, outbox
from bot.services.pace import HURRIED
from jobs import Job, deliver, sweep
from models import Delivery, Lane, Occurrence, Problem, Receipt
from tests.postgres import Postgres
from tests.process.conftest import NOTHING, Ground, ground

NOW = datetime(2026, 1, 5, 9, 20, tzinfo=UTC)
MONTHS = timedelta(days=100)


def words(text: str) -> ProblemContinued:
    return ProblemContinued(of="context", text=text, part=1, parts=1)


async def count(core: Core, table: type) -> int:
    async with core.db.transaction() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


def at(core: Core, now: datetime) -> Core:
    return replace(core, now=lambda: now)


async def said(core: Core, *keys: str) -> None:
    """Say things and have them delivered."""
    async with core.db.transaction() as session:
        for key in keys:
            await outbox.say(session, words(key), to=core.network.channel, key=key)
    await deliver.run(replace(core, pace=HURRIED))


async def test_old_receipts_are_forgotten_and_young_ones_kept(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        for key, age in (("old", timedelta(days=3)), ("young", timedelta(days=1))):
            async with core.db.transaction() as session:
                await inbox.take(session, key, now=NOW - age)
        await sweep.run(at(core, NOW))
        async with core.db.transaction() as session:
            assert (await session.scalars(select(Receipt.key))).all() == ["young"]


async def test_a_job_is_done_once_in_its_hour(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        await sweep.run(at(core, NOW))
        async with core.db.transaction() as session:
            await inbox.take(session, "old", now=NOW - timedelta(days=3))
        await sweep.run(at(core, NOW + timedelta(minutes=30)))
        assert await count(core, Receipt) == 1
        await sweep.run(at(core, NOW + timedelta(hours=1)))
        assert await count(core, Receipt) == 0


async def test_two_processes_on_one_postgresql_do_a_job_once(
    postgres: Postgres, postgres_template: str, tmp_path: Path
):
    name = postgres.fresh_name()
    url = postgres.create(name, postgres_template)
    done = []

    async def run(core: Core) -> None:
        async with core.db.transaction() as session:
            if await occurrences.take(session, "greet", every=timedelta(hours=1), now=NOW):
                await asyncio.sleep(0.05)
                done.append(core)

    async with ground(url, tmp_path) as stand:
        settings = stand.settings()
        async with (
            app.open_core(settings, starter=NOTHING) as one,
            app.open_core(settings, starter=NOTHING) as other,
        ):
            await asyncio.gather(*(run(core) for core in (one, other) * 4))
    postgres.drop(name)
    assert len(done) == 1


async def test_a_job_that_fails_is_due_again(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        every = timedelta(hours=1)
        with pytest.raises(ZeroDivisionError):
            async with core.db.transaction() as session:
                assert await occurrences.take(session, "greet", every=every, now=NOW)
                _ = 1 / 0
        async with core.db.transaction() as session:
            assert await occurrences.take(session, "greet", every=every, now=NOW)


async def test_old_messages_are_forgotten_unless_something_needs_them(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        await said(core, "post", "spoken")
        async with core.db.transaction() as session:
            session.add(_problem(await outbox.find(session, "post")))
        await sweep.run(at(core, datetime.now(UTC)))
        assert await count(core, Delivery) == 2
        await sweep.run(at(core, datetime.now(UTC) + MONTHS))
        async with core.db.transaction() as session:
            assert await outbox.find(session, "post")
            assert not await outbox.find(session, "spoken")


async def test_a_message_outlives_its_replies_by_one_sweep(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        await said(core, "post")
        async with core.db.transaction() as session:
            post = await outbox.find(session, "post")
            await outbox.say(
                session, words("reply"), to=core.network.channel, key="reply", reply_to=post
            )
        await deliver.run(replace(core, pace=HURRIED))
        later = datetime.now(UTC) + MONTHS
        for left in (1, 0):
            await sweep.run(at(core, later))
            assert await count(core, Delivery) == left
            later += timedelta(hours=1)


async def test_what_is_still_owed_is_kept_however_old(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        async with core.db.transaction() as session:
            await outbox.say(session, words("owed"), to=core.network.channel, key="owed")
        await sweep.run(at(core, datetime.now(UTC) + MONTHS))
        assert await count(core, Delivery) == 1
        assert await count(core, Lane) == 1


async def test_no_trace_stays_of_whom_was_written_to(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        await said(core, "hello")
        assert await count(core, Lane) == 1
        await sweep.run(at(core, datetime.now(UTC) + timedelta(minutes=1)))
        assert await count(core, Lane) == 0
        await said(core, "hello again")
        assert len(stand_on_each.ada.sees(stand_on_each.problems)) == 2


async def test_old_occurrences_are_forgotten(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        await sweep.run(at(core, NOW))
        await sweep.run(at(core, NOW + timedelta(days=8)))
        assert await count(core, Occurrence) == 1


async def test_the_timetable_runs_at_the_start_and_one_failure_stops_nothing(
    stand: Ground, monkeypatch: pytest.MonkeyPatch
):
    ran = asyncio.Event()

    async def fail(_: Core) -> None:
        raise ZeroDivisionError

    async def succeed(_: Core) -> None:
        ran.set()

    hour = timedelta(hours=1)
    timetable = [Job("fails", fail, hour), Job("succeeds", succeed, hour)]
    monkeypatch.setattr(jobs, "TIMETABLE", timetable)
    settings = stand.settings()
    async with app.open_core(settings, starter=NOTHING) as core, app.serving(core, settings):
        async with asyncio.timeout(5):
            await ran.wait()


def test_every_process_counts_the_same_times():
    hour = timedelta(hours=1)
    assert occurrences.planned(hour, NOW) == NOW.replace(minute=0)
    week = occurrences.planned(timedelta(days=7), NOW)
    assert (week.weekday(), week.hour) == (0, 0)


def _problem(post: Delivery | None) -> Problem:
    assert post is not None
    return Problem(
        form_id="V1",
        author="U1",
        anonymous=False,
        title="A title",
        context="",
        tried="",
        question="",
        topics=[],
        needed_by=None,
        created_at=NOW,
        post_id=post.id,
    )
