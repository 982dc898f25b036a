"""A cohort's week closes, its facilitator sees how it is, and shows a funder what came of it."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from jobs import reports, schedules
from models import Schedule
from tests.journeys.asking import last_message
from tests.journeys.sharing import news
from tests.network import Clock, living
from tests.services.picturing import MONDAY, NAMES, Year, at


@pytest.fixture
def clock():
    return Clock(at(MONDAY, 9))


@pytest.fixture
async def network(sqlite_url, guidance, clock):
    async with living(sqlite_url, starter=guidance, now=clock) as alive:
        yield alive


async def a_week(network, year, clock, answered):
    """Members answer on Monday; on Friday at three the window closes."""
    await year.answers(answered)
    async with network.core.db.transaction() as session:
        falls = {"next_on": year.closes.date(), "opens_at": year.closes}
        await session.execute(update(Schedule).values(**falls))
    clock.time = year.closes + timedelta(minutes=1)
    await schedules.run(network.core)
    await network.workspace.until(lambda: "Example cohort is" in news(network.fay))
    await network.settled()
    year.week += 1


async def asks_for_a_report(network, **chosen):
    await network.fay.uses("/cohort", "report")
    await network.workspace.until(lambda: network.fay.modal)
    await network.fay.submits(**chosen)
    await network.workspace.until(lambda: "Report: " in news(network.fay))
    await network.fay.closes()


async def test_the_facilitator_reads_how_the_cohort_is_and_nobody_else_does(network, clock):
    year = await Year(network.core.db).begins()
    await a_week(network, year, clock, dict.fromkeys(NAMES[:8], 4))
    picture = last_message(network.fay).words
    assert "8 of 12" in picture
    assert "4 of 5" in picture
    assert "averages over 5 people or more" in picture, "the chart says in words what it shows"
    assert "every open problem has an answer" in picture
    assert not any("Example cohort" in it.words for it in network.posts())


async def test_a_report_comes_with_charts_and_as_a_table(network, clock):
    year = await Year(network.core.db).begins()
    await a_week(network, year, clock, dict.fromkeys(NAMES[:8], 4))
    await asks_for_a_report(network, of=str(year.cohort_id), period="this")
    report = last_message(network.fay)
    assert "July 1, 2026 to September 11, 2026" in report.words
    assert "Of 100 asked, answered: *67*" in report.words
    await network.fay.clicks("As a table (CSV)", on=report)
    await network.workspace.until(lambda: "The report as a table" in news(network.fay))


async def test_who_does_not_look_after_a_cohort_gets_no_report(network):
    await Year(network.core.db).begins()
    await network.ada.uses("/cohort", "report")
    assert network.ada.modal is None or "I put a report together" not in network.ada.modal.words


async def test_when_a_quarter_is_over_facilitators_get_its_report(network, clock):
    year = await Year(network.core.db).begins()
    await a_week(network, year, clock, dict.fromkeys(NAMES[:8], 4))
    clock.time = at(MONDAY.replace(month=10, day=5), 15)
    await reports.run(network.core)
    await network.workspace.until(lambda: "Report: " in news(network.fay))
    assert "July 1, 2026 to September 30, 2026" in last_message(network.fay).words
