"""What two people agreed and work towards: the goals of a pairing, and the notes on one."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.pairings import (
    ABOUT,
    LONGEST_GOAL,
    LONGEST_NOTE,
    GoalDraft,
    SeenGoal,
    SeenNote,
    Together,
)
from bot.domain.problems import PART, split
from bot.views import mrkdwn
from bot.views.blocks import (
    actions,
    button,
    context,
    day,
    divider,
    literal,
    menu,
    modal,
    moment,
    section,
)
from bot.views.coaching import TERMS, WHO_SEES, end_button, relation, terms
from bot.views.fields import choice_field, date_field, text_field, typed
from bot.views.paging import Page, doors

ADD_GOAL = "add_goal"
GOAL_MENU = "goal_menu"
TURN_GOALS = "turn_goals"
TURN_NOTES = "turn_notes"
GOAL_FORM = "goal"
NOTE_FORM = "goal_note"
NOTES, EDIT, REACHED, DROPPED, OPEN = "notes", "edit", "reached", "dropped", "open"

_GOALS_PER_PAGE, _NOTES_PER_PAGE = 12, 8
_STATES = {"open": "", "reached": "Reached · ", "dropped": "Dropped · "}
_DEEDS = {
    "open": ((REACHED, "Mark as reached"), (DROPPED, "Drop it")),
    "reached": ((OPEN, "Open it again"),),
    "dropped": ((OPEN, "Open it again"),),
}


def page(pairing: Together, goals: Sequence[SeenGoal], *, number: int = 0) -> View:
    """Show one pairing to one of the two: who, how often, until when, and the goals."""
    shown = Page.of(goals, number, _GOALS_PER_PAGE)
    who = relation(pairing.kind, pairing.part, f"<@{pairing.other}>")
    return modal(
        "Goals",
        section(f"{who}\n{terms(pairing)}"),
        *(() if pairing.forgotten_on else (_ways(pairing),)),
        context(WHO_SEES),
        divider(),
        *([] if goals else [section(_NONE)]),
        *(block for goal in shown.entries for block in _goal(goal, pairing)),
        *doors(shown, TURN_GOALS, of=pairing.pairing_id),
        metadata=f"{pairing.pairing_id}:{shown.number}",
    )


def form(pairing_id: int, goal: SeenGoal | None = None) -> View:
    """Build the form that `read` reads back, blank or with a goal as it stands."""
    return modal(
        "Change the goal" if goal else "Add a goal",
        text_field(
            "text",
            "The goal",
            hint="What should be different, in a sentence? Name no student.",
            initial=goal.text if goal else None,
            longest=LONGEST_GOAL,
        ),
        choice_field(
            "about",
            "What it belongs to",
            list(ABOUT.items()),
            initial=goal.about if goal else None,
            hint="One of the five supports that a district owes, or a topic.",
        ),
        date_field("by_when", "By when", initial=goal.by_when if goal else None),
        context(_TWO_ALONE),
        callback=GOAL_FORM,
        submit="Save",
        close="Cancel",
        metadata=f"{pairing_id}:{goal.goal_id if goal else ''}",
    )


def read(view: dict[str, Any], *, earliest: date) -> GoalDraft:
    """Read the form. Raises InvalidInput."""
    chosen = typed(view, "by_when")
    return GoalDraft(
        text=" ".join(str(typed(view, "text")).split()),
        about=str(typed(view, "about") or ""),
        by_when=date.fromisoformat(chosen) if chosen else None,
        earliest=earliest,
    )


def read_of(view: dict[str, Any]) -> tuple[int, int | None]:
    """Read which pairing, and which goal of it, a form or a page is about."""
    pairing_id, _, goal_id = view["private_metadata"].partition(":")
    return int(pairing_id), int(goal_id) if goal_id else None


def notes(
    pairing: Together, goal: SeenGoal, written: Sequence[SeenNote], *, number: int = 0
) -> View:
    """Show the notes on a goal, the newest first, and the field for another."""
    shown = Page.of(written, number, _NOTES_PER_PAGE)
    can_write = pairing.forgotten_on is None
    field = text_field(
        "note",
        "A note for the two of you",
        hint="The other is told that there is a note, not what it says. Name no student.",
        multiline=True,
        longest=LONGEST_NOTE,
    )
    return modal(
        "Notes",
        section(mrkdwn.line(goal.text, PART)),
        *((field,) if can_write else ()),
        context(_TWO_ALONE),
        *(block for note in shown.entries for block in _note(note)),
        *doors(shown, TURN_NOTES, of=goal.goal_id),
        callback=NOTE_FORM if can_write else None,
        submit="Keep this note" if can_write else None,
        metadata=f"{pairing.pairing_id}:{goal.goal_id}",
    )


def read_note(view: dict[str, Any]) -> str:
    return str(typed(view, "note"))


def chosen(value: str) -> tuple[str, int]:
    """Read from a goal's menu what is to be done with which goal."""
    deed, _, goal_id = value.partition(":")
    return deed, int(goal_id)


_NONE = "No goals yet. One or two are enough to begin with."
_TWO_ALONE = (
    "*Who sees it:* the two of you, nobody else. The words are encrypted in my database. On a "
    "district account, what is written may still be disclosable under public-records law."
)


def _ways(pairing: Together) -> Block:
    return actions(
        button(ADD_GOAL, "Add a goal", value=pairing.pairing_id, style="primary"),
        button(TERMS, "Change how often, or the end", value=pairing.pairing_id),
        end_button(pairing),
    )


def _goal(goal: SeenGoal, pairing: Together) -> Iterator[Block]:
    deeds = [(NOTES, "Notes")]
    if pairing.forgotten_on is None:
        deeds += [(EDIT, "Edit"), *_DEEDS[goal.state]]
    yield section(
        mrkdwn.line(goal.text, PART),
        accessory=menu(GOAL_MENU, [(f"{deed}:{goal.goal_id}", text) for deed, text in deeds]),
    )
    by = f" · by {day(goal.by_when)}" if goal.by_when else ""
    count = "1 note" if goal.notes == 1 else f"{goal.notes} notes"
    yield context(f"{_STATES[goal.state]}{ABOUT.get(goal.about, 'Another topic')}{by} · {count}")


def _note(note: SeenNote) -> Iterator[Block]:
    yield context(f"<@{note.writer}> · {moment(note.written_at)}")
    for part in split(note.text, start=PART):
        yield section(literal(part))
