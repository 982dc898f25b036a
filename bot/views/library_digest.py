"""The monthly message on the library, and the choice to get it."""

from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.notices import LibraryDigest
from bot.domain.notices.fresh import NamedPiece
from bot.domain.topics import in_words
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, context, modal, section
from bot.views.fields import radio_field, typed
from bot.views.piece_card import READ

OPEN_CHOICE = "open_digest_choice"
CHOICE_FORM = "digest_choice"

_TITLE = "News of the library"
_MANY = 20
"""Searches that are listed."""


def digest(notice: LibraryDigest) -> Message:
    """Tell what is new and what helped; to facilitators also what nobody found."""
    opening = f"*The library in the month up to {notice.month:%B} {notice.month.day}*"
    parts = [*_pieces("New", notice.new), *_more(notice.more_new)]
    parts += _pieces("Most useful to your colleagues lately", notice.useful)
    parts += _looked_for(notice)
    return Message(
        f"{opening}\n{_read_out(notice)}",
        section(opening),
        *parts,
        actions(button(OPEN_CHOICE, "Change what I get")),
        context("You asked for this once a month. What is useful is named from five words on."),
    )


def in_home(*, wants: bool) -> Iterator[Block]:
    """Show a member's choice, with the way to change it; 1 block."""
    stand = "Once a month, on its first Tuesday." if wants else "You do not get it."
    yield section(
        f"*{_TITLE}*\n{stand}",
        accessory=button(OPEN_CHOICE, "Change", label="Change whether I get news of the library"),
    )


def form(*, wants: bool, facilitates: bool) -> View:
    """Build the form that `read` reads back."""
    more = " As a facilitator you also read what nobody found." if facilitates else ""
    return modal(
        _TITLE,
        section(
            "Once a month I can write to you what is new in the library and what colleagues found "
            f"useful.{more} Nobody else sees what you choose."
        ),
        radio_field(
            "wants",
            "News of the library",
            [("yes", "Once a month, on its first Tuesday at nine"), ("no", "Not at all")],
            initial="yes" if wants else "no",
            hint="In months without news I do not write.",
        ),
        callback=CHOICE_FORM,
        submit="Save",
        close="Cancel",
    )


def read(view: dict[str, Any]) -> bool:
    return bool(typed(view, "wants") == "yes")


def saved(*, wants: bool) -> View:
    words = "You get news of the library on first Tuesdays." if wants else "You get none of it."
    return modal(_TITLE, section(f"Saved. {words}"))


def _pieces(heading: str, pieces: Sequence[NamedPiece]) -> Iterator[Block]:
    if not pieces:
        return
    yield section(f"*{heading}*")
    for piece in pieces:
        yield section(
            f"*{mrkdwn.line(piece.title, 150)}*\n{mrkdwn.line(piece.summary, 300)}",
            accessory=button(READ, "Read", value=piece.slug, label=f"Read {piece.title}"),
        )


def _more(count: int) -> Iterator[Block]:
    if count:
        yield context(f"And {count} more: `/guidance` with a few words finds them.")


def _looked_for(notice: LibraryDigest) -> Iterator[Block]:
    """Tell facilitators what to write next."""
    if not (notice.looked_for or notice.topics):
        return
    lines = [
        f"• “{mrkdwn.line(it.words, 100)}” ({it.people} people)" for it in notice.looked_for[:_MANY]
    ]
    if named := in_words(notice.topics):
        lines.append(f"• Something on {named}")
    yield section("*What to write next: looked for, and not found*\n" + "\n".join(lines))
    yield context(
        "Only facilitators read this. Words are shown when five people or more looked for them; "
        "otherwise only topics that three or more were near to."
    )


def _read_out(notice: LibraryDigest) -> str:
    """Say the same in words, for those who cannot see the blocks."""
    parts = [
        ("New", [piece.title for piece in notice.new]),
        ("Most useful", [piece.title for piece in notice.useful]),
        ("Looked for, and not found", [it.words for it in notice.looked_for]),
        ("Wanted", [in_words(notice.topics)] if notice.topics else []),
    ]
    told = ((label, [mrkdwn.line(it, 100) for it in named[:_MANY]]) for label, named in parts)
    return "\n".join(f"{label}: {', '.join(named)}." for label, named in told if named)
