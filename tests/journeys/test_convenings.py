"""A cohort is invited to meet: each in their own time, reminded, told of changes, asked after."""

from datetime import date, time, timedelta

import pytest

from tests.journeys.meeting import (
    LINK,
    NINE_IN_NEW_YORK,
    TITLE,
    Clock,
    cohort,
    comes_to,
    last,
    plans,
    presses,
    said,
)
from tests.journeys.rounds import shows
from tests.network import living

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def network(sqlite_url, guidance):
    async with living(sqlite_url, starter=guidance, now=Clock()) as alive:
        yield alive


async def test_each_is_invited_in_their_own_time_answers_and_takes_the_calendar_file(network):
    ada, otto = network.ada, network.otto
    await cohort(network, ada, otto)
    seen = await plans(network)
    assert "9:00 AM Eastern time (New York)" in seen
    assert "8:00 AM Central time (Chicago)" in seen
    assert "2 people are invited" in seen
    invitation = last(ada)
    for words in (TITLE, LINK, "One consultancy", f"<!date^{int(NINE_IN_NEW_YORK.timestamp())}^"):
        assert words in str(invitation.blocks)
    assert len(said(otto)) == 1
    await presses(network, ada, "Yes, I come")
    assert "You said: you come" in last(ada).words.replace("*", "")
    await presses(network, ada, "Remote")
    assert "you join remotely" in last(ada).words
    assert "you join remotely" not in last(otto).words
    await ada.clicks("Add to my calendar", on=last(ada))
    await network.workspace.until(lambda: last(ada).files)
    [file] = last(ada).files
    content = ada.opens_file(file).decode()
    assert file["name"].endswith(".ics")
    assert "DTSTART:20260312T130000Z" in content.replace("\r\n", "\n")
    assert "SEQUENCE:1" in content
    await network.fay.uses("/cohort", "session")
    await network.fay.clicks("Who comes", on="modal")
    await shows(network, "do not see each other")
    assert f"*Remote* (1)\n<@{ada.id}>" in network.fay.modal.words
    assert f"*Not answered yet* (1)\n<@{otto.id}>" in network.fay.modal.words


async def test_a_change_is_told_once_to_who_did_not_say_no_and_so_is_its_end(network):
    ada, otto = network.ada, network.otto
    await cohort(network, ada, otto)
    await plans(network)
    invitations = {each: last(each) for each in (ada, otto)}
    await presses(network, ada, "Yes, I come")
    await presses(network, otto, "No")
    await network.fay.uses("/cohort", "session")
    await network.fay.clicks("Change", on="modal")
    await network.fay.submits(minute=time(11))
    assert "11:00 AM Eastern time (New York)" in network.fay.modal.words
    await network.fay.submits()
    assert "Who did not say no is told" in network.fay.modal.words
    for _ in range(2):
        await comes_to(network)
    eleven = f"<!date^{int((NINE_IN_NEW_YORK + 2 * HOUR).timestamp())}^"
    assert "This has changed" in last(ada).words
    assert eleven in str(last(ada).blocks)
    assert len(said(ada)) == 2
    assert len(said(otto)) == 1
    for each in (ada, otto):
        assert eleven in str(shown_now(each, invitations[each]).blocks)
    await ada.clicks("Add to my calendar", on=last(ada))
    await network.workspace.until(lambda: last(ada).files)
    assert "SEQUENCE:2" in ada.opens_file(last(ada).files[0]).decode()


async def test_called_off_it_is_told_and_leaves_calendars_and_no_reminder_comes(network):
    ada, otto = network.ada, network.otto
    await cohort(network, ada, otto)
    await plans(network)
    await presses(network, ada, "Yes, I come")
    await presses(network, otto, "No")
    await network.fay.uses("/cohort", "session")
    await network.fay.clicks("Call off", on="modal")
    await shows(network, "Called off")
    await comes_to(network)
    assert "does not take place" in last(ada).words
    assert len(said(otto)) == 1
    await ada.clicks("Take it out of my calendar", on=last(ada))
    await network.workspace.until(lambda: "STATUS:CANCELLED" in file_of(ada))
    assert "SEQUENCE:2" in file_of(ada)
    await comes_to(network, NINE_IN_NEW_YORK + HOUR)
    assert "In an hour" not in "".join(said(ada))


