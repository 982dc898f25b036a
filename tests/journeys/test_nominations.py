"""Problems come onto an agenda by their authors' will alone, and without their names."""

import pytest

from tests.journeys.meeting import Clock, cohort, comes_to, last, plans, presses, said
from tests.journeys.rounds import shows
from tests.journeys.sharing import TITLE as PROBLEM
from tests.journeys.sharing import UNNAMED, shares
from tests.network import living


@pytest.fixture
async def network(sqlite_url, guidance):
    async with living(sqlite_url, starter=guidance, now=Clock()) as alive:
        yield alive


async def test_an_author_puts_a_problem_without_a_name_on_the_agenda_and_takes_it_off(network):
    ada, otto = network.ada, network.otto
    await cohort(network, ada, otto)
    await shares(network, ada, **UNNAMED)
    await plans(network)
    invitation = last(ada)
    await ada.clicks("Nominate a problem", on=invitation)
    await ada.submits(problems=[PROBLEM])
    assert "It is on the agenda" in ada.modal.words
    await ada.closes()
    await network.settled()
    assert PROBLEM in now(ada, invitation)
    await presses(network, otto, "Remote")
    assert PROBLEM in last(otto).words
    assert ada.id not in str(last(otto).blocks)
    await ada.clicks("Nominate a problem", on=now_message(ada, invitation))
    await ada.submits(problems=[])
    assert "None of your problems" in ada.modal.words
    await network.settled()
    assert PROBLEM not in now(ada, invitation)


async def test_a_facilitator_asks_an_author_and_hears_of_a_yes_alone(network):
    ada = network.ada
    await cohort(network, ada, network.otto)
    await shares(network, ada, **UNNAMED)
    await plans(network)
    await asks(network)
    assert PROBLEM not in last(ada).words or "would like your problem" not in last(ada).words
    await network.catches_up()
    asked = last(ada)
    assert "would like your problem" in asked.words
    assert "Shared without your name, it stays so" in asked.words
    await presses(network, ada, "Rather not", on=asked)
    assert "Nobody is told" in last(ada).words
    before = said(network.fay)
    await presses(network, ada, "Put it on the agenda", on=last(ada))
    await presses(network, network.otto, "Yes, I come", on=network.otto.sees(network.otto.dm())[0])
    assert PROBLEM in network.otto.sees(network.otto.dm())[0].words
    assert said(network.fay) == before
    await network.fay.uses("/cohort", "session")
    await network.fay.clicks("Ask an author", on="modal")
    await shows(network, "no open problem whose author was not asked")
    await network.otto.presses_old(asked, "agree_nomination", "1:1")
    await network.workspace.until(lambda: network.otto.ephemerals)
    assert "Only the author" in network.otto.ephemerals[-1].words


async def asks(network):
    await network.fay.uses("/cohort", "session")
    await network.fay.clicks("Ask an author", on="modal")
    await network.fay.submits(problem=PROBLEM)
    assert "I ask its author" in network.fay.modal.words
    await network.fay.closes(everything=True)
    await comes_to(network)


def now_message(person, message):
    return next(each for each in person.sees(person.dm()) if each.ts == message.ts)


def now(person, message):
    return now_message(person, message).words
