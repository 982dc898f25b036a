"""A report tells what came of a quarter, in sums over enough people, and the same to everybody."""

from datetime import timedelta

import pytest

from bot.domain.notices import ReportMade, ReportWanted
from bot.domain.periods import Quarter
from bot.services import cohort_report
from bot.views.render import render
from tests.conftest import ON_SQLITE
from tests.services.desk import FAY, NETWORK
from tests.services.picturing import MONDAY, NAMES, Year, at

pytestmark = ON_SQLITE
NOVEMBER = at(MONDAY, 9) + timedelta(days=70)
SEPTEMBER = at(MONDAY, 9) + timedelta(days=1)


@pytest.fixture
async def year(database):
    return await Year(database).begins()


async def report(year, period="last", *, network=False, now=NOVEMBER) -> ReportMade:
    wish = ReportWanted(cohort_id=None if network else year.cohort_id, period=period)
    async with year.database.transaction() as session:
        made = await cohort_report.make(session, wish, now=now)
    assert made
    render(made)
    return made


def values(made: ReportMade) -> dict[str, float | None]:
    return {line.name: line.value for line in made.lines if not line.period}


async def test_the_pulse_of_a_quarter_is_that_of_its_weeks_also_without_a_digest(year):
    for load in (2, 4):
        await year.answers(dict.fromkeys(NAMES[:8], load))
        await year.closes_window()
    made = await report(year)
    assert values(made)["load"] == 3
    assert values(made)["answered"] == 67
    assert values(made)["prompts"] == 2
    assert [chart.title for chart in made.charts] == [
        "How many answered, in Example cohort",
        "The pulse of Example cohort",
    ]
    assert made.days == "July 1, 2026 to September 30, 2026"


async def test_problems_are_counted_from_five_authors_on(year):
    await year.shares(*NAMES[:4], *NAMES[:4], when=SEPTEMBER)
    assert (
        values(await report(year, "this", now=at(MONDAY, 10) + timedelta(days=2)))["shared"] is None
    )
    await year.shares(*NAMES[4:6], when=SEPTEMBER)
    told = values(await report(year))
    assert (told["shared"], told["helped"], told["resolved"], told["days"]) == (10, 10, 0, 1)


async def test_without_a_name_a_problem_counts_for_the_network_alone(year):
    await year.shares(*NAMES[:6], when=SEPTEMBER)
    await year.shares(*NAMES[6:9], when=SEPTEMBER, anonymous=True)
    assert values(await report(year))["shared"] == 6
    assert values(await report(year, network=True))["shared"] == 9


async def test_network_less_cohort_leaves_nobody_alone(year):
    await year.shares(*NAMES[:6], when=SEPTEMBER)
    await year.shares("Zoe", when=SEPTEMBER)
    cohort, network = await report(year), await report(year, network=True)
    assert values(cohort)["shared"] == 6
    assert values(network)["shared"] == 6, "Zoe alone is the difference, so she is left out"


async def test_a_quarter_that_runs_is_counted_once_a_month(year):
    await year.shares(*NAMES[:6], when=SEPTEMBER)
    early = at(MONDAY, 9) + timedelta(days=3)
    first = await report(year, "this", now=early)
    await year.shares(*NAMES[6:7], when=early)
    again = await report(year, "this", now=early + timedelta(days=1))
    assert first.so_far
    assert values(first)["shared"] == values(again)["shared"] == 6


async def test_the_sum_of_quarters_leaves_out_what_is_not_told(year):
    await year.shares(*NAMES[:6], when=SEPTEMBER)
    await year.shares(*NAMES[:3], when=NOVEMBER - timedelta(days=3))
    made = await report(year, "year")
    assert {it.period: it.value for it in made.lines if it.name == "shared"} == {
        "Q3 2026": 6,
        "Q4 2026": None,
        "": 6,
    }


async def test_a_quarterly_report_is_owed_once_to_each_facilitator(year):
    for _ in range(2):
        async with year.database.transaction() as session:
            await cohort_report.send_quarterly(
                session, NETWORK, Quarter(year=2026, number=3), at(MONDAY, 9)
            )
    told = [each for each in await year.told() if each.notice["kind"] == "quarter_over"]
    assert [each.channel for each in told] == [FAY]
