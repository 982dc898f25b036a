"""Those who look after a cohort say what it does regularly, see the days first, and change it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select, update

from bot.domain.schedules import Rhythm
from bot.services import schedules as planned
from bot.views import schedule
from jobs import schedules as clock
from models import Cohort, CohortMember, Round, Schedule, ScheduleDay
from tests.journeys.rounds import groups, joins, passes, shows
from tests.journeys.sharing import news

PRESSES = (schedule.OPEN, schedule.ADD, schedule.CHANGE, schedule.STOP, schedule.USUAL)
MONDAY = datetime(2026, 1, 5, 15, tzinfo=UTC)


async def north(network, *members, name="North"):
    """A cohort on New York's clock; return its id."""
    async with network.core.db.transaction() as session:
        cohort = Cohort(
            form_id=f"V{name}",
            name=name,
            created_by=network.fay.id,
            created_at=network.core.now(),
            zone="America/New_York",
        )
        session.add(cohort)
        await session.flush()
        session.add_all(CohortMember(cohort_id=cohort.id, slack_id=each.id) for each in members)
        return cohort.id


async def looks(network):
    """Fay looks at what the one cohort does regularly."""
    await network.fay.uses("/cohort", "schedule")
    await shows(network, "does regularly")


async def in_the_list(network, words):
    """Close what lies on the list, and wait until it shows something."""
    await network.fay.closes()
    await shows(network, words)


async def plans_pairs(network, cohort_id):
    """Pairs on Mondays at ten in New York, from before the day on which the story is told."""
    rhythm = Rhythm(
        weekdays=("mon",), minute=600, zone="America/New_York", starts_on=date(2026, 1, 5)
    )
    async with network.core.db.transaction() as session:
        await planned.add(
            session,
            cohort_id,
            "pairs",
            rhythm,
            form_id=f"V{cohort_id}",
            by=network.fay.id,
            now=MONDAY - timedelta(hours=1),
        )


async def everything(network):
    async with network.core.db.transaction() as session:
        return [
            (it.id, it.weekdays, it.minute, it.stopped_at)
            for it in await session.scalars(select(Schedule).order_by(Schedule.id))
        ]


async def test_the_usual_week_is_one_press_and_can_be_stopped(network):
    await north(network, network.ada)
    await looks(network)
    await network.fay.clicks("Set up the usual week", on="modal")
    await shows(network, "Mondays at 9:00 AM, each member's time")
    assert "Wednesdays and Fridays at 9:00 AM, each member's time" in network.fay.modal.words
    assert "Fridays at 3:00 PM (New York)" in network.fay.modal.words
    assert "Set up the usual week" not in network.fay.modal.words
    await network.fay.clicks("Stop", on="modal")
    await shows(network, "Set up the usual week")
    assert "The weekly prompt" not in network.fay.modal.words
    assert "A reminder of the prompt" in network.fay.modal.words
    assert news(network.ada) == "", "nobody is told of a plan"


async def test_the_days_are_shown_before_saving_and_nothing_typed_is_lost(network):
    fay = network.fay
    await north(network)
    await looks(network)
    await fay.clicks("Add", on="modal")
    await fay.submits(
        kind="A round of pairs", weekdays=["Tuesday", "Thursday"], minute=time(14), every="2"
    )
    assert "the cohort's clock" in fay.modal_errors["zone"]
    await fay.submits(zone="cohort", starts_on=date(2040, 1, 2), ends_on=date(2040, 1, 19))
    assert "*The next days*" in fay.modal.words
    for day in ("January 3, 2040", "January 5, 2040", "January 17, 2040"):
        assert day in fay.modal.words
    assert "take it back" in fay.modal.words
    assert await everything(network) == [], "nothing is saved yet"
    await fay.clicks("Change it", on="modal")
    await network.workspace.until(lambda: "Show the days" in str(fay.modal.payload))
    await fay.submits(weekdays=["Thursday"])
    assert "Every second Thursday at 2:00 PM (New York)" in fay.modal.words
    await fay.submits()
    assert "Saved" in fay.modal.words
    await in_the_list(network, "Every second Thursday at 2:00 PM (New York)")
    assert len(await everything(network)) == 1


