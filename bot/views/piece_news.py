"""What who gave a piece, or suggested a change, reads in a direct message."""

from collections.abc import Iterator
from itertools import islice

from slack_sdk.models.blocks import Block

from bot.domain.notices import (
    AgreementAsked,
    ChangeSettled,
    PieceAskedBack,
    PieceDeclined,
    PiecePublished,
)
from bot.domain.problems import split
from bot.views import mrkdwn
from bot.views.blocks import (
    Message,
    actions,
    button,
    context,
    quoted,
    section,
)
from bot.views.own_pieces import ANSWER, READ_WORDS, take_back
from bot.views.piece_card import READ

_PARTS, _PART = 3, 2400
"""Blocks of somebody's words in a message, and characters of each."""


def asked_back(notice: PieceAskedBack) -> Message:
    opening = f"A facilitator asks about your piece “{_title(notice.title)}”:"
    return Message(
        f"{opening} {mrkdwn.line(notice.question, 1500)}",
        section(opening),
        *_words(notice.question),
        actions(
            button(ANSWER, "Change or answer", value=notice.piece_id, style="primary"),
            take_back(notice.piece_id),
        ),
        context("Only you see this. Nobody is told who you are by your answer."),
    )


def published(notice: PiecePublished) -> Message:
    told = f"Your piece “{_title(notice.title)}” is in the library now. Thank you."
    if notice.edited:
        told = f"Your piece “{_title(notice.title)}” is in the library, in a facilitator's words."
    name = "It carries your name." if notice.credited else "Nobody is told that you gave it."
    return Message(
        f"{told} {name}",
        section(f"{told} {name}"),
        actions(
            button(READ, "Read", value=notice.slug, label=f"Read: {notice.title}"),
            take_back(notice.piece_id),
        ),
    )


def declined(notice: PieceDeclined) -> Message:
    """Say why not, and give the words back, for no copy is kept."""
    told = f"Your piece “{_title(notice.title)}” is not published. A facilitator says why:"
    return Message(
        f"{told} {mrkdwn.line(notice.reason, 1500)}",
        section(told),
        section(mrkdwn.line(notice.reason, 1600)),
        section("Here are your words, for the library keeps none of them:"),
        *_words(notice.body),
        context("You can give it again in other words with `/guidance add`."),
    )


def agreement(notice: AgreementAsked) -> Message:
    """Tell the author of a harvested piece that its words would change; they read them whole."""
    opening = f"A facilitator would like other words for your piece “{_title(notice.title)}”."
    until = (
        "Members read your words until you agree."
        if notice.is_published
        else "It is published only if you agree."
    )
    return Message(
        f"{opening} {until}",
        section(f"{opening} {until}"),
        actions(
            button(READ_WORDS, "Read the new words", value=notice.piece_id, style="primary"),
            take_back(notice.piece_id),
        ),
        context("Only you see this. If you do not answer, nothing changes."),
    )


def settled(notice: ChangeSettled) -> Message:
    title = _title(notice.title)
    told = (
        f"The change that you suggested to “{title}” is in the library now. Thank you."
        if notice.taken
        else f"The change that was suggested to “{title}” is not taken."
    )
    why = f" {mrkdwn.line(notice.reason, 1600)}" if notice.reason else ""
    return Message(
        f"{told}{why}",
        section(f"{told}{why}"),
        actions(button(READ, "Read", value=notice.slug, label=f"Read: {notice.title}")),
    )


def _words(text: str) -> Iterator[Block]:
    """Give somebody's words back as they are, in as many parts as they take."""
    for part in islice(split(text, start=_PART, part=_PART), _PARTS):
        yield section(quoted(part))


def _title(title: str) -> str:
    return mrkdwn.line(title, 150)
