"""What came of a self-assessment, for its author: scores, changes, guidance, and what to press."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.guidance import Entry
from bot.domain.notices import SupportsShared
from bot.domain.supports import (
    FEWEST,
    LABELS,
    SCALE,
    STATEMENTS,
    Taken,
    change,
    lowest,
    number,
    scores,
    statement,
)
from bot.views import mrkdwn
from bot.views.assessment_form import NOBODY, TITLE
from bot.views.assessment_news import for_coach, scored
from bot.views.blocks import (
    actions,
    button,
    confirm,
    context,
    day,
    divider,
    modal,
    section,
)
from bot.views.paging import Page
from bot.views.piece_card import READ

SHARE_FORM = "share_supports_form"
BEGIN, TURN = "begin_supports", "turn_supports"
CHART, SHARE, TAKE_BACK = "chart_supports", "share_supports", "take_back_supports"
DELETE, INVITE = "delete_supports", "invite_to_supports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What somebody answered, and what they can do with it."""

    past: Sequence[Taken]
    """All of it, the newest first."""
    number: int = 0
    """Which one is shown."""
    guidance: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    """For the supports that are weakest in it, the weakest first."""
    has_coach: bool = False
    invited: bool = True
    """Twice a year."""


def result(seen: Result) -> View:
    """Show an assessment with what changed, what helps, and what can be done with it."""
    page = Page.of(seen.past, seen.number, 1)
    if not page.entries:
        return modal(
            TITLE,
            section("Nothing is kept of you here."),
            actions(button(BEGIN, "Begin", style="primary")),
            _invitations(seen),
        )
    [taken] = page.entries
    before = next(iter(seen.past[page.number + 1 :]), None)
    return modal(
        TITLE,
        context(_who_sees(taken)),
        section(f"*How far they hold in your eyes, {day(taken.answered_on)}*"),
        section(scored(scores(taken.answers), more=_changes(taken, before))),
        *_compared(before),
        *(block for support in seen.guidance for block in _weak(taken, support, seen.guidance)),
        *([] if seen.guidance else [context(_ALL_STRONG)]),
        divider(),
        actions(*_presses(taken, has_coach=seen.has_coach)),
        *_doors(page),
        _invitations(seen),
        metadata=str(page.number),
    )


def share_form(assessment_id: int, notice: SupportsShared, *, coach: str) -> View:
    """Show exactly what the coach will read, before it is sent."""
    return modal(
        "Share with my coach",
        section(f"<@{coach}> gets this direct message from me, and nothing else:"),
        divider(),
        *for_coach(notice),
        divider(),
        context("Not what you answered to the statements. You can take it back at any time."),
        callback=SHARE_FORM,
        submit="Share it",
        close="Do not share",
        metadata=f"{assessment_id}:{coach}",
    )


def read_share(view: dict[str, Any]) -> tuple[int, str]:
    """Read which assessment it is about, and whom the form named."""
    assessment_id, _, coach = view["private_metadata"].partition(":")
    return int(assessment_id), coach


def _who_sees(taken: Taken) -> str:
    if taken.coach:
        return f"*Who sees it:* you, and <@{taken.coach}> the five scores. It counts in no figure."
    return NOBODY


def _changes(taken: Taken, before: Taken | None) -> list[str]:
    """Say of each support how it moved since the last time."""
    return [
        _moved(change(taken.answers, before.answers, support)) if before else ""
        for support in STATEMENTS
    ]


def _moved(by: float | None) -> str:
    if by is None:
        return ""
    size = number(abs(by))
    return " · as before" if size == "0" else f" · {'up' if by > 0 else 'down'} {size}"


def _compared(before: Taken | None) -> Iterator[Block]:
    if before:
        yield context(
            f"Up and down since {day(before.answered_on)}, by the statements you answered both "
            f"times; nothing where they are fewer than {FEWEST}."
        )


def _weak(taken: Taken, support: str, guidance: Mapping[str, Sequence[Entry]]) -> Iterator[Block]:
    """Show what holds least of a weak support, and pieces that may help with it."""
    keys = lowest(taken.answers, support)
    told = [f">{statement(key)}" for key in keys]
    opening = f"*Holds least: {LABELS[support]}*\nYou say _{SCALE[taken.answers[keys[0]]]}_ of:"
    yield divider()
    yield section("\n".join([opening, *told]))
    for each in guidance[support]:
        title = mrkdwn.line(each.piece.title, 150)
        yield section(
            f"*{title}*\n{mrkdwn.line(each.piece.summary, 400)}",
            accessory=button(READ, "Read", value=each.piece.slug, label=f"Read {each.piece.title}"),
        )


def _presses(taken: Taken, *, has_coach: bool) -> Iterator[ButtonElement]:
    number_of = taken.assessment_id
    yield button(BEGIN, "Answer again")
    if not taken.charted:
        yield button(CHART, "Send me the chart", value=number_of, confirm=_CHART)
    if taken.coach:
        yield button(TAKE_BACK, "Take it back from my coach", value=number_of)
    elif has_coach:
        yield button(SHARE, "Share with my coach", value=number_of)
    yield button(DELETE, "Delete", value=number_of, confirm=_SURE, style="danger")


def _doors(page: Page[Taken]) -> Iterator[Block]:
    """Show which time this is, and the ways to the others."""
    if page.pages == 1:
        return
    yield context(f"You answered {page.pages} times. This is number {page.pages - page.number}.")
    ways = (("earlier", "Earlier", page.number + 1), ("later", "Later", page.number - 1))
    yield actions(
        *(
            button(f"{TURN}:{name}", text, value=f":{number_of}")
            for name, text, number_of in ways
            if 0 <= number_of < page.pages
        )
    )


def _invitations(seen: Result) -> Block:
    stand = "I invite you to this twice a year." if seen.invited else "I do not invite you to this."
    press = button(
        INVITE,
        "Stop that" if seen.invited else "Invite me",
        value="off" if seen.invited else "on",
        label="Stop inviting me" if seen.invited else "Invite me twice a year",
    )
    return section(stand, accessory=press)


_ALL_STRONG = "None of it is below 4 of 5, so I name no guidance here. `/guidance` has it all."
_CHART = confirm(
    "Send you the chart?",
    "It comes as a direct message that only you see. Slack keeps its picture until you remove it.",
    yes="Send it",
    no="Not now",
)
_SURE = confirm(
    "Delete this assessment?",
    "What you answered goes, with what your coach reads of it and every chart that shows it.",
    yes="Delete it",
    no="Keep it",
    style="danger",
)
