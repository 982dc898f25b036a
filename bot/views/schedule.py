"""What a cohort does regularly, as those see it who look after it."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.cohorts import LONGEST_NAME
from bot.domain.schedules import KINDS, WHY_SKIPPED, Rhythm, ScheduleSeen, Upcoming, words
from bot.views import mrkdwn
from bot.views.blocks import actions, button, confirm, context, day, modal, section, short_day

OPEN, ADD, USUAL = "open_schedules", "add_schedule", "set_up_usual_week"
CHANGE, STOP = "change_schedule", "stop_schedule"
_SHOWN = 40
"""Schedules in the list: two blocks each, in a modal of at most 100."""


def overview(cohort_id: int, name: str, schedules: Sequence[ScheduleSeen]) -> View:
    """List what a cohort does, and when next."""
    title = f"*What {mrkdwn.line(name, LONGEST_NAME)} does regularly*"
    there = {each.kind for each in schedules}
    nothing = (
        "\nNothing yet. The usual week is a prompt on Mondays at 9:00 AM and reminders on "
        "Wednesdays and Fridays at 9:00 AM, on each member's own clock, and a digest for you on "
        "Fridays at 3:00 PM, on the cohort's."
    )
    return modal(
        "Schedule",
        section(title if schedules else title + nothing),
        actions(
            *([] if {"prompt", "reminder", "digest"} <= there else [_usual(cohort_id)]),
            button(ADD, "Add", value=cohort_id, label="Add something that happens regularly"),
        ),
        *(block for each in schedules[:_SHOWN] for block in _entry(each)),
        *_rest(len(schedules) - _SHOWN),
        context("Only those who look after the cohort see this."),
    )


def in_words(rhythm: Rhythm) -> str:
    """Say when it is, and until when."""
    told = words(rhythm, whose="each member's time")
    return f"{told}, until {day(rhythm.ends_on)}" if rhythm.ends_on else told


def day_line(each: Upcoming) -> str:
    """Show a day, and why nothing happens on it, where that is so."""
    skipped = f" (left out: {WHY_SKIPPED.get(each.why, each.why)})" if each.why else ""
    return f"{short_day(each.day)}{skipped}"


def _usual(cohort_id: int) -> ButtonElement:
    return button(
        USUAL,
        "Set up the usual week",
        value=cohort_id,
        style="primary",
        confirm=confirm(
            "Set up the usual week?",
            "Members are asked on Mondays at 9:00 AM and reminded on Wednesdays and Fridays, on "
            "their own clock. You get a digest on Fridays at 3:00 PM, on the cohort's. You can "
            "change or stop each of them.",
            yes="Set it up",
            no="Not now",
        ),
    )


def _entry(seen: ScheduleSeen) -> Iterator[Block]:
    name = KINDS[seen.kind]
    coming = " · ".join(day_line(each) for each in seen.upcoming)
    lines = [f"*{name}*", in_words(seen.rhythm), f"Next: {coming}" if coming else "It is over."]
    lines += [
        f"{day(each.day)} was skipped: {WHY_SKIPPED.get(each.why or '', each.why)}."
        for each in seen.skipped
    ]
    yield section("\n".join(lines))
    yield actions(
        button(CHANGE, "Change", value=seen.schedule_id, label=f"Change: {name}"),
        button(
            STOP,
            "Stop",
            value=seen.schedule_id,
            label=f"Stop: {name}",
            confirm=confirm(
                "Stop this?",
                f"{name} will not come any more. What has begun stays as it is, and nobody is "
                "told.",
                yes="Stop it",
                no="Keep it",
            ),
        ),
    )


def _rest(hidden: int) -> Iterator[Block]:
    if hidden > 0:
        yield context(f"and {hidden} more. Stop those you do not need, and you see them.")
