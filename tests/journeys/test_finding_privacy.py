"""What an officer asks of mentors alone reaches nobody else, and leaves no trace in the logs."""

from tests.journeys.asking import last_message
from tests.journeys.finding import FORM, finds, knows, looks
from tests.journeys.test_logs import MARK

MARKED = {"question": f"{MARK}: how do I begin?", "context": f"{MARK} in our district."}


async def everything_shown_to(network, person):
    """All that somebody can see of the bot: messages, what only they see, and their Home."""
    await person.opens_home()
    await network.workspace.until(lambda: person.home)
    await network.settled()
    messages = [each for channel in person.channels for each in person.sees(channel)]
    shown = [each.wire(metadata=True) for each in [*messages, *person.ephemerals]]
    return str([*shown, person.home.wire(), person.modal and person.modal.wire()])


async def test_a_question_is_read_by_the_mentor_who_is_asked_and_by_nobody_else(network):
    await finds(network, network.ada, **MARKED, name="unnamed")
    await network.ada.clicks("Ask", on=network.ada.modal)
    await network.settled()
    assert MARK in last_message(network.mae).words
    for person in (network.otto, network.grace, network.fay):
        shown = await everything_shown_to(network, person)
        assert MARK not in shown, person
        assert network.ada.id not in shown, person
    assert network.ada.id not in await everything_shown_to(network, network.mae)


async def test_words_after_the_command_reach_nobody_and_no_log(network, logs):
    await knows(network, network.mae)
    answer = await looks(network, network.ada, f"{MARK} and our board votes on the plan")
    await network.ada.clicks("Write it down", on=answer)
    await network.ada.submits(**FORM | MARKED)
    await network.settled()
    for person in (network.otto, network.grace, network.mae, network.fay):
        assert MARK not in await everything_shown_to(network, person)
    said = logs.getvalue()
    assert '"event"' in said, "something is logged at all"
    for never in (MARK, *(person.id for person in network.everyone)):
        assert never not in said
