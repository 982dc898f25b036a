"""Months of coaching: it is asked how it goes, what may change, and it ends by itself, kindly."""

from datetime import UTC, datetime, timedelta

import pytest

from jobs import pairings as job
from tests.journeys.asking import last_message
from tests.journeys.coaching import assigned
from tests.journeys.sharing import news
from tests.network import Clock, living

BEGAN = datetime(2026, 1, 5, 15, tzinfo=UTC)
"""A Monday at ten in New York and nine in Chicago."""


@pytest.fixture
def clock() -> Clock:
    return Clock(BEGAN)


@pytest.fixture
async def network(sqlite_url, guidance, clock):
    async with living(sqlite_url, starter=guidance, now=clock) as alive:
        yield alive


async def days_pass(network, clock, count):
    """Let the job run once a day, at work, for so many days; what it owes is said in its time."""
    for _ in range(count):
        clock.time += timedelta(days=1)
        await job.run(network.core)
        await network.looks()


async def test_half_a_year_of_coaching(network, clock):
    await assigned(network, ends_on=(BEGAN + timedelta(days=160)).date())
    await days_pass(network, clock, 29)
    assert "How is it going" not in news(network.ada)
    await days_pass(network, clock, 3)
    question = last_message(network.ada)
    assert f"How is it going with <@{network.grace.id}>" in question.words
    assert "I keep no answer" in question.words
    await network.ada.clicks("Going well", on=question)
    await network.settled()
    assert "You said that it goes well" in last_message(network.ada).words

    await days_pass(network, clock, 131)
    said = news(network.ada)
    assert said.count("How is it going") == 2, "at day 90 and day 150; the first is answered"
    for person in (network.ada, network.grace):
        assert news(person).count("ends on") == 1
        assert news(person).count("has come to its end") == 1
    assert "How is it going" not in news(network.grace)


async def asked(network, clock):
    await assigned(network)
    await days_pass(network, clock, 32)
    return last_message(network.ada)


async def test_something_should_change_tells_nobody_until_a_facilitator_is_asked(network, clock):
    question = await asked(network, clock)
    before = {each.name: news(each) for each in (network.grace, network.fay)}
    await network.ada.clicks("Something should change", on=question)
    await network.workspace.until(lambda: network.ada.modal)
    assert "Nobody is told that you are here" in network.ada.modal.words
    assert f"I tell <@{network.fay.id}>" in network.ada.modal.words
    await network.settled()
    assert {each.name: news(each) for each in (network.grace, network.fay)} == before

    await network.ada.clicks("Ask a facilitator", on="modal")
    await network.workspace.until(lambda: "Facilitators know" in network.ada.modal.title)
    await network.settled()
    asked_for = last_message(network.fay).words
    assert f"<@{network.ada.id}> would like to talk" in asked_for
    assert news(network.grace) == before["grace"]


async def test_the_rhythm_is_changed_from_there(network, clock):
    question = await asked(network, clock)
    await network.ada.clicks("Something should change", on=question)
    await network.ada.clicks("Change it", on="modal")
    await network.ada.submits(rhythm="as_needed")
    await network.workspace.until(lambda: "As needed" in network.ada.modal.words)
    await network.settled()
    assert "as needed" in last_message(network.grace).words


async def test_the_officer_ends_it_in_answer_and_the_question_is_settled(network, clock):
    question = await asked(network, clock)
    await network.ada.clicks("End it kindly", on=question)
    await network.settled()
    assert "has ended your coaching, with thanks" in last_message(network.grace).words
    assert "You ended your coaching" in last_message(network.ada).words
    await network.ada.presses_old(question, "pairing_goes_well", f"1:{clock.time.date()}")
    await network.workspace.until(lambda: network.ada.ephemerals)
    assert "ended meanwhile" in network.ada.ephemerals[-1].words


async def test_a_later_day_is_set_from_the_reminder(network, clock):
    await assigned(network, ends_on=(BEGAN + timedelta(days=20)).date())
    await days_pass(network, clock, 14)
    reminder = last_message(network.grace)
    await network.grace.clicks("Set a later day", on=reminder)
    later = (BEGAN + timedelta(days=200)).date()
    await network.grace.submits(ends_on=later)
    assert network.grace.modal.title == "Goals"
    await network.settled()
    assert "changed how long or how often" in last_message(network.ada).words
    await days_pass(network, clock, 10)
    assert "has come to its end" not in news(network.ada)
