"""What facilitators write themselves: kept once, asked in its turn, changed by whom it is."""

import pytest

from bot.db import Database
from bot.domain.errors import Gone, NotAllowed
from bot.domain.prompts import PromptDraft
from bot.services import own_prompts, prompt_order, prompts
from models import Prompting
from tests.conftest import NOW, ON_SQLITE
from tests.services.prompt_shelf import ADA, FAY, FLO, WRITTEN, Shelf, filled

pytestmark = ON_SQLITE


@pytest.fixture
async def shelf(database: Database) -> Shelf:
    return await filled(database)


async def test_a_prompt_of_ones_own_is_kept_once_a_form_and_asked_when_it_is_its_turn(
    shelf: Shelf,
):
    ref = await shelf.writes()
    assert await shelf.writes() == ref
    await shelf.changes(prompt_order.add, ref, first=True)
    prompt = (await shelf.next()).prompt
    assert (prompt.question, prompt.short) == (WRITTEN.question, WRITTEN.short)
    assert prompt.is_own
    assert [each.ref for each in await shelf.does(prompts.own)] == [ref]


async def test_who_was_asked_keeps_the_words_they_were_asked(shelf: Shelf):
    ref = await shelf.writes()
    await shelf.asks(ref)
    other = PromptDraft(question="Who noticed the bus?", short="The bus")
    await shelf.does(own_prompts.change, ref, other, by=FAY, facilitates=False)
    assert (await shelf.does(prompts.get, ref)).question == other.question
    async with shelf.database.transaction() as session:
        asked = await session.get_one(Prompting, 1)
        assert asked.question == WRITTEN.question


async def test_only_its_writer_or_a_facilitator_of_the_network_changes_or_archives_it(
    shelf: Shelf,
):
    ref = await shelf.writes(by=FLO)
    for use_case, given in ((own_prompts.change, (WRITTEN,)), (own_prompts.archive, ())):
        now = {} if given else {"now": NOW}
        with pytest.raises(NotAllowed):
            await shelf.does(use_case, ref, *given, by=ADA, facilitates=False, **now)
        await shelf.does(use_case, ref, *given, by=FAY, facilitates=True, **now)
    with pytest.raises(Gone):
        await shelf.does(own_prompts.archive, ref, by=FLO, facilitates=False, now=NOW)


async def test_what_is_archived_leaves_every_order_and_is_asked_of_nobody(shelf: Shelf):
    ref = await shelf.writes()
    await shelf.changes(prompt_order.add, ref, first=True)
    await shelf.does(own_prompts.archive, ref, by=FAY, facilitates=False, now=NOW)
    assert ref not in await shelf.ahead()
    with pytest.raises(Gone):
        await shelf.does(prompts.get, ref)
    with pytest.raises(Gone):
        await shelf.asks(ref)


@pytest.mark.parametrize("ref", ["own:99", "own:x", "follow-one-dollar"])
async def test_what_was_not_written_here_cannot_be_archived(shelf: Shelf, ref):
    with pytest.raises(Gone):
        await shelf.does(own_prompts.archive, ref, by=FAY, facilitates=True, now=NOW)
