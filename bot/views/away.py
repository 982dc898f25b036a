"""The form in which a member pauses until a day, and the way back."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.checkins import AwayChoices, Pause
from bot.views.blocks import actions, button, context, day, modal, section
from bot.views.fields import checks_field, date_field, typed

PAUSE = "pause_until"
BACK = "back_from_away"
PAUSE_FORM = "pause"

_TITLE = "Pause"
_OFFERED = {
    "mentoring": ("My mentoring", "Nobody new is suggested to ask you. What runs goes on."),
    "peers": ("Rounds of pairs", "You are left out of them."),
}


def form(known: AwayChoices, *, check_in_id: int | None = None) -> View:
    """Build the form that `read` reads back; the check-in is the one it was opened from."""
    offered = [
        (name, *_OFFERED[name])
        for name, has in (("mentoring", known.mentors), ("peers", known.takes_part))
        if has
    ]
    return modal(
        _TITLE,
        section(
            "Until that day I send you no question, no reminder and no news that you did not ask "
            "for just now. Nothing piles up: what was asked meanwhile is not asked afterwards."
        ),
        date_field("until", "The first day on which I write again", initial=known.until),
        *([checks_field("also", "Pause these too?", offered)] if offered else []),
        context(
            "Nobody is told, and no reason is asked. What you began yourself still gets its "
            "answers: a problem of yours, a conversation, a request that was made to you."
        ),
        callback=PAUSE_FORM,
        submit="Pause",
        close="Cancel",
        metadata=str(check_in_id or ""),
    )


def read(view: dict[str, Any], *, today: date) -> tuple[Pause, int | None]:
    """Read the pause, and the check-in that the form was opened from."""
    given, also = typed(view, "until"), typed(view, "also") or ()
    until = date.fromisoformat(given) if given else None
    pause = Pause.asked(until, today=today, mentoring="mentoring" in also, peers="peers" in also)
    origin = view.get("private_metadata") or ""
    return pause, int(origin) if origin.isdigit() else None


def paused(pause: Pause, *, check_in_id: int | None = None) -> View:
    """Confirm it in the form's place, with the way back."""
    also = [words for words, chosen in _also(pause) if chosen]
    more = f" So do {' and '.join(also)}." if also else ""
    return modal(
        _TITLE,
        section(f"You are away until {day(pause.until)}.{more}"),
        actions(button(BACK, "I am back", value=check_in_id or 0)),
        context("*I am back* also stands in my Home tab, and `/checkin pause` shows it."),
    )


def away(until: date) -> View:
    """Show somebody who is away until when, and the way back."""
    return modal(
        _TITLE,
        section(f"You are away until {day(until)}."),
        actions(button(BACK, "I am back", value=0), button(PAUSE, "Change the day", value=0)),
    )


def back() -> View:
    """Welcome somebody back."""
    return modal(_TITLE, section(WELCOME))


WELCOME = (
    "Welcome back. Nothing has piled up. Where a question of this week is open, `/checkin` opens "
    "it; the next one comes at its usual time."
)


def in_home(until: date) -> Iterator[Block]:
    """Show in Home that somebody is away; 1 block."""
    yield section(
        f"*You are away*\nUntil {day(until)} I write nothing that you did not ask for.",
        accessory=button(BACK, "I am back", value=0),
    )


def _also(pause: Pause) -> list[tuple[str, bool]]:
    return [("your mentoring", pause.mentoring), ("rounds of pairs", pause.peers)]
