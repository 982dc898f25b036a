"""How soon a large library can be searched: after a start, after a change, and in what memory.

    python -m benchmarks.starting [PASSAGES]

It fills a SQLite file with made-up pieces of about 250 words (sentences of the starter library in
another order) and made-up vectors, then opens it as a start does, changes one piece, and asks.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context

import numpy as np
from sqlalchemy import update

from benchmarks import machine
from bot import migrate, start
from bot.db import Database, insert
from bot.domain import guidance
from bot.domain.guidance import Source
from bot.domain.passages import sentences
from bot.encoder.model import NAME as FINGERPRINT
from bot.services import embeddings, starter, workspaces
from bot.services.library import Library
from bot.services.pieces import count
from bot.services.prepared import RECIPE, Prepared, counted, told
from bot.vault import Vault
from models import Audience, Piece, PieceOrigin, PieceState
from models.base import Digest

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
TEAM = "T0LANTERN"
WORDS = 250
"""Of a piece."""
WIDTH = 384
BATCH = 500
PLAN = [{"title": "A Year of Pauses", "author": "A Network of the North", "year": 2023}]
POST = (
    "Our board put equity on the agenda for a vote to remove the word from the strategic plan. I "
    "have two weeks, a superintendent who wants no headlines, and principals who are scared. "
    "Families who fought for the plan call me every day, and I cannot tell them what comes next. "
    "How have others kept the goals when the word had to go, and what did you tell your staff?"
)
SEARCHES = 40


def made_up() -> Iterator[guidance.Piece]:
    """Write pieces out of the starter library's sentences, the same ones each time."""
    chance = random.Random(1)  # noqa: S311  # nothing secret
    texts = [each.body for each in starter.load(None).pieces]
    said = [text[at.start : at.end] for text in texts for at in sentences(text)]
    for number in range(10**6):
        body, words = [], 0
        while words < WORDS:
            body.append(chance.choice(said))
            words += len(body[-1].split())
        yield guidance.Piece(
            slug=f"made-up-{number:06}",
            title=f"{' '.join(chance.choice(said).split()[:8])} {number}",
            kind="tip",
            topics=frozenset(),
            support=None,
            summary=chance.choice(said)[:160],
            source=Source(title="A Year of Pauses", author="A Network of the North", year=2023),
            licence="CC BY 4.0",
            reviewed=NOW.date(),
            body="\n\n".join(body),
        )


def fill(url: str, key: str, passages: int, model: str) -> tuple[int, int]:
    """Write a library of so many passages; in a process of its own, so that nothing is warm."""
    return asyncio.run(_fill(url, key, passages, model))


async def _fill(url: str, key: str, passages: int, model: str) -> tuple[int, int]:
    await migrate.upgrade(url)
    db, pieces, chance = await opened(url, key), made_up(), np.random.default_rng(1)
    written = cut_into = 0
    while cut_into < passages:
        some = list(islice(pieces, min(BATCH, max(1, (passages - cut_into) // 2))))
        ready = {Digest(db.vault.digest(told(each))): prepared(each, chance) for each in some}
        async with db.transaction() as session:
            revision = await count(session)
            await session.execute(insert(session, Piece), [row(piece, revision) for piece in some])
            await embeddings.keep(session, model, ready)
        written += len(some)
        cut_into += sum(len(each.words) for each in ready.values())
    await db.dispose()
    return written, cut_into


def prepared(piece: guidance.Piece, chance: np.random.Generator) -> Prepared:
    words = counted(piece)
    vectors = chance.normal(size=(len(words), WIDTH)).astype(np.float32)
    return Prepared(words, vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def row(piece: guidance.Piece, revision: int) -> dict[str, object]:
    return {
        "slug": piece.slug,
        "origin": PieceOrigin.IMPORTED,
        "state": PieceState.PUBLISHED,
        "audience": Audience.NETWORK,
        "kind": piece.kind,
        "topics": [],
        "states": [],
        "title": piece.title,
        "summary": piece.summary,
        "body": piece.body,
        "source": PLAN[0],
        "licence": piece.licence,
        "created_at": NOW,
        "changed_at": NOW,
        "published_at": NOW,
        "revision": revision,
        "version": 1,
        "credited": False,
    }


async def opened(url: str, key: str) -> Database:
    db = Database(url, keys=[key], team_id=TEAM)
    async with db.transaction() as session:
        await workspaces.enter(session, db.vault)
    return db


class Watch:
    """Says how long something took: by the clock, and of the processor, which others use too."""

    def __init__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def __str__(self) -> str:
        real, worked = time.perf_counter() - self._began[0], time.process_time() - self._began[1]
        return f"{real:.2f} s (processor {worked:.2f} s)"


async def measure(url: str, key: str) -> None:
    watch = Watch()
    library = Library(start.load_starter(None))
    print(f"the starter library is read in {watch}")
    db = await opened(url, key)
    watch = Watch()
    async with db.transaction() as session:
        news = await library.read(session)
    assert news
    print(f"the rows are read after {watch}")
    await library.take_in(news)
    print(f"from stored vectors to searchable: {watch}")
    del news
    assert await library.rank(POST)
    print(f"memory {machine.resident():.0f} MB, at most {machine.peak():.0f} MB")
    await change(db, library)
    times = []
    for _ in range(SEARCHES):
        began = time.perf_counter()
        await library.rank(POST)
        times.append((time.perf_counter() - began) * 1000)
    print(f"a search takes {statistics.median(times):.1f} ms, at most {max(times):.1f} ms")
    print(f"memory {machine.resident():.0f} MB, at most {machine.peak():.0f} MB")
    await db.dispose()


async def change(db: Database, library: Library) -> None:
    """Change one piece, and see how long it takes until it is found as it is now."""
    async with db.transaction() as session:
        revision = await count(session)
        changed = {"body": "Ask the lamplighters of the harbour.", "revision": revision}
        await session.execute(update(Piece).where(Piece.slug == "made-up-000007").values(changed))
    watch = Watch()
    async with db.transaction() as session:
        await library.follow(session)
    print(f"a change is found by its words after {watch}")
    pieces = library.unprepared(4)
    assert len(pieces) == int(library.is_dense)
    made = {mark: await library.prepare(piece) for mark, piece in pieces.items()}
    await library.give_meaning({mark: each for mark, each in made.items() if each})
    print(f"and by its meaning after {watch}")
    [first, *_] = await library.rank("Who asks the lamplighters of the harbour?")
    assert first.piece.slug == "made-up-000007"


def main() -> None:
    asked = argparse.ArgumentParser(description="How soon a large library can be searched.")
    asked.add_argument("passages", nargs="?", type=int, default=10_000)
    passages: int = asked.parse_args().passages
    print(machine.described("numpy", "onnxruntime", "sqlalchemy", "cryptography"))
    with tempfile.TemporaryDirectory() as folder:
        url, key = f"sqlite+aiosqlite:///{folder}/lantern.db", Vault.new_key()
        # What fills it would leave words counted and memory taken.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
            pieces, cut_into = other.submit(
                fill, url, key, passages, f"{FINGERPRINT} {RECIPE}"
            ).result()
        print(f"{pieces} pieces in {cut_into} passages")
        asyncio.run(measure(url, key))


if __name__ == "__main__":
    main()
