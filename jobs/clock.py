"""Keep the clock of every search for a mentor, and the line of those that wait for room."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

from bot import log
from bot.core import Core
from bot.services import asking_clock, line

EVERY = timedelta(seconds=30)

_log = log.get(__name__)


async def run(core: Core) -> None:
    """Do what is due now; any number of processes may, for each thing is done once."""
    async with core.db.transaction() as session:
        due = await asking_clock.due(session, now=core.now())
    for problem_id in due:
        await _alone(core, asking_clock.tick, problem_id, now=core.now(), network=core.network)
    moved = await _serve_line(core)
    if due or moved:
        core.wake.set()


async def _serve_line(core: Core) -> bool:
    """Serve the line in order; where it moved, those behind see their new place."""
    async with core.db.transaction() as session:
        waiting = await line.waiting(session)
    moved = [
        problem_id
        for problem_id in waiting
        if await _alone(core, line.serve, problem_id, now=core.now(), network=core.network)
    ]
    if moved:
        for problem_id in _behind(waiting, moved):
            await _alone(core, line.show_place, problem_id, network=core.network)
    return bool(moved)


def _behind(waiting: Sequence[int], moved: Sequence[int]) -> list[int]:
    first = waiting.index(moved[0])
    return [each for each in waiting[first:] if each not in moved]


async def _alone(
    core: Core, deed: Callable[..., Awaitable[Any]], problem_id: int, **how: Any
) -> Any:
    """Do something about one search in a transaction of its own, which may fail alone."""
    try:
        async with core.db.transaction() as session:
            return await deed(session, problem_id, **how)
    except Exception:  # what was due stays due
        _log.exception("search not looked at", problem=problem_id)
