"""A cohort's calendar: the breaks that count for it, and the forms that add them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.breaks import LONGEST_NAME, WHOSE, BreakDraft, BreakSeen, Whose
from bot.domain.members import LONGEST_NAME as LONGEST_DISTRICT
from bot.views import mrkdwn
from bot.views.blocks import actions, button, context, day, modal, section
from bot.views.fields import date_field, file_field, radio_field, text_field, typed

ADD, FROM_FILE, REMOVE = "add_break", "add_breaks_from_file", "remove_break"
BREAK_FORM, FILE_FORM = "break", "breaks_from_file"
_SHOWN = 90


def calendar(cohort_id: int, breaks: Sequence[BreakSeen], *, today: date, news: str = "") -> View:
    """List the breaks that count for a cohort; `news` tells what was just done."""
    return modal(
        "Calendar",
        *([section(news)] if news else []),
        section(
            "Nobody is asked anything on a break, and nothing piles up meanwhile: what would have "
            "come on those days does not come later."
        ),
        actions(
            button(ADD, "Add a break", value=cohort_id, style="primary"),
            button(FROM_FILE, "From a calendar file", value=cohort_id),
        ),
        *(_entry(each, cohort_id, today) for each in breaks[:_SHOWN]),
        *([] if breaks else [section("No break is coming.")]),
        metadata=str(cohort_id),
    )


def form(cohort_id: int) -> View:
    """Build the form that `read` reads back."""
    return modal(
        "Add a break",
        text_field("name", "What it is", placeholder="Winter break", longest=LONGEST_NAME),
        date_field("starts_on", "First day"),
        date_field("ends_on", "Last day", hint="Empty: one day."),
        *_whose(),
        callback=BREAK_FORM,
        submit="Add",
        close="Cancel",
        metadata=str(cohort_id),
    )


def read(view: dict[str, Any], *, today: date) -> BreakDraft:
    """Read what was typed; raise InvalidInput beside what needs another look."""
    return BreakDraft(
        name=typed(view, "name"),
        starts_on=_day(view, "starts_on"),
        ends_on=_day(view, "ends_on"),
        whose=cast(Whose, typed(view, "whose")),
        district=typed(view, "district"),
        today=today,
    )


def file_form(cohort_id: int) -> View:
    """Build the form that takes an iCalendar file."""
    return modal(
        "From a calendar file",
        file_field(
            "calendar",
            "The calendar",
            types=["ics"],
            hint="An iCalendar file (.ics): most districts offer one beside their calendar.",
        ),
        *_whose(),
        context(
            "Each entry of two days or more, and each holiday, becomes a break. You can remove "
            "what is none."
        ),
        callback=FILE_FORM,
        submit="Read it",
        close="Cancel",
        metadata=str(cohort_id),
    )


def read_file(view: dict[str, Any]) -> tuple[Sequence[dict[str, Any]], Whose, str]:
    """Read which files were given, and whose breaks they hold."""
    return typed(view, "calendar"), cast(Whose, typed(view, "whose")), typed(view, "district")


def _whose() -> list[Block]:
    return [
        radio_field("whose", "Who is on this break", list(WHOSE.items()), initial="cohort"),
        text_field(
            "district",
            "Which district",
            optional=True,
            longest=LONGEST_DISTRICT,
            hint="Written as its officers wrote it in *About my district*. Neither you nor anybody "
            "else is shown who that is.",
        ),
    ]


def _entry(each: BreakSeen, cohort_id: int, today: date) -> Block:
    when = day(each.starts_on)
    if each.ends_on != each.starts_on:
        when = f"{when} to {day(each.ends_on)}"
    now = " · now" if each.starts_on <= today else ""
    name = mrkdwn.line(each.name, LONGEST_NAME)
    remove = button(
        REMOVE, "Remove", value=f"{cohort_id}:{each.break_id}", label=f"Remove {each.name}"
    )
    return section(f"*{name}*\n{when} · {WHOSE[each.whose].lower()}{now}", accessory=remove)


def _day(view: dict[str, Any], name: str) -> date | None:
    chosen = typed(view, name)
    return date.fromisoformat(chosen) if chosen else None
