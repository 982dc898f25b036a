"""Guidance as it is shown: in a problem's thread, in answer to a direct message, and in full."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.guidance import Piece
from bot.domain.notices import FoundPiece, GuidanceFound, MessageAnswered
from bot.views import mrkdwn, usage
from bot.views.blocks import (
    Message,
    actions,
    button,
    context,
    day,
    divider,
    header,
    modal,
    section,
)
from bot.views.problem import SHARE

READ = "read_guidance"
USEFUL = "guidance_useful"
NOT_USEFUL = "guidance_not_useful"

_CARRIED = 2000
"""Characters of a member's words that a button takes along to the form."""


def found(notice: GuidanceFound) -> Message:
    """List, in a problem's thread, what the library has on it."""
    opening = "From the network's library, this may fit:"
    return Message(
        _read_out(opening, notice.pieces),
        section(opening),
        *_cards(notice.pieces),
        context("Nobody sees who presses *Useful* or *Not useful*."),
    )


def answer(notice: MessageAnswered) -> Message:
    """Answer a direct message: with what fits, or plainly that nothing does."""
    if not notice.text.strip():
        return _introduction()
    opening = _opening(notice.pieces)
    return Message(
        _read_out(opening, notice.pieces),
        section(opening),
        *_cards(notice.pieces),
        actions(_share(notice.text[:_CARRIED])),
        context("Only you see this. Nothing is shared before you press the form's button."),
    )


def reading(piece: Piece) -> View:
    """Show a whole piece, where it comes from and how old it is."""
    kind = mrkdwn.line(piece.kind.capitalize(), 60)
    source = _source(str(piece.source), piece.source.url)
    return modal(
        "Guidance",
        header(piece.title),
        *(section(words) for words in mrkdwn.sections(piece.body)),
        context(
            f"{kind} · Source: {source}",
            f"Licence: {mrkdwn.line(piece.licence, 200)} · Reviewed {day(piece.reviewed)}",
        ),
    )


def thanks(*, useful: bool) -> str:
    """Thank a member for their word on a piece; only they see it."""
    said, other = ("useful", "Not useful") if useful else ("not useful", "Useful")
    return (
        f"Thank you: I noted that this was {said} to you. Nobody sees who said it. "
        f"Press *{other}* if you change your mind."
    )


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


def _cards(pieces: Sequence[FoundPiece]) -> Iterator[Block]:
    for place, piece in enumerate(pieces):
        if place:
            yield divider()
        yield section(f"*{mrkdwn.line(piece.title, 150)}*\n{mrkdwn.line(piece.passage, 600)}")
        yield context(f"{_why(piece)} · Source: {_source(piece.source, piece.url)}")
        yield actions(
            button(READ, "Read all", value=piece.slug, label=f"Read all of {piece.title}"),
            button(USEFUL, "Useful", value=piece.slug, label=f"Useful: {piece.title}"),
            button(NOT_USEFUL, "Not useful", value=piece.slug, label=f"Not useful: {piece.title}"),
        )


def _read_out(opening: str, pieces: Sequence[FoundPiece]) -> str:
    """Say the same in words, for those who cannot see the blocks."""
    spoken = (
        f"• {mrkdwn.line(piece.title, 150)}: {mrkdwn.line(piece.passage, 400)} "
        f"{_why(piece)}. Source: {mrkdwn.line(piece.source, 150)}."
        for piece in pieces
    )
    return "\n".join([opening, *spoken])


def _why(piece: FoundPiece) -> str:
    return mrkdwn.line(piece.why, 150)


def _source(source: str, url: str | None) -> str:
    return mrkdwn.link(url, mrkdwn.line(source, 300))
