"""Who somebody goes a longer way with: their coach, their officers, their mentorships."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.pairings import RHYTHMS, Kind, Part, Together
from bot.views.blocks import (
    actions,
    button,
    confirm,
    context,
    day,
    divider,
    header,
    modal,
    section,
)
from bot.views.paging import Page, doors

OPEN_COACHING = "open_coaching"
"""Value: the pairing's id."""
SEE_COACHING = "see_coaching"
TURN_COACHING = "turn_coaching"
KEEP_GOING = "keep_going"
"""Value: the request's id."""
TERMS = "pairing_terms"
END = "end_pairing"
WANT_FACILITATOR = "want_facilitator"

TITLE = "Coaching"
_PER_PAGE = 20
_IN_HOME = 6


def in_home(pairings: Sequence[Together]) -> Iterator[Block]:
    """Show a member's coach, officers and mentorships in their Home; nothing where none runs."""
    if not pairings:
        return
    yield divider()
    yield header("My coaching and mentorships")
    for each in pairings[:_IN_HOME]:
        yield _entry(each)
    if hidden := len(pairings[_IN_HOME:]):
        yield actions(button(SEE_COACHING, f"See {hidden} more"))


def overview(pairings: Sequence[Together], *, number: int = 0) -> View:
    """Show an officer's coach and a coach's officers, each with the way to their goals."""
    page = Page.of(pairings, number, _PER_PAGE)
    return modal(
        TITLE,
        *(_entry(each) for each in page.entries),
        *([] if pairings else [section(_NONE)]),
        *doors(page, TURN_COACHING),
        context(WHO_SEES),
        metadata="overview",
    )


def change(pairing: Together, facilitators: Sequence[str]) -> View:
    """Show an officer what can be done about a pairing in which something should change."""
    other = f"<@{pairing.other}>"
    ask = button(WANT_FACILITATOR, "Ask a facilitator", value=pairing.pairing_id)
    who = ", ".join(f"<@{each}>" for each in facilitators[:20])
    return modal(
        "What could change",
        section(
            f"This is about your {pairing.kind} with {other}. Nobody is told that you are here."
        ),
        section(
            f"*How often you talk, and until when*\nMost of it is solved by a word to {other}. "
            "Then set it here; they are told what it is now.",
            accessory=button(TERMS, "Change it", value=pairing.pairing_id),
        ),
        section(
            "*Somebody to talk to*\n"
            + (
                f"One press, and I tell {who} that you would like to talk about your "
                f"{pairing.kind} with {other}. They read nothing else, and {other} is not told."
                if facilitators
                else "Nobody who could be asked is named apart from you two."
            ),
            accessory=ask if facilitators else None,
        ),
        section(f"*End it kindly*\n{_ending(other)}", accessory=end_button(pairing)),
        metadata=str(pairing.pairing_id),
    )


def facilitators_know() -> View:
    return modal(
        "Facilitators know",
        section("I told them that you would like to talk, and nothing else. They write to you."),
    )


def end_button(pairing: Together) -> ButtonElement:
    sees = " Facilitators see that it has ended." if pairing.kind == "coaching" else ""
    return button(
        END,
        "End it kindly",
        value=pairing.pairing_id,
        confirm=confirm(
            "End it?",
            f"{_ending('the other')}{sees}",
            yes="End it kindly",
            no="Keep going",
        ),
    )


def _ending(other: str) -> str:
    return f"I tell {other} that it has ended, with thanks and without a reason."


def relation(kind: Kind, part: Part, other: str) -> str:
    """Say who somebody is to the reader, who is `part` of it."""
    if kind == "coaching":
        return f"*My coach:* {other}" if part == "officer" else f"*I coach* {other}"
    return f"*My mentor:* {other}" if part == "officer" else f"*I mentor* {other}"


def terms(pairing: Together) -> str:
    """Say how often two people talk, and until when."""
    if pairing.forgotten_on:
        return f"Ended. Goals and notes can be read until {day(pairing.forgotten_on)}."
    until = f"until {day(pairing.ends_on)}" if pairing.ends_on else "with no end set"
    return f"{RHYTHMS[pairing.rhythm]}, {until}"


WHO_SEES = (
    "*Who sees it:* goals and notes, the two of you alone. Facilitators see who coaches whom, and "
    "nothing of the goals; of mentorships they see nothing."
)
_NONE = (
    "You have no coach, and nobody to coach or mentor, at present. Facilitators assign coaches. "
    "Where a conversation with a mentor went well, *Keep going together* makes it a longer one."
)


def _entry(pairing: Together) -> Block:
    other = f"<@{pairing.other}>"
    goals = "1 open goal" if pairing.open_goals == 1 else f"{pairing.open_goals} open goals"
    known = f"{terms(pairing)}" if pairing.forgotten_on else f"{terms(pairing)} · {goals}"
    return section(
        f"{relation(pairing.kind, pairing.part, other)}\n{known}",
        accessory=button(
            OPEN_COACHING, "Goals", value=pairing.pairing_id, label="Goals: open what is agreed"
        ),
    )
