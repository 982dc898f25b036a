"""What the tests of use cases may ask for."""

import pytest

from bot.db import Database
from tests.services.desk import GRACE, MAE, Desk


@pytest.fixture
async def desk(database: Database) -> Desk:
    desk = Desk(database)
    await desk.mentors(GRACE, MAE)
    return desk
