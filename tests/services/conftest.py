"""What the tests of use cases may ask for."""

import pytest

from bot.db import Database
from tests.services import harvesting
from tests.services.desk import GRACE, MAE, Desk
from tests.services.harvesting import Bench


@pytest.fixture
async def desk(database: Database) -> Desk:
    desk = Desk(database)
    await desk.mentors(GRACE, MAE)
    return desk


@pytest.fixture
async def bench(database: Database) -> Bench:
    bench = Bench(database)
    for member in (harvesting.ADA, harvesting.MAE, harvesting.GRACE):
        await bench.works(member)
    return bench
