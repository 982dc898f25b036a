"""The bot as a process of its own: from the settings to the signal that ends it."""

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeAlias

from bot import app, log
from bot.settings import Settings

if sys.platform == "win32":
    from asyncio import new_event_loop
else:
    from uvloop import new_event_loop

Work: TypeAlias = Callable[[asyncio.Event, asyncio.Event], Awaitable[None]]
"""What to do until `stop` is set; it sets `begun` once a stop can be waited for."""


def run(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C."""
    log.configure(settings.log_level, settings.log_format)

    async def work(stop: asyncio.Event, begun: asyncio.Event) -> None:
        async with app.open_core(settings) as core:
            begun.set()
            await app.serve(core, settings, stop)

    until_told(work)


def until_told(work: Work) -> None:
    """Do the work until a signal asks to stop; a second signal does not wait any more."""
    sys.setswitchinterval(0.0005)
    runner = asyncio.Runner(loop_factory=new_event_loop)
    with suppress(asyncio.CancelledError), runner:
        runner.run(_until_told(work))


async def _until_told(work: Work) -> None:
    stop, begun = asyncio.Event(), asyncio.Event()
    task = asyncio.current_task()

    def told() -> None:
        if task and (stop.is_set() or not begun.is_set()):
            task.cancel()
        stop.set()

    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, told)
    await work(stop, begun)
