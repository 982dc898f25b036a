"""Members come and go: nothing is offered to or from who left, and what waits moves on."""

from bot.services import members
from tests.journeys.asking import asked, in_conversation, in_relay, last_message
from tests.journeys.sharing import news, reads, shares


async def person(network, somebody):
    async with network.core.db.transaction() as session:
        return await members.get(session, somebody.id)


async def is_here(network, somebody):
    return (await person(network, somebody)).here


async def until(network, condition):
    """Wait until something is so in the database."""
    for _ in range(250):
        if await condition():
            return
        await network.workspace.live.next_change(0.02)
    raise AssertionError("It never came to be.")


async def until_away(network, somebody, *, away=True):
    async def is_so():
        return await is_here(network, somebody) is not away

    await until(network, is_so)


async def until_in(network, somebody, zone):
    async def is_so():
        return (await person(network, somebody)).week.zone == zone

    await until(network, is_so)


async def deactivated(network, person):
    network.workspace.change_user(person, deleted=True)
    await until_away(network, person)
    await network.settled()


async def test_who_is_deactivated_is_suggested_to_nobody_until_their_account_is_open(network):
    await deactivated(network, network.mae)
    await shares(network, network.ada)
    assert f"<@{network.mae.id}>" not in last_message(network.ada).words

    network.workspace.change_user(network.mae, deleted=False)
    await until_away(network, network.mae, away=False)
    await shares(network, network.ada, title="Once more, the word equity")
    assert f"<@{network.mae.id}>" in last_message(network.ada).words


async def test_who_leaves_the_channel_stays_away_until_they_join_it_again(network):
    network.workspace.leaves(network.mae, network.problems)
    await until_away(network, network.mae)
    network.workspace.change_user(network.mae, real_name="Mae Specimen-Sample", tz="Asia/Tokyo")
    await until_in(network, network.mae, "Asia/Tokyo")
    assert not await is_here(network, network.mae), "a new name is no return"

    network.workspace.joins(network.mae, network.problems)
    await until_away(network, network.mae, away=False)


async def test_leaving_any_other_channel_means_nothing(network):
    network.workspace.adds_bot(network.lounge)
    network.workspace.leaves(network.mae, network.lounge)
    network.workspace.leaves(network.grace, network.problems)
    await until_away(network, network.grace)
    assert await is_here(network, network.mae)


async def test_what_waits_for_a_mentor_who_left_goes_on_with_a_word(network):
    await asked(network)
    await deactivated(network, network.mae)
    await reads(network, network.ada, until=f"<@{network.mae.id}>, whom I asked about")
    assert "is no longer here" in news(network.ada)


async def test_a_request_of_an_author_who_left_asks_for_nothing_any_more(network):
    await asked(network)
    await deactivated(network, network.ada)
    await reads(network, network.mae, until="is no longer here")
    assert "Accept" not in news(network.mae)


async def test_a_conversation_with_who_left_ends_with_one_word_to_the_other(network):
    await in_conversation(network)
    network.workspace.leaves(network.mae, network.problems)
    await until_away(network, network.mae)
    await reads(network, network.ada, until=f"<@{network.mae.id}> is no longer here")

    said = news(network.ada)
    await deactivated(network, network.mae)
    network.workspace.change_user(network.mae, deleted=False)
    await until_away(network, network.mae, away=False)
    await network.settled()
    assert news(network.ada) == said, "who left already is not parted with again"


async def test_an_author_without_a_name_leaves_without_a_trace(network):
    await in_relay(network)
    await deactivated(network, network.ada)
    await reads(network, network.mae, until="has ended")
    assert "no longer here" not in news(network.mae)
    assert network.ada.id not in news(network.mae)
