"""What a report on a cohort or the network tells, line by line, and the same as a table."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PARTS = {
    "participation": "Participation",
    "pulse": "The pulse, from 1 to 5",
    "problems": "Problems of practice",
    "mentoring": "Mentoring",
    "guidance": "Guidance made",
    "convenings": "Convenings",
}
NAMES = {
    "prompts": "Questions put to members",
    "answered": "Of 100 asked, answered",
    "load": "How heavy weeks were, on average",
    "support": "How supported people felt, on average",
    "shared": "Problems shared",
    "helped": "Problems answered",
    "resolved": "Problems resolved",
    "days": "Days until the first answer (median)",
    "requests": "Requests to mentors",
    "accepted": "Requests accepted within 48 hours",
    "conversations": "Conversations begun",
    "pieces": "Pieces of guidance published",
    "harvested": "Pieces drawn from resolved problems",
    "meetings": "Convenings held",
    "came": "Attendances",
}
"""Every figure that a report has: what is stored, and what is shown."""
NOT_TOLD = "not told: it would be over too few people, or tell of somebody beside another figure"
_AVERAGED = frozenset(("answered", "load", "support", "days"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure of one quarter, or over all of the report's days where `period` is empty."""

    part: str
    name: str
    period: str
    value: float | None


def totals(lines: Sequence[Line]) -> list[Line]:
    """Add up what is told of several quarters; what is not told of one is in no sum."""
    named = dict.fromkeys((each.part, each.name) for each in lines if each.name not in _AVERAGED)
    added = []
    for part, name in named:
        values = [it.value for it in lines if (it.part, it.name) == (part, name)]
        known = [value for value in values if value is not None]
        total = sum(known) if known else None
        added.append(Line(part=part, name=name, period="", value=total))
    return added


def table(lines: Iterable[Line], *, days: str) -> bytes:
    """Write a report as CSV, with a heading, in the encoding that spreadsheets recognise."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(["part", "figure", "period", "value", "note"])
    for each in lines:
        value = "" if each.value is None else f"{each.value:g}"
        note = NOT_TOLD if each.value is None else ""
        rows.writerow([PARTS[each.part], NAMES[each.name], each.period or days, value, note])
    return out.getvalue().encode("utf-8-sig")
