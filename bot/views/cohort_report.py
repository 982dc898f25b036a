"""The report: the form that asks for one, and the report itself."""

from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.disclosure import APART, FEWEST
from bot.domain.notices import ReportMade
from bot.domain.periods import CHOICES
from bot.domain.pictures import number
from bot.domain.reports import NAMES, PARTS, Line
from bot.views import mrkdwn
from bot.views.blocks import (
    Message,
    actions,
    button,
    context,
    header,
    modal,
    picture,
    section,
)
from bot.views.fields import choice_field, radio_field, typed

REPORT_FORM = "cohort_report"
AS_CSV = "report_as_csv"
NETWORK = "network"
_NAME, _DAYS, _COHORTS, _CHARTS, _QUARTERS = 75, 80, 99, 6, 12


def form(cohorts: Sequence[tuple[int, str]], *, network: bool, chosen: int | None) -> View:
    """Build the form that `read` reads back; `network`: who asks may see all of it."""
    whole = [(NETWORK, "The whole network")] if network else []
    choices = [*whole, *((str(number), name) for number, name in cohorts[:_COHORTS])]
    return modal(
        "Report",
        section(
            "I put a report together and send it to you alone. It has sums and averages over "
            f"{FEWEST} people or more, and no answer, name or word of anybody, so that you can "
            "show it to others."
        ),
        choice_field("of", "About", choices, initial=str(chosen) if chosen else choices[0][0]),
        radio_field("period", "Over", list(CHOICES.items()), initial="this"),
        callback=REPORT_FORM,
        submit="Send it to me",
        close="Cancel",
    )


def read(view: dict[str, Any]) -> tuple[int | None, str]:
    """Read which cohort, or None for the network, and which period."""
    of, period = typed(view, "of"), typed(view, "period")
    return (None if of == NETWORK else int(of)), period


def on_its_way() -> View:
    return modal("Report", section("It is on its way: look in your messages from me."))


def carry(notice: ReportMade) -> str:
    """Name a report in a button's value."""
    return f"{NETWORK if notice.cohort_id is None else notice.cohort_id}:{notice.period[:_DAYS]}"


def carried(value: str) -> tuple[int | None, str]:
    """Read back what `carry` wrote."""
    of, _, period = value.partition(":")
    return (None if of == NETWORK else int(of)), period


def title(cohort: str | None) -> str:
    """Name what a report is about, on one line and safe to show."""
    return mrkdwn.line(cohort, _NAME) if cohort else "The whole network"


def made(notice: ReportMade) -> Message:
    """Show a report; the text says all of it, where pictures cannot be seen."""
    so_far = " The last quarter is not over yet." if notice.so_far else ""
    when = f"{mrkdwn.line(notice.days, _DAYS)}.{so_far}"
    opening = f"*Report: {title(notice.cohort)}*\n{when}"
    parts = ["\n".join(part) for part in _parts(notice)]
    return Message(
        "\n".join([opening, *parts]),
        header(f"Report: {notice.cohort or 'the whole network'}"),
        section(when),
        *(section(part) for part in parts),
        *_charts(notice),
        actions(button(AS_CSV, "As a table (CSV)", value=carry(notice))),
        context(_how(is_cohort=notice.cohort_id is not None)),
    )


def _charts(notice: ReportMade) -> Iterator[Block]:
    for chart in notice.charts[:_CHARTS]:
        yield picture(chart)


def _parts(notice: ReportMade) -> Iterator[list[str]]:
    for part, label in PARTS.items():
        mine = [it for it in notice.lines if it.part == part]
        named = {name: [it for it in mine if it.name == name] for name in NAMES}
        lines = [_line(NAMES[name], those) for name, those in named.items() if those]
        if lines:
            yield [f"*{label}*", *lines]


def _line(label: str, those: Sequence[Line]) -> str:
    """Say a figure: over all days where it is known so, else quarter by quarter."""
    whole = [it for it in those if not it.period]
    if whole:
        return f"• {label}: {_value(whole[0])}"
    told = (f"{mrkdwn.line(it.period, 20)} {_value(it)}" for it in those[:_QUARTERS])
    return f"• {label}: {', '.join(told)}"


def _value(line: Line) -> str:
    return "_not told_" if line.value is None else f"*{number(line.value)}*"


def _how(*, is_cohort: bool) -> str:
    only = (
        " A cohort's report counts no problem that was shared without a name or with mentors "
        "alone, for that would tell which cohort its author is in; the network's counts them."
    )
    return (
        f"*How figures are made.* Each is over {FEWEST} people or more. Two that are told differ "
        f"by nobody or by {APART} people or more, so a few people may be left out of one. What "
        "would tell of somebody is _not told_, and is in no sum. Averages are rounded, to halves "
        "below ten people. What was told once is told again as it was; a quarter that is not over "
        f"is counted once a month.{only * is_cohort} Questions of which facilitators do not learn "
        "who answered have no share of answers."
    )
