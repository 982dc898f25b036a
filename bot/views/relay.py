"""A conversation in which one side gave no name: what stands in each one's thread."""

import re
from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.domain.conversations import LENGTH, QUIET
from bot.domain.notices import RelayOpened, WordsHeldBack, WordsRelayed
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, context, literal, quoted, section
from bot.views.conversation import FIRST_MESSAGE, doors, introduced, wrong_button

_MENTION = re.compile(r"&lt;([@#][A-Z0-9]+)&gt;")
"""An escaped mention of a person or channel, which may be shown as one."""
_CLOCK = (
    f"I note when somebody last wrote, never what: after {QUIET.days} quiet days the author is "
    "asked whether it goes on."
)


def opened(notice: RelayOpened) -> Message:
    """Tell one side how to talk with the other; or how their conversation stands since."""
    if not notice.title:
        text = "This conversation is over: the problem was withdrawn, and I pass on no more words."
        return Message(text, section(text), actions(wrong_button(notice.request_id)))
    if notice.stand != "talking":
        return _over(notice)
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
        else "This conversation is over. What you just wrote was not passed on."
    )
    return Message(text, section(text))


def _over(notice: RelayOpened) -> Message:
    who = f"<@{notice.helper}>" if notice.side == "author" else "the author"
    about = f"Your conversation with {who} about {_titled(notice)}"
    text = (
        f"{about} is done. What you write in this thread I still pass on."
        if notice.stand == "done"
        else f"{about} has ended, and I pass on no more words."
    )
    return Message(text, section(text), actions(wrong_button(notice.request_id)))


def _to_author(notice: RelayOpened) -> Message:
    helper = f"<@{notice.helper}>"
    opening = (
        f"{helper} will think with you about {_titled(notice)}, and does not know who you are."
    )
    way = (
        f"*Reply in the thread of this message*, and I pass your words on to {helper} without "
        f"your name. Their answers arrive there. {LENGTH.capitalize()}, is a good length: agree "
        "on a time at which you both write."
    )
    return Message(
        f"{opening} {way}",
        section(opening),
        *introduced(notice.helper, notice.experience),
        section(way),
        section(f"*A first message, if you like:*\n{quoted(FIRST_MESSAGE)}"),
        context(
            "I leave out mentions of you, and pass on no files. What you say of your district may "
            "still tell who you are. What you edit or delete later stays as I passed it on.",
            _CLOCK,
        ),
        *_doors(notice),
    )


def _to_helper(notice: RelayOpened) -> Message:
    title = _titled(notice)
    opening = (
        f"The author of {title} takes up your offer. They gave no name, so the two of you talk "
        "through me."
        if notice.offered
        else f"You said yes to {title}. Its author gave no name, so the two of you talk through me."
    )
    way = (
        "*Reply in the thread of this message*: I pass your words on, with your name; you do not "
        "see who it is. Their answers arrive there. A first step: ask what would help most this "
        f"week. {LENGTH.capitalize()}, is a good length."
    )
    return Message(
        f"{opening} {way}",
        section(opening),
        section(way),
        context(
            "I pass on words, no files. What you edit or delete later stays as I passed it on. "
            "Please let the author decide whether to say who they are.",
            _CLOCK,
        ),
        *_doors(notice),
    )


def _doors(notice: RelayOpened) -> Iterator[Block]:
    if notice.doors:
        yield from doors(notice.request_id, notice.side, notice.title)


def _titled(notice: RelayOpened) -> str:
    return f"*{mrkdwn.link(notice.link, mrkdwn.line(notice.title, 150))}*"
