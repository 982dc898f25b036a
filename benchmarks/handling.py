"""How fast the bot answers `/problem` and a submitted form, against an app that only acknowledges.

`python -m benchmarks.handling [--seconds 5] [--rounds 3]`. Both run over HTTP in a process of
their own, by turns in one run; the load and a Web API that agrees to everything share another.
"""

import argparse
import asyncio
import os
import socket
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import aiohttp

from benchmarks import load, machine, slack_stub
from benchmarks.load import Borne, Load, Request
from bot.vault import Vault
from tests.postgres import serve

CASES: dict[str, Request] = {
    "(a) /problem answered with the form": load.command,
    "(b) a form saved and acknowledged": load.submission,
}


@asynccontextmanager
async def running(*command: str, port: int, **environment: str) -> AsyncIterator[None]:
    """Run a bot until the block ends; it is ready when it answers."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *command, env=os.environ | environment
    )
    try:
        async with aiohttp.ClientSession() as session:
            for _ in range(300):
                try:
                    async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                        if answer.status == 200:
                            break
                except aiohttp.ClientError:
                    await asyncio.sleep(0.1)
            else:
                raise SystemExit("The bot did not start.")
        yield
    finally:
        process.terminate()
        await process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


async def measure(port: int, options: argparse.Namespace) -> dict[str, tuple[Borne, Borne]]:
    """Saturate, then go steadily at 50 a second."""
    async with aiohttp.ClientSession() as session:
        bot = Load(session, port)
        measured = {}
        for name, request in CASES.items():
            await bot.saturating(request, seconds=1, at_once=8)
            most = await bot.saturating(request, seconds=options.seconds, at_once=32)
            steady = await bot.steady(request, seconds=options.seconds, per_second=50)
            measured[name] = (most, steady)
        return measured


async def compare(name: str, database_url: str, api: str, options: argparse.Namespace) -> None:
    """Let the two run by turns, and print the middle of the rounds."""
    shared = {
        "SLACK_API_URL": api,
        "SLACK_BOT_TOKEN": "xoxb-benchmark",
        "SLACK_SIGNING_SECRET": load.SECRET,
        "SLACK_APP_TOKEN": "",
        "LANTERN_KEYS": Vault.new_key(),
        "LANTERN_CHANNEL": "C0PROBLEMS",
        "DATABASE_URL": database_url,
        "LOG_LEVEL": "warning",
    }
    bare: list[dict[str, tuple[Borne, Borne]]] = []
    ours: list[dict[str, tuple[Borne, Borne]]] = []
    for _ in range(options.rounds):
        port = free_port()
        async with running("benchmarks.bare", str(port), port=port, **shared):
            bare.append(await measure(port, options))
        port = free_port()
        async with running("bot", "run", port=port, PORT=str(port), **shared):
            ours.append(await measure(port, options))
    for case in CASES:
        one, other = ([each[case] for each in side] for side in (ours, bare))
        ratios = [o[0].per_second / b[0].per_second for o, b in zip(one, other, strict=True)]
        print(
            f"{name:<12}{case}\n"
            f"  requests/s  ours {_middle(one, 'per_second'):7.0f}   bare "
            f"{_middle(other, 'per_second'):7.0f}   ratio {statistics.median(ratios):.2f} "
            f"({min(ratios):.2f} to {max(ratios):.2f})\n"
            f"  at 50/s     ours p50 {_middle(one, 'p50', 1):5.1f} ms p99 "
            f"{_middle(one, 'p99', 1):5.1f} ms   bare p50 {_middle(other, 'p50', 1):5.1f} ms p99 "
            f"{_middle(other, 'p99', 1):5.1f} ms   failed "
            f"{sum(borne.failed for each in one for borne in each)}"
        )


def _middle(rounds: list[tuple[Borne, Borne]], name: str, which: int = 0) -> float:
    return statistics.median(getattr(each[which], name) for each in rounds)


async def main(options: argparse.Namespace) -> None:
    print(machine.described("slack-bolt", "uvicorn", "sqlalchemy", "aiosqlite", "psycopg"))
    stub, api = await slack_stub.serve()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        await compare("SQLite", f"sqlite+aiosqlite:///{folder}/bench.db", api, options)
        postgres = stack.enter_context(serve())
        await compare("PostgreSQL", postgres.create(postgres.fresh_name()), api, options)
    stub.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    asyncio.run(main(parser.parse_args()))
