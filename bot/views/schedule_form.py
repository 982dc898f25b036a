"""The form for what a cohort does regularly, and the days it comes to before it is saved."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pydantic import TypeAdapter
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain import zones
from bot.domain.errors import InvalidInput
from bot.domain.hours import DAYS
from bot.domain.schedules import KINDS, MOST_WEEKS, Rhythm, ScheduleDraft, Upcoming
from bot.views.blocks import actions, button, context, modal, section
from bot.views.fields import (
    checks_field,
    choice_field,
    date_field,
    radio_field,
    time_field,
    typed,
)
from bot.views.schedule import day_line, in_words

FORM, DATES, BACK = "schedule", "schedule_dates", "back_to_schedule"

_WHAT_COMES = {
    "prompt": "Each member gets the next prompt of the sequence, from me in private.",
    "reminder": "Members who want reminders get one, in private, of a prompt that is open.",
    "digest": (
        "The prompt before it is closed, and those who look after the cohort are told how it is. "
        "No answer is shown to them that its author did not share."
    ),
    "pairs": (
        "Members who take part in rounds of pairs are brought together. You are told ten minutes "
        "before, and can take it back."
    ),
}
_drafts = TypeAdapter(ScheduleDraft)


def form(
    cohort_id: int, zone: str | None, *, today: date, known: ScheduleDraft | None = None
) -> View:
    """Build the form that `read` reads back; `zone` is the cohort's."""
    rhythm = known.rhythm if known else None
    every = [("1", "Every week"), *((str(n), f"Every {n} weeks") for n in range(2, MOST_WEEKS + 1))]
    schedule_id = known.schedule_id if known else None
    return modal(
        "Schedule",
        *_kind(known),
        checks_field(
            "weekdays",
            "On which days",
            [(value, name, "") for value, name in DAYS.items()],
            initial=rhythm.days if rhythm else (),
        ),
        time_field("minute", "At what time", initial=rhythm.minute if rhythm else 9 * 60),
        radio_field(
            "zone",
            "On whose clock",
            [("own", "Each member's own"), ("cohort", f"The cohort's: {zones.name(zone)}")],
            initial="cohort" if rhythm and rhythm.zone else "own",
            hint="A digest and a round of pairs come at one moment, on the cohort's clock.",
        ),
        choice_field("every", "How often", every, initial=str(rhythm.every if rhythm else 1)),
        date_field("starts_on", "From", initial=rhythm.starts_on if rhythm else today),
        date_field("ends_on", "Until", initial=rhythm.ends_on if rhythm else None),
        context("Nothing is saved yet: the next days are shown first."),
        callback=FORM,
        submit="Show the days",
        close="Cancel",
        metadata=f"{cohort_id}:{schedule_id or ''}:{known.kind if schedule_id and known else ''}",
    )


def cohort_of(view: dict[str, Any]) -> int:
    """Tell of which cohort a form is."""
    return int(str(view["private_metadata"]).split(":", maxsplit=1)[0])


def read(view: dict[str, Any], *, zone: str | None, today: date) -> ScheduleDraft:
    """Read what was typed; raise InvalidInput beside what needs another look."""
    cohort_id, schedule_id, kind = str(view["private_metadata"]).split(":")
    return ScheduleDraft(
        cohort_id=int(cohort_id),
        schedule_id=int(schedule_id) if schedule_id else None,
        kind=kind or typed(view, "kind") or "",
        rhythm=Rhythm(
            weekdays=tuple(typed(view, "weekdays")),
            minute=_minute(typed(view, "minute")),
            every=int(typed(view, "every") or 1),
            zone=None if typed(view, "zone") == "own" else zone or "UTC",
            starts_on=_day(typed(view, "starts_on")) or today,
            ends_on=_day(typed(view, "ends_on")),
        ),
    )


def dates(draft: ScheduleDraft, upcoming: Sequence[Upcoming]) -> View:
    """Show the days it comes to next, with what was typed, to be saved or changed once more."""
    return modal(
        "Schedule",
        section(f"*{KINDS[draft.kind]}*\n{in_words(draft.rhythm)}"),
        section("*The next days*\n" + "\n".join(f"• {day_line(each)}" for each in upcoming)),
        section(_WHAT_COMES[draft.kind]),
        actions(button(BACK, "Change it")),
        context("It is not saved yet. Nobody is told that you save it."),
        callback=DATES,
        submit="Save",
        close="Cancel",
        metadata=_drafts.dump_json(draft).decode(),
    )


def read_dates(view: dict[str, Any]) -> ScheduleDraft:
    """Read back what was typed before the days were shown."""
    return _drafts.validate_json(view["private_metadata"])


def saved(draft: ScheduleDraft, upcoming: Sequence[Upcoming]) -> View:
    """Confirm it, in the form's place."""
    first = next((each for each in upcoming if not each.why), None)
    begins = f" It comes first on {day_line(first)}." if first else ""
    return modal(
        "Schedule",
        section(f"Saved. *{KINDS[draft.kind]}*: {in_words(draft.rhythm)}.{begins}"),
    )


def _kind(known: ScheduleDraft | None) -> Iterator[Block]:
    if known and known.schedule_id:
        yield section(f"*{KINDS[known.kind]}*")
        yield context("Days that have begun stay as they are, and do not come a second time.")
    else:
        kinds = list(KINDS.items())
        yield radio_field("kind", "What", kinds, initial=known.kind if known else "prompt")


def _minute(told: str | None) -> int:
    if not told:
        raise InvalidInput(minute="Choose a time of day.")
    hour, past = told.split(":")
    return int(hour) * 60 + int(past)


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
