"""Who looks after a cohort sees what it is asked next, changes it, writes one, sends one."""

import pytest
from sqlalchemy import select

from bot.domain.cohorts import CohortDraft
from bot.domain.prompts import ARCS, arc_on
from bot.services import cohorts, prompts
from bot.views import checkin, prompt_bank
from bot.views import prompts as views
from models import CohortPrompt, OwnPrompt, Prompting, Reveals
from tests.journeys.rounds import shows

PRESSES = [
    *(views.OPEN, views.CHOICE, f"{views.PAGE}:on", views.REVEAL, views.SEND),
    *(prompt_bank.OPEN_BANK, prompt_bank.ARC, f"{prompt_bank.PAGE}:on", prompt_bank.TAKE),
    *(prompt_bank.WRITE, prompt_bank.CHANGE, prompt_bank.ARCHIVE),
]


@pytest.fixture
async def fay(network):
    """A facilitator with the order of her cohort in front of her."""
    members = (network.ada.id, network.otto.id)
    async with network.core.db.transaction() as session:
        draft = CohortDraft(name="First years", members=members)
        await cohorts.create(
            session, draft, form_id="V1", by=network.fay.id, now=network.core.now()
        )
    await network.fay.uses("/cohort", "prompts")
    return network.fay


async def ahead(network):
    """What the cohort is asked next, in order."""
    async with network.core.db.transaction() as session:
        planned = await prompts.upcoming(session, 1, today=network.core.now().date())
        return [each.prompt for each in planned]


async def rows(network, table):
    async with network.core.db.transaction() as session:
        return (await session.scalars(select(table))).all()


async def test_the_order_is_seen_and_changed_where_it_stands(network, fay):
    first, second, third, *_ = await ahead(network)
    assert "*What First years is asked, in order*" in fay.modal.words
    assert f"*1.* {first.short}" in fay.modal.words
    await fay.chooses(f"sooner:{second.ref}", on="modal")
    await shows(network, f"*1.* {second.short}")
    await fay.chooses(f"leave_out:{second.ref}", on="modal")
    await shows(network, f"*1.* {first.short}")
    await fay.chooses(f"later:{first.ref}", on="modal")
    await shows(network, f"*1.* {third.short}")
    assert second.short not in fay.modal.words
    await fay.clicks("More", on="modal")
    await shows(network, "*21.*")


async def test_a_prompt_is_looked_at_as_a_member_sees_it_and_sent(network, fay):
    first, second, *_ = await ahead(network)
    await fay.chooses(f"look:{first.ref}", on="modal")
    words = fay.modal.words
    for said in (first.question, checkin.WHO_READS, "Later today", "Pause until…"):
        assert said in words
    assert checkin.LEARNED["who"] in words
    await fay.clicks("Answer", on="modal")  # a button of the preview: nothing happens
    await fay.chooses("nothing", on="modal")
    await shows(network, checkin.LEARNED["nothing"])
    await fay.clicks("Send it now", on="modal")
    await shows(network, "I put it to 2 members")
    [asked] = await rows(network, Prompting)
    assert (asked.prompt, asked.question) == (first.ref, first.question)
    assert asked.reveals == Reveals.NOTHING
    await fay.closes()
    await shows(network, f"*1.* {second.short}")


async def test_one_is_added_from_the_bank_by_the_part_of_the_year(network, fay):
    now = arc_on(network.core.now().date())
    arc = next(each for each in ARCS if each != now)
    one = next(each for each in prompts.bank().values() if each.arc == arc)
    await fay.clicks("Add from the bank", on="modal")
    await fay.chooses(ARCS[arc], on="modal")
    await shows(network, one.question)
    await fay.chooses(f"next:{one.ref}", on="modal")
    await shows(network, "Asked next")
    await fay.closes()
    await shows(network, f"*1.* {one.short}")


async def test_a_facilitator_writes_one_changes_its_words_and_archives_it(network, fay):
    await fay.clicks("Write one", on="modal")
    await fay.submits(question="The bus was late. Who noticed?", short="Who <!channel> noticed?")
    await shows(network, "*1.* Who &lt;!channel&gt; noticed?")
    await fay.chooses("look:own:1", on="modal")
    await fay.clicks("Change its words", on="modal")
    await fay.submits(short="The bus")
    await shows(network, "On a phone's lock screen: The bus")
    await fay.clicks("Archive it", on="modal")
    await shows(network, "No cohort is asked this prompt any more")
    await fay.closes()
    await network.workspace.until(lambda: "The bus" not in fay.modal.words)
    [kept] = await rows(network, OwnPrompt)
    assert kept.archived_at


async def test_no_press_or_form_about_prompts_is_a_members(network, fay):
    order = fay.modal
    await fay.clicks("Write one", on="modal")
    await fay.fills(question="Shall we?", short="Shall we?")
    form = fay.modal
    for action in PRESSES:
        await network.ada.presses_old(order, action, "1")
        await network.workspace.until(lambda: network.ada.modal)
        assert "Only who facilitates this cohort" in network.ada.modal.words, action
        await network.ada.closes()
    await network.ada.resubmits(form)
    await network.settled()
    for table in (CohortPrompt, OwnPrompt, Prompting):
        assert await rows(network, table) == []
    assert network.ada.modal is None
