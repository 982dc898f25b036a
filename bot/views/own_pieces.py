"""What a member gave the library, as they see it: to answer, to agree to, to take back."""

from collections.abc import Iterator, Sequence
from itertools import islice

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.pieces import Words
from bot.domain.review import OwnPiece
from bot.domain.wordings import compare
from bot.views import mrkdwn
from bot.views.blocks import actions, button, confirm, context, divider, header, modal, section
from bot.views.versions import differences

OPEN_GIVEN = "open_given_pieces"
ANSWER = "answer_piece"
TAKE_BACK = "take_back_piece"
READ_WORDS = "read_new_words"
AGREE = "agree_to_words"
KEEP = "keep_words"

_SECTIONS = 20
"""Blocks of a piece's words."""
_OWN = 40
"""Of their own pieces, that are listed at most."""
_STAGES = {
    "new": "The facilitators have it",
    "asked": "A facilitator asks you something about it",
    "published": "In the library",
    "hidden": "A facilitator took it out of the library",
}


def in_home(given: int) -> Iterator[Block]:
    """Say how much a member gave, with the way to it; 1 block, nothing where they gave nothing."""
    if given:
        pieces = "1 piece" if given == 1 else f"{given} pieces"
        yield section(
            f"*Guidance that I gave*\n{pieces}",
            accessory=button(OPEN_GIVEN, "See and take back", label="See guidance that I gave"),
        )


def own(given: Sequence[OwnPiece], *, note: str = "") -> View:
    """List what a member gave, with the way to take it back."""
    return modal(
        "Guidance that I gave",
        *([section(note), divider()] if note else ()),
        *([] if given else [section("Nothing just now. `/guidance add` opens the form.")]),
        *(block for each in given[:_OWN] for block in _given(each)),
        *([context(f"and {len(given) - _OWN} more")] if len(given) > _OWN else ()),
        callback=OPEN_GIVEN,
    )


def new_words(piece_id: int, old: Words, new: Words) -> View:
    """Show an author exactly what would be published, and what of it is new."""
    value = f"{piece_id}:{new.fingerprint}"
    return modal(
        "The new words",
        *differences(compare(old, new)),
        divider(),
        section("*All of it, as it would be published:*"),
        header(new.title),
        section(f"_{mrkdwn.line(new.summary, 600)}_"),
        *islice(map(section, mrkdwn.sections(new.body)), _SECTIONS),
        actions(
            button(AGREE, "Agree to these words", value=value, style="primary"),
            button(KEEP, "Keep my words", value=value),
        ),
        context("Facilitators see what you press, not who you are."),
    )


def carried(value: str) -> tuple[int, str]:
    """Read what a button carries: which piece, and which words were seen."""
    piece_id, _, seen = value.partition(":")
    return int(piece_id), seen


def told(message: str) -> View:
    return modal("The new words", section(message))


def agreed() -> str:
    return "Thank you. These words are in the library now."


def kept() -> str:
    return "Your words stay as they were. The facilitator is told, without your name."


def taken_back(*, was_read: bool) -> str:
    """Confirm that a piece is gone."""
    readers = "Members cannot find it any more. " if was_read else ""
    return (
        f"{readers}Its words are removed from the library and from its versions. "
        "What was shared in a conversation, exported or copied before may remain there."
    )


def take_back(piece_id: int) -> ButtonElement:
    return button(
        TAKE_BACK,
        "Take it back",
        value=piece_id,
        confirm=confirm(
            "Take this piece back?",
            "Its words are removed from the library for good. This cannot be undone.",
            yes="Take it back",
            no="Leave it",
            style="danger",
        ),
    )


def _given(piece: OwnPiece) -> Iterator[Block]:
    name = "with my name" if piece.credited else "without my name"
    yield section(f"*{mrkdwn.line(piece.title, 150)}*\n{_STAGES[piece.stage]} · {name}")
    answer = [button(ANSWER, "Change or answer", value=piece.piece_id)]
    yield actions(*(answer if piece.stage == "asked" else ()), take_back(piece.piece_id))
