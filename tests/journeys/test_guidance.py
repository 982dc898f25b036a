"""The library is searched, read, shared and judged, where a member stands."""

import re

from sqlalchemy import select

from bot.services import feedback, unfound
from models import Feedback, Unfound
from tests.journeys.finding import buttons
from tests.journeys.sharing import FORM, TITLE, hears, shares

WORRY = (
    "Our board put equity on the agenda for a vote to remove the word from the strategic plan. "
    "I have two weeks and principals who are scared."
)
TOPIC = "Multilingual learners"
"""More pieces are on it than are shown at once."""
UNKNOWN = "parking permits for the regatta"


async def asks(network, person, words, channel=None):
    """Type /guidance, and return the answer that only they see."""
    seen = len(person.ephemerals)
    await person.uses("/guidance", words, channel)
    await network.workspace.until(lambda: len(person.ephemerals) > seen)
    return person.ephemerals[-1]


async def finds_guidance(network, person):
    """Ask the bot, and return its answer with the pieces in it."""
    await person.posts(person.dm(), WORRY)
    await network.workspace.until(lambda: len(person.sees(person.dm())) > 1)
    return person.sees(person.dm())[-1]


def pieces_on(page: str) -> list[str]:
    """The titles on a page of what was found."""
    return [line for line in page.splitlines() if re.fullmatch(r"\*.+\*", line)]


async def opens_on(network, person, message):
    """Run Find guidance on a message, and return the modal."""
    await person.runs("Find guidance", message)
    await network.workspace.until(lambda: person.modal)
    return person.modal


async def words_on_record(network) -> list[bool]:
    async with network.core.db.transaction() as session:
        return list(await session.scalars(select(Feedback.useful).order_by(Feedback.id)))


async def test_a_topic_is_answered_for_its_member_alone_and_more_shows_the_next(network):
    answer = await asks(network, network.ada, TOPIC, network.lounge)
    assert "From the network's library" in answer.words
    assert "Source: " in answer.words
    assert "Reviewed " in answer.words
    assert network.ada.sees(network.lounge) == []
    assert network.otto.ephemerals == []
    assert buttons(answer).count("Share here") == 5
    pages = [answer.words]
    while "More" in buttons(network.ada.ephemerals[-1]):
        await network.ada.clicks("More", on=network.ada.ephemerals[-1])
        await network.workspace.until(lambda: network.ada.ephemerals[-1].words not in pages)
        pages.append(network.ada.ephemerals[-1].words)
    titles = [title for page in pages for title in pieces_on(page)]
    assert len(titles) == len(set(titles)) > 5
    await network.ada.clicks("Begin again", on=network.ada.ephemerals[-1])
    await network.workspace.until(lambda: network.ada.ephemerals[-1].words == pages[0])


async def test_a_piece_is_shared_with_everybody_where_it_was_found_though_the_bot_is_not_in(
    network,
):
    answer = await asks(network, network.ada, WORRY, network.lounge)
    await network.ada.clicks("Share here", on=answer)
    await network.workspace.until(lambda: network.otto.sees(network.lounge))
    [shared] = network.otto.sees(network.lounge)
    assert f"<@{network.ada.id}> shares this" in shared.words
    assert "two weeks" not in str(shared.wire()), "what she looked for stays hers"
    await network.otto.clicks("Read", on=shared)
    assert network.otto.modal.title == "Guidance"


async def test_a_message_is_the_question_and_the_answer_goes_into_its_thread(network):
    said = await network.otto.posts(network.lounge, WORRY)
    reply = await network.grace.posts(network.lounge, WORRY, thread=said)
    modal = await opens_on(network, network.ada, reply)
    assert "principals who are scared" in modal.words
    assert "nobody is told that you looked" in modal.words
    await network.ada.clicks("Share here", on=modal)
    await network.workspace.until(lambda: len(network.otto.sees(network.lounge, said)) == 3)
    assert "shares this" in network.otto.sees(network.lounge, said)[-1].words
    await network.workspace.until(lambda: "Shared: it stands" in network.ada.modal.words)
    await network.ada.closes(everything=True)

    network.workspace.rules.hook_seconds = -1
    await opens_on(network, network.ada, said)
    await network.ada.clicks("Share here")
    await network.workspace.until(lambda: "nothing was shared" in network.ada.modal.words)
    assert len(network.otto.sees(network.lounge, said)) == 3


