"""The form in which a convening is planned or changed, with its time on everybody's clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain import zones
from bot.domain.convenings import (
    LENGTHS,
    LONGEST_PLACE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    ConveningDraft,
)
from bot.domain.errors import InvalidInput
from bot.views import mrkdwn
from bot.views.blocks import context, modal, moment, section
from bot.views.fields import choice_field, date_field, radio_field, text_field, time_field, typed

FORM = "convening"
_CLOCKS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a form is about, and what it has shown already."""

    cohort_id: int
    convening_id: int | None
    everybodys: bool
    """Whether it may be for the whole network."""
    seen: str
    """The time and the people that were shown on everybody's clock; empty at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """When it begins for those whom it is for."""

    starts_at: datetime
    is_moved: bool
    people: int
    lines: Sequence[str]


def form(
    carried: Carried,
    *,
    cohort: str,
    zone: str | None,
    known: ConveningDraft | None = None,
    clocks: Clocks | None = None,
) -> View:
    """Build the form that `read` reads back; `zone` is the planner's or the cohort's."""
    return modal(
        "Change it" if carried.convening_id else "Plan a session",
        *(_times(clocks, carried) if clocks else ()),
        text_field("title", "Title", initial=known.title if known else None, longest=LONGEST_TITLE),
        *_when(known, zone),
        *_whom(carried, cohort, known),
        *_about(known),
        context(_WHO_SEES if clocks else "Nobody is told yet: first I show everybody's time."),
        callback=FORM,
        submit=_submit(carried) if clocks else "Show the times",
        close="Cancel",
        metadata=_carry(carried, clocks),
    )


def carried(view: dict[str, Any]) -> Carried:
    """Read what a form is about."""
    cohort_id, convening_id, everybodys, seen = view["private_metadata"].split("|")
    return Carried(
        cohort_id=int(cohort_id),
        convening_id=int(convening_id) if convening_id else None,
        everybodys=bool(everybodys),
        seen=seen,
    )


def read(view: dict[str, Any], *, now: datetime) -> ConveningDraft:
    """Read what was typed; raise InvalidInput beside what needs another look."""
    day, minute = typed(view, "day"), typed(view, "minute")
    hour, past = map(int, minute.split(":")) if minute else (0, 0)
    return ConveningDraft(
        title=typed(view, "title"),
        day=_day(day),
        minute=hour * 60 + past if minute else None,
        length=int(typed(view, "length") or 0),
        zone=typed(view, "zone") or "UTC",
        everybody=typed(view, "whom") == "network",
        place=typed(view, "place"),
        agenda=typed(view, "agenda"),
        materials=typed(view, "materials"),
        now=now,
    )


def is_shown(draft: ConveningDraft, it: Carried) -> bool:
    """Whether the form showed the clocks of this very time and these people."""
    return it.seen == _seen(draft.starts_at, everybody=draft.everybody)


def saw(draft: ConveningDraft, it: Carried) -> Carried:
    """Note that the form shows the clocks of a draft."""
    return Carried(
        cohort_id=it.cohort_id,
        convening_id=it.convening_id,
        everybodys=it.everybodys,
        seen=_seen(draft.starts_at, everybody=draft.everybody),
    )


_WHO_SEES = (
    "*Who sees it:* everybody it is for gets it from me in private, in their working hours. Who "
    "said no is not told of changes. Outside the network nobody sees it."
)


def _seen(starts_at: datetime, *, everybody: bool) -> str:
    return f"{int(starts_at.timestamp())}{'n' if everybody else 'c'}"


def _carry(it: Carried, clocks: Clocks | None) -> str:
    everybodys = "1" if it.everybodys else ""
    return f"{it.cohort_id}|{it.convening_id or ''}|{everybodys}|{it.seen if clocks else ''}"


def _submit(it: Carried) -> str:
    return "Save and tell them" if it.convening_id else "Invite them"


def _times(clocks: Clocks, it: Carried) -> Iterator[Block]:
    lines = "\n".join(f"• {mrkdwn.line(each, 100)}" for each in clocks.lines[:_CLOCKS])
    yield section(f"*It begins {moment(clocks.starts_at)}, your time*\n{lines}")
    if clocks.is_moved:
        yield section(
            "The clock is put forward that night and leaves out the time that you chose, so it is "
            "this much later."
        )
    invited = "1 person is" if clocks.people == 1 else f"{clocks.people:,} people are"
    what = "told of what changed" if it.convening_id else "invited"
    yield context(f"{invited} {what} when you press *{_submit(it)}*. Nothing is saved before.")


def _when(known: ConveningDraft | None, zone: str | None) -> Iterator[Block]:
    here = known.zone if known else zone
    lengths = [(str(minutes), words) for minutes, words in LENGTHS.items()]
    day = date_field("day", "Day", initial=known.day if known else None)
    day.optional = False
    yield day
    yield time_field("minute", "Time", initial=known.minute if known else None)
    yield choice_field("zone", "On which clock", zones.choices(here), initial=here or "UTC")
    yield choice_field("length", "How long", lengths, initial=str(known.length if known else 60))


def _whom(it: Carried, cohort: str, known: ConveningDraft | None) -> Iterator[Block]:
    if it.convening_id or not it.everybodys:
        return
    choices = [
        ("cohort", mrkdwn.line(cohort, 70)),
        ("network", "The whole network: every cohort that runs"),
    ]
    initial = "network" if known and known.everybody else "cohort"
    yield radio_field("whom", "For whom", choices, initial=initial)


def _about(known: ConveningDraft | None) -> Iterator[Block]:
    yield text_field(
        "place",
        "Where, or the link",
        initial=known.place if known else None,
        optional=True,
        longest=LONGEST_PLACE,
    )
    for name, label, text in (
        ("agenda", "Agenda", known.agenda if known else None),
        ("materials", "Materials to read before", known.materials if known else None),
    ):
        yield text_field(
            name, label, initial=text, multiline=True, optional=True, longest=LONGEST_TEXT
        )


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        raise InvalidInput(day="Choose a day.") from None
