"""A prompt comes to ten or a hundred thousand members in one minute: what it takes, and who waits.

`python -m benchmarks.cohorts [members …] [--postgres]`
"""

import argparse
import asyncio
import statistics
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from sqlalchemy import func, select, text, update

from benchmarks.machine import described, peak, resident
from bot import migrate
from bot.db import Database, insert
from bot.services import promptings, workspaces
from bot.vault import Vault
from models import CheckIn, Cohort, CohortMember, Delivery, Member, Prompting, Reveals

ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
NINE_OF_THE_LAST = datetime(2026, 3, 2, 17, tzinfo=UTC)
"""Nine on a Monday in Los Angeles: the day has come to all, and all are at work."""
AT_ONCE = 5000
PROBED = 0.005
"""Seconds between two looks of somebody who presses all the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """What somebody else waited for meanwhile, in milliseconds."""

    presses: Sequence[float]
    """A transaction that reads and writes, as a press brings."""
    loop: Sequence[float]
    """How late the loop came back."""


async def _enrol(db: Database, members: int) -> int:
    """Bring members into one cohort that is about to be asked; return the prompt's id."""
    async with db.transaction() as session:
        made = Cohort(form_id="V1", name="All", created_by="U0FAY", created_at=NINE_OF_THE_LAST)
        session.add(made)
        await session.flush()
        cohort_id = made.id
    for start in range(0, members, AT_ONCE):
        people = [f"U{number:09}" for number in range(start, min(start + AT_ONCE, members))]
        async with db.transaction() as session:
            told = [
                {"slack_id": each, "zone": ZONES[n % len(ZONES)]} for n, each in enumerate(people)
            ]
            await session.execute(insert(session, Member), told)
            await session.execute(
                insert(session, CohortMember),
                [{"cohort_id": cohort_id, "slack_id": each} for each in people],
            )
    async with db.transaction() as session:
        prompting = _prompting(cohort_id)
        session.add(prompting)
        await session.flush()
        return prompting.id


def _prompting(cohort_id: int) -> Prompting:
    return Prompting(
        cohort_id=cohort_id,
        cause="day:1",
        prompt="made-up",
        question="What did you see this week that gave you hope?",
        short="One thing that gave you hope",
        topic=None,
        support=None,
        reveals=Reveals.WHO,
        day=date(2026, 3, 2),
        minute=9 * 60,
        zone=None,
        opened_at=NINE_OF_THE_LAST,
        due_at=NINE_OF_THE_LAST,
    )


async def _ask(db: Database) -> Sequence[float]:
    """Do what the job does; return how long each chunk took, in milliseconds."""
    took, more = [], True
    while more:
        began = perf_counter()
        async with db.transaction() as session:
            more = await promptings.ask_due(session, now=NINE_OF_THE_LAST)
        took.append(1000 * (perf_counter() - began))
    return took


@asynccontextmanager
async def _pressing(db: Database) -> AsyncIterator[Waits]:
    """Have somebody save a problem again and again, and watch the loop, until the block ends."""
    waits = Waits(presses=(presses := []), loop=(late := []))
    tasks = [asyncio.create_task(_presses(db, presses)), asyncio.create_task(_looks(late))]
    try:
        yield waits
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _presses(db: Database, waits: list[float]) -> None:
    number = 0
    while True:
        began, number = perf_counter(), number + 1
        async with db.transaction() as session:
            await session.execute(
                update(Member)
                .where(Member.slack_id == f"U{number % 100:09}")
                .values(role_since=2000 + number % 20)
            )
            await session.scalar(select(Member).where(Member.slack_id == f"U{number % 100:09}"))
        waits.append(1000 * (perf_counter() - began))
        await asyncio.sleep(PROBED)


async def _looks(late: list[float]) -> None:
    while True:
        began = perf_counter()
        await asyncio.sleep(PROBED)
        late.append(1000 * (perf_counter() - began - PROBED))


async def _measure(url: str, members: int) -> None:
    await migrate.upgrade(url)
    db = Database(url, keys=[Vault.new_key()], team_id="T0LANTERN")
    async with db.transaction() as session:
        await workspaces.enter(session, db.vault)
    await _enrol(db, members)
    before, began = resident(), perf_counter()
    async with _pressing(db) as waits:
        chunks = await _ask(db)
    took, after = perf_counter() - began, resident()
    size, owed = await _size(db), await _owed(db)
    print(
        f"{db.engine.dialect.name}, {members:,} members: {took:.1f} s, {owed:,} check-ins and "
        f"messages, chunks {_spread(chunks)}\n  presses {_spread(waits.presses)}, "
        f"loop {_spread(waits.loop)}\n  memory {before:.0f} -> {after:.0f} MB "
        f"(at most {peak():.0f}), database {size:.0f} MB"
    )
    await db.dispose()


def _spread(waits: Sequence[float]) -> str:
    return f"{len(waits)} of {statistics.median(waits):.0f} ms, at most {max(waits):.0f} ms"


async def _owed(db: Database) -> int:
    async with db.transaction() as session:
        asked = await session.scalar(select(func.count()).select_from(CheckIn))
        owed = await session.scalar(select(func.count()).select_from(Delivery))
    if asked != owed:
        raise AssertionError(f"{asked} are asked with {owed} messages.")
    return owed or 0


async def _size(db: Database) -> float:
    """Megabytes on disk."""
    async with db.engine.connect() as connection:
        if db.is_shared:
            told = await connection.execute(text("SELECT pg_database_size(current_database())"))
            return int(told.scalar_one()) / 2**20
        pages = await connection.execute(text("PRAGMA page_count"))
        size = await connection.execute(text("PRAGMA page_size"))
        return int(pages.scalar_one()) * int(size.scalar_one()) / 2**20


@contextmanager
def _postgres() -> Iterator[str]:
    from tests import postgres  # noqa: PLC0415  # a server of the tests' own

    with postgres.serve() as server:
        name = server.fresh_name()
        yield server.create(name)
        server.drop(name)


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite+aiosqlite:///{Path(folder)}/cohorts.db"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("members", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--postgres", action="store_true", help="as well as SQLite")
    given = parser.parse_args()
    print(described("sqlalchemy", "aiosqlite", "psycopg"))
    for members in given.members:
        for serve in (_sqlite, _postgres) if given.postgres else (_sqlite,):
            with serve() as url:
                asyncio.run(_measure(url, members))


if __name__ == "__main__":
    main()