async def test_a_problem_is_looked_up_by_its_own_words(network):
    post = await shares(network, network.otto)
    modal = await opens_on(network, network.ada, post)
    assert f"On “{TITLE} {FORM['question']}" in modal.words
    assert pieces_on(modal.words)


async def test_a_direct_message_of_two_members_is_looked_up_too(network):
    said = await network.otto.posts(network.otto.dm(network.ada), TOPIC)
    await opens_on(network, network.ada, said)
    first = network.ada.modal.words
    await network.ada.clicks("More")
    await network.workspace.until(lambda: network.ada.modal.words != first)
    await network.ada.clicks("Share here")
    await network.workspace.until(lambda: len(network.otto.sees(said.channel, said)) == 2)


async def test_what_nobody_found_is_noted_once_a_member_and_can_be_shared_as_a_problem(network):
    for _ in range(2):
        answer = await asks(network, network.ada, UNKNOWN)
    assert "Nothing in the network's library fits" in answer.words
    await network.ada.clicks("Share as a problem", on=answer)
    await network.workspace.until(lambda: network.ada.modal)
    assert UNKNOWN in str(network.ada.modal.wire())
    async with network.core.db.transaction() as session:
        rows = list(await session.scalars(select(Unfound)))
        told = await unfound.wanted(session, since=network.core.now())
    assert [row.words for row in rows if row.words] == [UNKNOWN]
    assert (told.queries, told.topics) == ([], []), "one member's search is nobody's to read"


async def test_a_piece_is_read_whole_with_its_source_licence_and_date(network):
    answer = await finds_guidance(network, network.ada)
    await network.ada.clicks("Read", on=answer)
    reading = network.ada.modal.words
    assert "Source:" in reading
    assert "Licence:" in reading
    assert "Reviewed" in reading
    await network.ada.clicks("Useful", on=network.ada.modal)
    await network.workspace.until(lambda: "useful to you" in network.ada.modal.words)


async def test_a_guided_set_is_read_step_by_step(network):
    start = await asks(network, network.ada, "")
    assert "/guidance add" in start.words
    await network.ada.clicks("Contribute", on=start)
    assert network.ada.modal.title == "Give guidance"
    await network.ada.closes()
    await network.ada.clicks("Begin", on=start)
    await network.workspace.until(lambda: "*Step 1 of" in network.ada.modal.words)
    assert "Define, Narrate, Act" in network.ada.modal.words
    first = network.ada.modal.words
    await network.ada.clicks("Next step")
    await network.workspace.until(lambda: "*Step 2 of" in network.ada.modal.words)
    await network.ada.clicks("Previous step")
    await network.workspace.until(lambda: network.ada.modal.words == first)


async def test_the_last_word_of_a_member_counts_and_why_not_is_asked_and_told_without_them(network):
    answer = await finds_guidance(network, network.ada)
    await network.ada.clicks("Useful", on=answer)
    await hears(network, network.ada, "useful to you")
    await network.ada.clicks("Not useful", on=answer)
    await network.workspace.until(lambda: network.ada.modal)
    assert await words_on_record(network) == [False], "noted before anything is asked"
    await network.ada.submits(why="wrong", note="The deadline is ten days.")
    assert "not who said it" in network.ada.modal.words
    async with network.core.db.transaction() as session:
        [report] = await feedback.reports(session)
    assert (report.why, report.note) == ("wrong", "The deadline is ten days.")
    assert network.ada.id not in str(report)


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
    for press in ("read_guidance", "guidance_useful", "share_guidance"):
        seen = len(network.ada.ephemerals)
        await network.ada.presses_old(answer, press, "no-longer-there")
        await network.workspace.until(lambda seen=seen: len(network.ada.ephemerals) > seen)
        assert "left the library" in network.ada.ephemerals[-1].words
    assert network.ada.modal is None
    assert await words_on_record(network) == []
