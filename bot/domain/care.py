"""When somebody whose weeks are heavy is offered help: a rule that anybody can read."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

HEAVY = 4
"""From which number on a week counts as heavy."""
RUNNING = 3
"""Heavy weeks one after another that lead to an offer."""
GAP = timedelta(weeks=2)
"""How far apart two answered weeks may lie and still follow each other: one may be missed."""
LIGHTER = 2
"""Weeks that must have been lighter since an offer, before there is another."""
PAUSE = timedelta(weeks=8)
"""How long after an offer there is no other."""

PIECES = {
    "six-sources-of-burnout": "Where the load comes from, in the library",
    "tell-your-boss-about-your-load": "How to tell your boss about it",
    "if-you-or-a-colleague-is-not-all-right": "Where to turn at any hour",
}
"""Pieces of the library that an offer leads to, by slug, each with its line."""


def weeks_of(
    answers: Iterable[tuple[datetime, int]], clock: ZoneInfo
) -> Sequence[tuple[date, int]]:
    """Give each answered week by its Monday, with the load that was told last in it.

    `answers` are moments and loads in the order of time; a week is one of the member's own.
    """
    loads: dict[date, int] = {}
    for at, load in answers:
        day = at.astimezone(clock).date()
        loads[day - timedelta(days=day.weekday())] = load
    return sorted(loads.items())


def is_due(weeks: Sequence[tuple[date, int]], *, today: date, offered_on: date | None) -> bool:
    """Whether somebody is to be offered help now, after these answered weeks."""
    last = weeks[-RUNNING:]
    if len(last) < RUNNING or any(load < HEAVY for _, load in last):
        return False
    days = [*(monday for monday, _ in last), today]
    if any(later - sooner > GAP for sooner, later in pairwise(days)):
        return False
    if offered_on is None:
        return True
    lighter = sum(1 for monday, load in weeks if monday > offered_on and load < HEAVY)
    return today - offered_on >= PAUSE and lighter >= LIGHTER
