"""A conversation in which one side gave no name: what stands in each one's thread."""

import re

from bot.domain.notices import RelayOpened, WordsHeldBack, WordsRelayed
from bot.views.blocks import Message, context, literal, section
from bot.views.request import titled

_MENTION = re.compile(r"&lt;([@#][A-Z0-9]+)&gt;")
"""An escaped mention of a person or channel, which may be shown as one."""


def opened(notice: RelayOpened) -> Message:
    """Tell one side how to talk with the other; or that the problem was withdrawn."""
    if not notice.title:
        text = "This conversation is over: the problem was withdrawn, and I pass on no more words."
        return Message(text, section(text))
    return _to_author(notice) if notice.side == "author" else _to_helper(notice)


def words(notice: WordsRelayed) -> Message:
    """Show what the other side wrote, with its mentions, and nothing else that acts."""
    said = _MENTION.sub(r"<\1>", literal(notice.text))
    who = f"<@{notice.sender}> writes:" if notice.sender else "The author writes:"
    return Message(f"{who} {said}", context(who), section(said))


def held_back(notice: WordsHeldBack) -> Message:
    """Tell who wrote that it did not arrive, and what to do instead."""
    text = (
        "Files and pictures stay here: they could show who sent them. I pass on words only, so "
        "please say in words what matters in it."
        if notice.why == "files"
        else "This conversation is over, because the problem was withdrawn. What you just wrote "
        "was not passed on."
    )
    return Message(text, section(text))


def _to_author(notice: RelayOpened) -> Message:
    helper = f"<@{notice.helper}>"
    opening = (
        f"{helper} will think with you about {titled(notice.title, notice.link)}, and does not "
        "know who you are."
    )
    way = (
        f"*Reply in the thread of this message*, and I pass your words on to {helper} without "
        "your name. Their answers arrive there. A first step: what would help you most this week?"
    )
    return Message(
        f"{opening} {way}",
        section(opening),
        section(way),
        context(
            "I leave out mentions of you, and pass on no files. What you say of your district may "
            "still tell who you are. What you edit or delete later stays as I passed it on.",
        ),
    )


def _to_helper(notice: RelayOpened) -> Message:
    title = titled(notice.title, notice.link)
    opening = (
        f"The author of {title} takes up your offer. They gave no name, so the two of you talk "
        "through me."
        if notice.offered
        else f"You said yes to {title}. Its author gave no name, so the two of you talk through me."
    )
    way = (
        "*Reply in the thread of this message*: I pass your words on, with your name; you do not "
        "see who it is. Their answers arrive there. A first step: ask what would help most this "
        "week."
    )
    return Message(
        f"{opening} {way}",
        section(opening),
        section(way),
        context(
            "I pass on words, no files. What you edit or delete later stays as I passed it on. "
            "Please let the author decide whether to say who they are.",
        ),
    )
