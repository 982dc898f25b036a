"""A whole piece of guidance, with what is to be known of it and the ways on from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.guidance import GUIDES, Entry
from bot.views import mrkdwn
from bot.views.blocks import actions, button, context, divider, header, modal, section
from bot.views.disagreement import SAY_DISAGREEMENT
from bot.views.piece_card import NOT_USEFUL, READ, USEFUL, doubts, kind_of, source_of, trust
from bot.views.upkeep import OPEN_UPKEEP

READING = "reading_guidance"
STEP_BACK, STEP_ON = "guidance_step:back", "guidance_step:on"
SUGGEST_CHANGE = "suggest_change"

_SECTIONS, _DISAGREEING = 60, 10
"""Blocks of a piece's words, and pieces that disagree, that are shown at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Where in a guided set a piece stands."""

    number: int
    """From 1."""
    of: int
    back: Entry | None
    on: Entry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A piece and what its reader may see around it."""

    entry: Entry
    contrary: tuple[tuple[Entry, str], ...] = ()
    """Pieces that disagree with it, and about what."""
    steps: Steps | None = None
    facilitates: bool = False


def reading(whole: Whole, *, today: date, note: str = "") -> View:
    """Show a whole piece. `note` answers, beside the buttons, what the reader did just now."""
    entry = whole.entry
    piece = entry.piece
    return modal(
        "Guidance",
        header(piece.title),
        context(*_standing(whole, today)),
        *_doubted(entry, today),
        *(section(words) for words in islice(mrkdwn.sections(piece.body), _SECTIONS)),
        *_disagreeing(whole),
        *_steps(whole),
        divider(),
        context(*_origin(entry)),
        *([section(note)] if note else []),
        actions(*_doors(whole)),
        context("Nobody sees who presses *Useful* or *Not useful*."),
        callback=READING,
        metadata=piece.slug,
    )


def gone() -> str:
    return (
        "This piece has left the library. Write to me, or try `/guidance`, and I look for another."
    )


def _standing(whole: Whole, today: date) -> Iterator[str]:
    entry, steps = whole.entry, whole.steps
    if steps and entry.piece.guide:
        name = GUIDES.get(entry.piece.guide) or mrkdwn.line(entry.piece.guide, 100)
        yield f"*Step {steps.number} of {steps.of}* of {name}"
    yield kind_of(entry.piece.kind)
    overdue = entry.is_overdue(today)
    yield from trust(entry.reviewed, overdue=overdue, applies=entry.piece.states)
    if entry.audience == "facilitators":
        yield "*Only facilitators see it*"


def _doubted(entry: Entry, today: date) -> Iterator[Block]:
    if told := [*doubts(overdue=entry.is_overdue(today), law_changed=entry.law_changed)]:
        yield section("\n".join(f">{each}" for each in told))


def _disagreeing(whole: Whole) -> Iterator[Block]:
    """Show who says otherwise beside it; nothing is blended."""
    if whole.contrary:
        yield divider()
        yield section("*Not everybody agrees.* These advise otherwise:")
    for other, about in whole.contrary[:_DISAGREEING]:
        title = other.piece.title
        yield section(
            f"*{mrkdwn.line(title, 150)}*\n{mrkdwn.line(about, 600)}",
            accessory=button(READ, "Read", value=other.piece.slug, label=f"Read all of {title}"),
        )


def _steps(whole: Whole) -> Iterator[Block]:
    """Lead to its neighbours in a guided set."""
    steps = whole.steps
    if steps is None:
        return
    ways = [
        button(action, text, value=to.piece.slug, label=f"{text}: {to.piece.title}")
        for action, text, to in (
            (STEP_BACK, "Previous step", steps.back),
            (STEP_ON, "Next step", steps.on),
        )
        if to
    ]
    if ways:
        yield actions(*ways)


def _origin(entry: Entry) -> Iterator[str]:
    piece = entry.piece
    yield source_of(str(piece.source), piece.source.url)
    given = f"Given by <@{entry.contributor}> · " if entry.contributor else ""
    yield f"{given}Licence: {mrkdwn.line(piece.licence, 200)}"


def _doors(whole: Whole) -> Iterator[ButtonElement]:
    slug = whole.entry.piece.slug
    yield button(USEFUL, "Useful", value=slug)
    yield button(NOT_USEFUL, "Not useful", value=slug)
    yield button(SUGGEST_CHANGE, "Suggest a change", value=slug)
    if whole.facilitates:
        yield button(OPEN_UPKEEP, "Keep it right", value=slug)
        yield button(SAY_DISAGREEMENT, "Another disagrees", value=slug)
