"""Facilitators keep cohorts and make rounds for them; nobody else can."""

import pytest
from sqlalchemy import select

from bot.views import cohort, round_draft, round_form
from models import Cohort, CohortMember, Round, RoundPair
from tests.journeys.asking import told
from tests.journeys.rounds import drafts, joins, shows
from tests.journeys.sharing import news

PRESSES = [
    *(cohort.NEW, cohort.EDIT, cohort.ARCHIVE, round_form.OPEN),
    *(round_draft.REDRAW, round_draft.SWAP, round_draft.LEAVE_OUT, round_draft.GROUP),
    *(round_draft.SEND, round_draft.TAKE_BACK, round_draft.DROP),
    *(round_draft.EARLIER, round_draft.LATER),
]


async def makes(network, name, *people):
    await network.fay.uses("/cohort", "new")
    await network.fay.submits(name=name, members=people)
    await network.fay.closes()


async def test_a_cohort_is_made_changed_and_archived(network):
    fay = network.fay
    await fay.uses("/cohort")
    assert "There is no cohort yet" in fay.modal.words
    await fay.clicks("New cohort", on="modal")
    assert "Who sees it" in fay.modal.words
    await fay.submits(name="First years", members=[network.ada, network.otto])
    assert "*First years* is saved, with 2 people" in fay.modal.words
    await fay.closes()
    await shows(network, "*First years*\n2 people")
    await fay.clicks("Open", on="modal")
    await fay.clicks("Change", on="modal")
    await fay.submits(name="First and second years", members=[network.ada])
    await fay.closes()
    await shows(network, "*First and second years*\n1 person")
    await fay.clicks("Archive", on="modal")
    await shows(network, "There is no cohort yet")
    assert news(network.ada) == "", "nobody is told that they are in a cohort"


async def test_a_round_for_some_cohorts_pairs_their_members_alone(network):
    await joins(network, network.ada, network.otto, network.grace, network.mae)
    await makes(network, "North", network.ada)
    await makes(network, "South", network.otto)
    await makes(network, "West", network.grace)
    await network.fay.uses("/cohort", "pairs")
    await network.fay.submits(whom="cohorts")
    assert "Choose a cohort" in network.fay.modal_errors["cohorts"]
    await network.fay.submits(cohorts=["North", "South"])
    await shows(network, "*North, South*")
    words = network.fay.modal.words
    assert f"<@{network.ada.id}>" in words
    assert f"<@{network.otto.id}>" in words
    assert network.grace.id not in words


@pytest.mark.parametrize("words", ["help", "sing me a song"])
async def test_whatever_is_not_understood_is_answered_with_usage(network, words):
    await network.fay.uses("/cohort", words)
    await told(network, network.fay, "`/cohort pairs` makes a round")
    assert network.fay.modal is None


@pytest.mark.parametrize("words", ["new", "pairs"])
async def test_members_are_told_kindly_that_it_is_not_theirs(network, words):
    await network.ada.uses("/cohort", words)
    await told(network, network.ada, "To meet a peer yourself")
    assert network.ada.modal is None


async def test_no_press_or_form_of_a_facilitator_is_anybody_elses(network):
    await joins(network, network.ada, network.otto)
    await network.fay.uses("/cohort", "new")
    forms = [network.fay.modal]
    await network.fay.submits(name="North", members=[network.ada])
    await network.fay.closes()
    await drafts(network)
    for button in ("Swap two people", "Leave somebody out"):
        await network.fay.clicks(button, on="modal")
        forms.append(network.fay.modal)
        await network.fay.closes()
    await network.fay.closes()
    await network.fay.uses("/cohort", "pairs")
    forms.append(network.fay.modal)
    before = await everything(network)
    hello = await network.ada.posts(network.ada.dm(), "hello")
    await network.settled()
    for action in PRESSES:
        count = len(network.ada.ephemerals)
        await network.ada.presses_old(hello, action, "1")
        await network.workspace.until(lambda count=count: len(network.ada.ephemerals) > count)
        assert "facilitat" in network.ada.ephemerals[-1].words, action
    for form in forms:
        await network.ada.resubmits(form)
    await network.settled()
    assert await everything(network) == before
    assert network.ada.modal is None


async def everything(network):
    """The rounds and cohorts there are."""
    async with network.core.db.transaction() as session:
        rows = [
            row
            for table in (Cohort, CohortMember, Round, RoundPair)
            for row in await session.scalars(select(table))
        ]
        return sorted(str(row) for row in rows)
