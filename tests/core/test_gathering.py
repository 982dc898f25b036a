"""In a rush one piece of work serves many, and nobody is forgotten."""

import asyncio

import pytest

from bot.gathering import Gathering


async def test_who_comes_alone_is_served_at_once():
    served = []

    async def work(items):
        served.append(list(items))

    await Gathering(work).add("ada")
    assert served == [["ada"]]


async def test_who_comes_meanwhile_is_served_together_and_everybody_once():
    served, free = [], asyncio.Event()

    async def work(items):
        served.append(list(items))
        await free.wait()

    gathering = Gathering(work)
    first = asyncio.create_task(gathering.add(0))
    await asyncio.sleep(0)
    rest = [asyncio.create_task(gathering.add(n)) for n in range(1, 50)]
    await asyncio.sleep(0)
    free.set()
    await asyncio.gather(first, *rest)
    assert served == [[0], list(range(1, 50))]


async def test_each_hears_of_what_went_wrong_and_the_next_is_served():
    async def work(items):
        if "bad" in items:
            raise ZeroDivisionError

    gathering = Gathering(work)
    with pytest.raises(ZeroDivisionError):
        await gathering.add("bad")
    await gathering.add("good")


async def test_one_who_stops_waiting_holds_up_nobody():
    free = asyncio.Event()

    async def work(_):
        await free.wait()

    gathering = Gathering(work)
    gone = asyncio.create_task(gathering.add("gone"))
    await asyncio.sleep(0)
    stays = asyncio.create_task(gathering.add("stays"))
    await asyncio.sleep(0)
    gone.cancel()
    free.set()
    await stays
    assert gone.cancelled()