async def test_what_there_is_can_be_given_another_time(network):
    fay = network.fay
    await north(network)
    await looks(network)
    await fay.clicks("Set up the usual week", on="modal")
    await shows(network, "Mondays at 9:00 AM, each member's time")
    await fay.clicks("Change", on="modal")
    assert "do not come a second time" in fay.modal.words
    await fay.submits(minute=time(10, 30))
    await fay.submits()
    await in_the_list(network, "Mondays at 10:30 AM, each member's time")


async def test_days_that_never_come_are_refused_beside_their_field(network):
    await north(network)
    await looks(network)
    await network.fay.clicks("Add", on="modal")
    await network.fay.submits(weekdays=[])
    assert "at least one day" in network.fay.modal_errors["weekdays"]
    await network.fay.submits(
        weekdays=["Friday"], starts_on=date(2040, 1, 2), ends_on=date(2040, 1, 3)
    )
    assert "no day at all" in network.fay.modal_errors["ends_on"]


async def test_nobody_else_plans_for_a_cohort_or_sees_its_plans(network):
    cohort_id = await north(network, network.ada)
    await looks(network)
    await network.fay.clicks("Set up the usual week", on="modal")
    await shows(network, "Mondays at 9:00 AM")
    await network.fay.clicks("Add", on="modal")
    form = network.fay.modal
    await network.fay.submits(weekdays=["Monday"])
    dates = network.fay.modal
    before = await everything(network)
    hello = await network.ada.posts(network.ada.dm(), "hello")
    await network.settled()
    for action in PRESSES:
        count = len(network.ada.ephemerals)
        await network.ada.presses_old(hello, action, str(cohort_id))
        await network.workspace.until(lambda count=count: len(network.ada.ephemerals) > count)
        assert "Only who facilitates this cohort" in network.ada.ephemerals[-1].words, action
    for each in (form, dates):
        await network.ada.resubmits(each)
    await network.settled()
    assert await everything(network) == before
    assert network.ada.modal is None


async def test_a_round_of_pairs_comes_by_itself_ten_minutes_after_facilitators_are_told(network):
    cohort_id = await north(network, network.ada, network.otto)
    await joins(network, network.ada, network.otto)
    await plans_pairs(network, cohort_id)
    at = replace(network.core, now=lambda: MONDAY)
    for _ in range(2):
        await clock.run(at)
    await network.settled()
    assert "*North* is drawn" in news(network.fay)
    assert "1 group meets" in news(network.fay)
    assert news(network.fay).count("is drawn") == 1
    assert groups(network.ada) == []
    await passes(network, MONDAY + timedelta(minutes=11) - network.core.now())
    await network.workspace.until(lambda: groups(network.ada))
    assert news(network.ada) == ""


async def test_where_nobody_meets_anybody_the_day_is_left_out(network):
    await plans_pairs(network, await north(network, network.ada))
    await clock.run(replace(network.core, now=lambda: MONDAY))
    await network.settled()
    async with network.core.db.transaction() as session:
        day = (await session.scalars(select(ScheduleDay))).one()
        assert (day.state, day.why) == ("skipped", "nothing")
        assert [it.state for it in await session.scalars(select(Round))] == ["dropped"]
    assert news(network.fay) == ""


async def test_a_schedule_that_cannot_be_read_holds_no_other_up(network, logs):
    broken = await north(network, name="South")
    await plans_pairs(network, broken)
    await joins(network, network.ada, network.otto)
    await plans_pairs(network, await north(network, network.ada, network.otto))
    async with network.core.db.transaction() as session:
        gone = update(Schedule).where(Schedule.cohort_id == broken).values(zone="Mars/Olympus")
        await session.execute(gone)
    await clock.run(replace(network.core, now=lambda: MONDAY))
    await network.settled()
    assert "schedule failed" in logs.getvalue()
    assert "*North* is drawn" in news(network.fay)
