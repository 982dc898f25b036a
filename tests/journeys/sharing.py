"""What the stories about problems have in common: a problem to share, and how it is shared."""

TITLE = "Our board wants the word equity gone"
FORM = {
    "title": TITLE,
    "context": "The board put the word on its agenda. I have two weeks.",
    "tried": "A quiet talk with the chair.",
    "question": "How have others kept the goals when the word had to go?",
    "topics": ["board-and-superintendent-relations", "pushback-and-politics"],
}
UNNAMED = {"name": "unnamed"}


async def shares(network, person, **changes):
    """Share a problem, and return its post once all is said."""
    await person.uses("/problem")
    await person.submits(**FORM | changes)
    assert person.modal_errors == {}
    assert person.modal.title == "Your problem is saved"
    await person.closes()
    await network.settled()
    return network.posts()[-1]


def news(person):
    """All that the bot has told somebody in their DM, as one text."""
    return "\n".join(message.words for message in person.sees(person.dm()))


def thread(network, post):
    """The replies under a post, as texts."""
    return [message.words for message in network.ada.sees(network.problems, post)[1:]]


async def delivered_again(network, count=1):
    """Have Slack deliver the last thing once more, as it does when an answer was lost."""
    for parcel in list(network.workspace.courier.sent)[-count:]:
        await network.workspace.courier.offer(parcel)
    await network.settled()


async def reads(network, person, *, until):
    """Wait until something has been said to somebody."""
    await network.workspace.until(lambda: until in news(person))
    await network.settled()


async def hears(network, person, words):
    """Wait until somebody has been told something that only they see."""
    await network.workspace.until(
        lambda: person.ephemerals and words in person.ephemerals[-1].words
    )
