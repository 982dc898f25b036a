"""A piece of guidance as a card: what of it fits, how far to trust it, and what can be pressed."""

import re
from collections.abc import Collection, Iterator
from datetime import date
from itertools import accumulate, takewhile

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain import states
from bot.domain.guidance import KINDS, Sentence
from bot.domain.notices import FoundPiece
from bot.domain.passages import sentences
from bot.views import mrkdwn
from bot.views.blocks import actions, button, confirm, context, day, divider, literal, section

READ = "read_guidance"
USEFUL = "guidance_useful"
NOT_USEFUL = "guidance_not_useful"
SHARE_HERE = "share_guidance"

_PASSAGE, _LEAD = 420, 120
"""Characters of a passage that are shown, and how many stand before what fits best."""
_STAR = "\u2217"
"""Looks like an asterisk, and makes nothing bold."""
_STATES = 120
_ADDRESS = 200
"""Characters of the longest link: five cards have to fit into a message."""
_DISAGREEING = 2
"""Sentences about other pieces that are shown at most."""


def cards(pieces: Collection[FoundPiece], *, share: bool = False) -> Iterator[Block]:
    """Show pieces one below the other; `share` offers to show one to everybody here."""
    for place, piece in enumerate(pieces):
        if place:
            yield divider()
        title = f"*{mrkdwn.line(piece.title, 150)}*"
        yield section("\n".join([title, *_doubts(piece), fitting(piece)]))
        yield context(*_about(piece))
        yield actions(*_buttons(piece, share=share))


def read_out(opening: str, pieces: Collection[FoundPiece]) -> str:
    """Say the same in words, for those who cannot see the blocks."""
    spoken = (
        f"• {mrkdwn.line(piece.title, 150)}: {mrkdwn.line(piece.passage, 400)} "
        f"{mrkdwn.line(piece.why, 150)}. Source: {mrkdwn.line(piece.source, 150)}."
        for piece in pieces
    )
    return "\n".join([opening, *spoken])


def fitting(piece: FoundPiece) -> str:
    """Show the part of a passage around the sentence that fits best, which is bold."""
    passage, best = piece.passage, piece.sentence
    if best is None or not best.start < best.end <= len(passage):
        best = Sentence(0, 0)
    begin, end = _window(passage, best)
    before = passage[begin : min(best.start, end)]
    bold = passage[best.start : min(best.end, end)]
    after = passage[min(best.end, end) : end].rstrip()
    bullet = "• " if bold.startswith("• ") else ""
    words = mrkdwn.line(bold.removeprefix(bullet).replace("*", _STAR), _PASSAGE)
    shown = _safe(before) + bullet + (f"*{words}*" if words else "") + _safe(after)
    return shown if end in _ends(passage) else f"{shown}…"


def _window(passage: str, best: Sentence) -> tuple[int, int]:
    """Choose what to show: whole sentences, from the beginning where that reaches far enough."""
    begin = 0
    if best.end > _PASSAGE:
        starts = [each.start for each in sentences(passage) if each.start <= best.start]
        begin = next((it for it in starts if best.start - it <= _LEAD), best.start)
    lengths = accumulate(len(literal(character)) for character in passage[begin:])
    reach = begin + sum(1 for _ in takewhile(lambda length: length <= _PASSAGE, lengths))
    whole = [end for end in _ends(passage) if max(begin + 1, best.end) <= end <= reach]
    return begin, max(whole, default=max(passage.rfind(" ", best.start, reach), begin) or reach)


def _ends(passage: str) -> list[int]:
    return [each.end for each in sentences(passage)]


def _safe(text: str) -> str:
    """Escape words, and keep the ends of lines and paragraphs as the end of a line."""
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", literal(text)))


def kind_of(kind: str) -> str:
    return KINDS.get(kind) or mrkdwn.line(kind.capitalize(), 60)


def source_of(source: str, url: str | None) -> str:
    address = url if url and len(url) <= _ADDRESS else None
    return f"Source: {mrkdwn.link(address, mrkdwn.line(source, 200))}"


def trust(reviewed: date, *, overdue: bool, applies: Collection[str]) -> Iterator[str]:
    """Say when a piece was looked at, and where it holds."""
    yield f"Last reviewed {day(reviewed)}" if overdue else f"Reviewed {day(reviewed)}"
    if applies:
        yield f"For {_named(applies)}"


def doubts(*, overdue: bool, law_changed: Collection[str]) -> Iterator[str]:
    """Say why to check before one relies on a piece."""
    if law_changed:
        yield f"*The law may have changed in {_named(law_changed)}* since it was reviewed."
    if overdue:
        yield "*It is due for another look:* check before you rely on it."


def _doubts(piece: FoundPiece) -> Iterator[str]:
    """Say on a line each, before anything else is read, how far not to trust a piece."""
    told = [*doubts(overdue=piece.overdue, law_changed=piece.law_changed)]
    told += [
        f"*Another piece disagrees:* {mrkdwn.line(about, 150)}"
        for about in piece.contrary[:_DISAGREEING]
    ]
    yield from (f">{each}" for each in told)


def _about(piece: FoundPiece) -> Iterator[str]:
    """Say what a piece is, where it is from and how old: at most 10 lines."""
    origin = " · From the network" if piece.from_network else ""
    whom = "" if piece.may_share else " · *Only facilitators see it*"
    yield f"{kind_of(piece.kind)} · {mrkdwn.line(piece.why, 150)}{origin}{whom}"
    yield source_of(piece.source, piece.url)
    yield from trust(piece.reviewed, overdue=piece.overdue, applies=piece.states)


def _named(codes: Collection[str]) -> str:
    return mrkdwn.line(states.in_words(codes), _STATES)


def _buttons(piece: FoundPiece, *, share: bool) -> Iterator[ButtonElement]:
    slug, title = piece.slug, piece.title
    yield button(READ, "Read", value=slug, label=f"Read all of {title}")
    if share and piece.may_share:
        yield button(
            SHARE_HERE,
            "Share here",
            value=slug,
            label=f"Share here: {title}",
            confirm=confirm(
                "Share it here?",
                "Everybody in this conversation sees the piece, and that you shared it. They do "
                "not see what you looked for.",
                yes="Share",
                no="Cancel",
            ),
        )
    yield button(USEFUL, "Useful", value=slug, label=f"Useful: {title}")
    yield button(NOT_USEFUL, "Not useful", value=slug, label=f"Not useful: {title}")
