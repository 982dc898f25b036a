"""The forms about two people: who coaches whom, how often they talk, and to keep going together."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.pairings import RHYTHMS, Assignment, Terms, Together
from bot.views import mrkdwn
from bot.views.blocks import actions, button, confirm, context, day, modal, section
from bot.views.fields import date_field, person_field, radio_field, typed
from bot.views.paging import Page, doors

ASSIGN = "assign_coach"
END_ASSIGNMENT = "end_assignment"
TURN_ASSIGNMENTS = "turn_assignments"
ASSIGN_FORM = "assign_coach"
TERMS_FORM = "pairing_terms"
KEEP_GOING_FORM = "keep_going"

USUAL = timedelta(days=90)
"""How long a mentorship is proposed for, where nobody says otherwise."""
_PER_PAGE = 20
_MANY = 30


def assignments(coaches: Sequence[str], running: Sequence[Assignment], *, number: int = 0) -> View:
    """Show facilitators who coaches whom, by coach; nothing of anybody's goals."""
    busy = {each.coach for each in running}
    free = [coach for coach in coaches if coach not in busy]
    page = Page.of(running, number, _PER_PAGE)
    return modal(
        "Who coaches whom",
        actions(button(ASSIGN, "Assign", style="primary", label="Assign an officer to a coach"))
        if coaches
        else section(_NO_COACH),
        *_by_coach(page.entries),
        *([context(f"*Without an officer:* {_people(free)}")] if free else []),
        *doors(page, TURN_ASSIGNMENTS),
        context("Their goals and notes are for the two alone: you see who, and until when."),
        metadata=str(page.number),
    )


def assign() -> View:
    """Build the form that `read_assign` and `read_terms` read back."""
    return modal(
        "Assign a coach",
        person_field("coach", "Coach", hint="Somebody with the role of coach: /lantern people"),
        person_field("officer", "Officer"),
        *_terms(),
        context(
            "Both are told by direct message that you paired them. You see that they are paired; "
            "goals and notes are for the two alone. Either can end it."
        ),
        callback=ASSIGN_FORM,
        submit="Assign",
        close="Cancel",
    )


def read_assign(view: dict[str, Any]) -> tuple[str, str]:
    """Read the coach and the officer."""
    return str(typed(view, "coach") or ""), str(typed(view, "officer") or "")


def terms(pairing: Together) -> View:
    """Build the form that `read_terms` reads back, with what holds now."""
    return modal(
        "How often, how long",
        *_terms(rhythm=pairing.rhythm, ends_on=pairing.ends_on),
        context(f"I tell <@{pairing.other}> what it is now. Nobody else hears of it."),
        callback=TERMS_FORM,
        submit="Save",
        close="Cancel",
        metadata=str(pairing.pairing_id),
    )


def read_terms(view: dict[str, Any], *, today: date) -> Terms:
    """Read how often and until when. Raises InvalidInput."""
    chosen = typed(view, "ends_on")
    return Terms(
        rhythm=str(typed(view, "rhythm") or ""),
        ends_on=date.fromisoformat(chosen) if chosen else None,
        today=today,
    )


def keep_going(
    request_id: int, title: str, other: str | None, *, author: bool, anonymous: bool, today: date
) -> View:
    """Build the form with which one side proposes a longer mentorship.

    `other` is None where that is an author who gave no name.
    """
    about = f"*{mrkdwn.line(title, 150)}*" if title else "a problem of practice"
    who = f"<@{other}>" if other else "the author, who gave no name,"
    return modal(
        "Keep going together",
        section(f"You and {who} talked about {about}. Would you like to keep going for longer?"),
        *_terms(ends_on=today + USUAL),
        section(_what_is_shown(other, author=author, anonymous=anonymous)),
        callback=KEEP_GOING_FORM,
        submit="Propose it",
        close="Cancel",
        metadata=str(request_id),
    )


def proposed(other: str | None) -> View:
    who = f"<@{other}>" if other else "The author"
    return modal(
        "Proposed",
        section(f"{who} has my message with *Agree* and *Not now*. I tell you what they answer."),
    )


def _terms(*, rhythm: str = "fortnightly", ends_on: date | None = None) -> list[Block]:
    return [
        radio_field("rhythm", "How often you talk", list(RHYTHMS.items()), initial=rhythm),
        date_field("ends_on", "Until when", initial=ends_on),
    ]


def _what_is_shown(other: str | None, *, author: bool, anonymous: bool) -> str:
    if not anonymous:
        return (
            f"*Who sees it:* <@{other}> gets a message from me, nobody else. They answer *Agree* "
            "or *Not now*, and need no reason."
        )
    if author:
        return (
            f"*You gave no name here.* I ask <@{other}> without your name. *If they agree, they "
            "see your name:* a longer mentorship cannot go through me. Nobody else sees it. If "
            "you would rather stay without a name, cancel."
        )
    return (
        "*The author gave no name here.* I pass your proposal on without telling you who it is. "
        "To agree shows you their name, and I tell them so: they may well prefer to stay as they "
        "are."
    )


def _by_coach(running: Sequence[Assignment]) -> Iterator[Block]:
    shown = None
    for each in running:
        if each.coach != shown:
            shown = each.coach
            yield section(f"*<@{each.coach}>* coaches")
        until = f" · until {day(each.ends_on)}" if each.ends_on else ""
        yield section(
            f"<@{each.officer}> · since {day(each.starts_on)}{until}",
            accessory=button(
                END_ASSIGNMENT,
                "End",
                value=each.pairing_id,
                label="End this assignment",
                confirm=confirm(
                    "End this assignment?",
                    "I tell both kindly that you ended it.",
                    yes="End it",
                    no="Keep it",
                ),
            ),
        )


def _people(members: Sequence[str]) -> str:
    more = f" and {len(members) - _MANY} more" if len(members) > _MANY else ""
    return ", ".join(f"<@{each}>" for each in members[:_MANY]) + more


_NO_COACH = (
    "Nobody has the role of coach yet. Give it with `/lantern people`; then assign officers."
)
