"""What is found in the library, as it is shown: in a thread, in a direct message, to one member."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.notices import FoundPiece, GuidanceFound, MessageAnswered
from bot.views import mrkdwn, usage
from bot.views.blocks import Message, actions, button, context, modal, section
from bot.views.finding import carry
from bot.views.piece_card import NOT_USEFUL, READ, USEFUL, cards, read_out
from bot.views.problem import SHARE

__all__ = ["NOT_USEFUL", "READ", "USEFUL"]

FIND_SHORTCUT = "find_guidance"
MORE = "more_guidance"
AT_ONCE = 5
"""Pieces that a search shows, and each *More* after it."""

_CARRIED = 2000
"""Characters of a member's words that a button takes along to the form."""
_QUOTED = 200
_UNJUDGED = "Nobody sees who presses *Useful* or *Not useful*."
_NOTED = (
    "I keep what was typed here and not found for two months, and nobody is shown who typed it. "
    "Facilitators read the words where at least five people looked for the same; otherwise only "
    "a topic."
)


class Place(NamedTuple):
    """Where the message stands that a search was made for."""

    response_url: str
    thread: str
    """The timestamp of the thread's first message."""

    def as_metadata(self) -> str:
        return json.dumps(self._asdict())

    @classmethod
    def of(cls, view: dict[str, Any]) -> "Place":
        """Read it back from a modal that `for_message` drew."""
        return cls(**json.loads(view["private_metadata"]))


def found(notice: GuidanceFound) -> Message:
    """List, in a problem's thread, what the library has on it."""
    opening = "From the network's library, this may fit:"
    return Message(
        read_out(opening, notice.pieces),
        section(opening),
        *cards(notice.pieces),
        context(_UNJUDGED),
    )


def answer(notice: MessageAnswered) -> Message:
    """Answer a direct message: with what fits, or plainly that nothing does."""
    if not notice.text.strip():
        return _introduction()
    opening = _opening(notice.pieces)
    return Message(
        read_out(opening, notice.pieces),
        section(opening),
        *cards(notice.pieces),
        actions(_share(notice.text[:_CARRIED])),
        context("Only you see this. Nothing is shared before you press the form's button."),
    )


def results(words: str, pieces: Sequence[FoundPiece], *, skip: int = 0, more: bool) -> Message:
    """Answer `/guidance` with what fits the words, after the best `skip`."""
    about = f"“{mrkdwn.line(words, _QUOTED)}”"
    if not pieces and not skip:
        return _nothing(about, words)
    opening = f"From the network's library, on {about}:" if pieces else _all_shown(about)
    note = f"Only you see this. {_UNJUDGED}"
    return Message(
        read_out(opening, pieces),
        section(opening),
        *cards(pieces, share=True),
        *_further(words, skip=skip, more=more),
        context(note),
    )


def for_message(
    words: str, pieces: Sequence[FoundPiece], place: Place, *, skip: int = 0, more: bool
) -> View:
    """Show in a modal what fits somebody's message, after the best `skip`."""
    about = f"“{mrkdwn.line(words, _QUOTED)}”"
    opening = f"On {about}:" if pieces else _all_shown(about)
    if not pieces and not skip:
        opening = (
            f"Nothing in the network's library fits {about} well enough to send you to it. "
            "Colleagues may know: *Make this a problem of practice*, in the same menu, asks them."
        )
    return modal(
        "Find guidance",
        section(opening),
        *cards(pieces, share=True),
        *_further(words, skip=skip, more=more),
        context(
            "Only you see this, and nobody is told that you looked. *Share here* answers in the "
            f"message's thread. {_UNJUDGED}"
        ),
        metadata=place.as_metadata(),
    )


def shared(piece: FoundPiece, *, by: str) -> Message:
    """Show everybody in a conversation a piece, and who shared it."""
    opening = f"<@{by}> shares this from the network's library:"
    return Message(
        read_out(opening, [piece]), section(opening), *cards([piece]), context(_UNJUDGED)
    )


def shared_in_thread() -> str:
    return "Shared: it stands in the message's thread, for everybody there, and says that you did."


def not_shared() -> str:
    return (
        "Slack did not take it, so nothing was shared: it lets me answer a few times within half "
        "an hour, and nowhere that is archived. Look again with `/guidance` or *Find guidance*, "
        "and share it from there."
    )


def _nothing(about: str, words: str) -> Message:
    opening = (
        f"Nothing in the network's library fits {about} well enough to send you to it. Other "
        "words may find something. Colleagues may know: share it as a problem, with your name or "
        "without."
    )
    return Message(
        opening,
        section(opening),
        actions(_share(words[:_CARRIED])),
        context("Only you see this.", _NOTED),
    )


def _all_shown(about: str) -> str:
    return f"That was all that the network's library has on {about}."


def _further(words: str, *, skip: int, more: bool) -> Sequence[Block]:
    if more:
        return [actions(button(MORE, "More", value=carry(skip + AT_ONCE, words)))]
    if skip:
        return [actions(button(MORE, "Begin again", value=carry(0, words)))]
    return []


def _introduction() -> Message:
    opening = (
        "Write to me about a difficulty in your work, and I look for guidance that fits. "
        "What else I can do:"
    )
    return Message(
        f"{opening}\n{usage.doors()}",
        section(opening),
        section(usage.doors()),
        actions(_share()),
        context("Only you see what you write to me here."),
    )


def _opening(pieces: Sequence[FoundPiece]) -> str:
    if pieces:
        return (
            "From the network's library, this may fit what you wrote. "
            "If it does not go far enough, ask your colleagues."
        )
    return (
        "Nothing in the network's library fits what you wrote well enough to send you to it. "
        "Colleagues may know: share it as a problem, with your name or without."
    )


def _share(words: str | None = None) -> ButtonElement:
    return button(SHARE, "Share as a problem", value=words, style="primary")