async def test_reminders_come_to_who_comes_and_one_to_who_did_not_answer(network):
    ada, otto, mae = network.ada, network.otto, network.mae
    await cohort(network, ada, otto, mae)
    await plans(network)
    await presses(network, ada, "Yes, I come")
    await presses(network, mae, "No")
    for _ in range(2):
        await comes_to(network, NINE_IN_NEW_YORK - DAY + 2 * HOUR)
    assert "Coming up: " in last(ada).words
    assert "you have not said yet" in last(otto).words
    assert len(said(mae)) == 1
    for moment in (NINE_IN_NEW_YORK - HOUR, NINE_IN_NEW_YORK - HOUR / 2):
        await comes_to(network, moment)
    assert "In an hour: " in last(ada).words
    assert LINK in last(ada).words
    assert [len(said(each)) for each in (ada, otto, mae)] == [3, 2, 1]
    await comes_to(network, NINE_IN_NEW_YORK + 3 * HOUR)
    assert "Was it worth your time?" in last(ada).words
    assert [len(said(each)) for each in (ada, otto, mae)] == [4, 2, 1]


async def test_afterwards_who_came_says_what_it_was_worth_and_nobody_is_told_of_one_answer(network):
    ada, fay = network.ada, network.fay
    await cohort(network, ada, network.otto)
    await plans(network)
    await presses(network, ada, "Yes, I come")
    after = NINE_IN_NEW_YORK + 3 * HOUR
    await comes_to(network, after)
    await ada.clicks("Answer", on=last(ada))
    await ada.submits(useful="4", words="Ask the quiet ones first")
    await network.settled()
    assert "You said of" in last(ada).words
    await fay.uses("/cohort", "session")
    await fay.clicks("Who came", on="modal")
    await fay.submits(came=[ada.id, network.mae.id])
    await shows(network, "2 came")
    before = said(fay)
    await comes_to(network, after + 8 * DAY)
    assert said(fay) == before
    await ada.closes(everything=True)
    await ada.clicks("Change it", on=last(ada))
    await network.workspace.until(lambda: ada.ephemerals)
    assert "summed up already" in ada.ephemerals[-1].words


async def test_times_that_are_over_or_missing_are_refused_beside_their_field(network):
    await cohort(network, network.ada)
    fay = network.fay
    await fay.uses("/cohort", "session")
    await fay.clicks("Plan one", on="modal")
    await fay.submits(title=TITLE, day=date(2026, 3, 1), minute=time(9))
    assert "This day is over" in fay.modal_errors["day"]
    await fay.submits(day=date(2026, 3, 2), minute=time(7))
    assert "This time is over" in fay.modal_errors["minute"]
    await fay.submits(day=date(2026, 3, 8), minute=time(2, 30))
    assert "leaves out the time that you chose" in fay.modal.words
    assert "3:30 AM Eastern time (New York)" in fay.modal.words
    await fay.submits(minute=time(10))
    assert "10:00 AM Eastern time (New York)" in fay.modal.words, "a time not seen yet is shown"
    await comes_to(network)
    assert said(network.ada) == [], "nothing is saved before it was seen"


async def test_nobody_else_plans_changes_answers_or_reads_who_comes(network):
    cohort_id = await cohort(network, network.ada)
    await plans(network)
    invitation = last(network.ada)
    hello = await network.otto.posts(network.otto.dm(), "hello")
    await network.settled()
    presses_of = {
        "open_convenings": str(cohort_id),
        "plan_convening": str(cohort_id),
        "change_convening": f"1:{cohort_id}",
        "call_off_convening": f"1:{cohort_id}",
        "who_comes": f"1:{cohort_id}",
        "who_came": f"1:{cohort_id}",
        "ask_author": f"1:{cohort_id}",
        "coming_yes": "1",
        "convening_calendar": "1",
        "nominate_problem": "1",
        "convening_worth": "1",
    }
    for action, value in presses_of.items():
        count = len(network.otto.ephemerals)
        await network.otto.presses_old(hello, action, value)
        await network.workspace.until(lambda count=count: len(network.otto.ephemerals) > count)
        assert network.otto.ephemerals[-1].words.startswith("Only "), action
    assert network.otto.modal is None
    await comes_to(network)
    assert shown_now(network.ada, invitation).words == invitation.words


async def test_home_and_the_cohort_show_the_next_one_and_take_the_answer(network):
    ada = network.ada
    await cohort(network, ada)
    await plans(network)
    await ada.opens_home()
    await network.workspace.until(lambda: ada.home and TITLE in ada.home.words)
    await ada.clicks("Remote", on="home")
    await network.workspace.until(lambda: "you join remotely" in ada.home.words)
    await ada.uses("/cohort")
    await network.workspace.until(lambda: ada.modal and TITLE in ada.modal.words)
    await ada.clicks("No", on="modal")
    await network.workspace.until(lambda: "you do not come" in ada.modal.words)
    await network.settled()
    assert "you do not come" in last(ada).words


def shown_now(person, message):
    """A message as it stands now."""
    return next(each for each in person.sees(person.dm()) if each.ts == message.ts)


def file_of(person):
    """What the newest file in somebody's DM holds; nothing while there is none."""
    found = [each.files[0] for each in person.sees(person.dm()) if each.files]
    return person.opens_file(found[-1]).decode() if found else ""
