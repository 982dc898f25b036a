"""Guidance is read and judged where it was found."""

from sqlalchemy import select

from models import Feedback

WORRY = (
    "Our board put equity on the agenda for a vote to remove the word from the strategic plan. "
    "I have two weeks and principals who are scared."
)


async def finds_guidance(network, person):
    """Ask the bot, and return its answer with the pieces in it."""
    await person.posts(person.dm(), WORRY)
    await network.workspace.until(lambda: len(person.sees(person.dm())) > 1)
    return person.sees(person.dm())[-1]


async def words_on_record(network) -> list[bool]:
    async with network.core.db.transaction() as session:
        return list(await session.scalars(select(Feedback.useful).order_by(Feedback.id)))


async def test_a_piece_is_read_whole_with_its_source_licence_and_date(network):
    answer = await finds_guidance(network, network.ada)
    await network.ada.clicks("Read all", on=answer)
    reading = network.ada.modal.words
    assert "Source:" in reading
    assert "Licence:" in reading
    assert "Reviewed" in reading


async def test_the_last_word_of_a_member_counts_and_they_are_thanked_privately(network):
    answer = await finds_guidance(network, network.ada)
    await network.ada.clicks("Useful", on=answer)
    await network.ada.clicks("Not useful", on=answer)
    await network.workspace.until(lambda: len(network.ada.ephemerals) == 2)
    assert "useful to you" in network.ada.ephemerals[0].words
    assert "not useful to you" in network.ada.ephemerals[1].words
    assert await words_on_record(network) == [False]


async def test_each_member_has_a_word_of_their_own_and_nobody_can_read_whose_it_is(network):
    for person in (network.ada, network.otto):
        answer = await finds_guidance(network, person)
        await person.clicks("Useful", on=answer)
    await network.workspace.until(lambda: network.otto.ephemerals)
    assert await words_on_record(network) == [True, True]
    async with network.core.db.transaction() as session:
        marks = list(await session.scalars(select(Feedback.mark)))
    assert not any(network.ada.id in mark or network.otto.id in mark for mark in marks)


async def test_a_piece_that_left_the_library_is_said_to_be_gone(network):
    answer = await finds_guidance(network, network.ada)
    await network.ada.presses_old(answer, "read_guidance", "no-longer-there")
    await network.workspace.until(lambda: network.ada.ephemerals)
    assert "left the library" in network.ada.ephemerals[-1].words
    assert network.ada.modal is None
