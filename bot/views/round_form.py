"""The forms in which a facilitator makes a round of pairs, and changes its draft by hand."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.cohorts import CohortSeen
from bot.domain.peers import (
    MOST_NO_REPEAT,
    NO_REPEAT_WITHIN,
    RoundDraft,
    RoundSeen,
)
from bot.views import mrkdwn
from bot.views.blocks import button, context, day, divider, modal, moment, section
from bot.views.fields import (
    choice_field,
    choices_field,
    people_field,
    person_field,
    radio_field,
    typed,
)

ROUND_FORM, SWAP_FORM, LEAVE_OUT_FORM = "round", "round_swap", "round_leave_out"
OPEN = "open_round"

_WHOM = (("network", "The whole network"), ("cohorts", "One or several cohorts"))
_MOST_COHORTS = 100
"""What Slack lists in one menu."""


class Place(NamedTuple):
    """Where in a round a facilitator is, and which state of it they saw."""

    round_id: int
    version: int = 0
    page: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in self)

    @classmethod
    def read(cls, text: str) -> "Place":
        return cls(*(int(part) for part in text.split(":")))


def start(cohorts: Sequence[CohortSeen], rounds: Sequence[RoundSeen]) -> View:
    """Build the form that `read_start` reads back, with the latest rounds below it."""
    return modal(
        "Rounds of pairs",
        section(
            "I bring members together in pairs who asked for it in their Home. You see a draft "
            "first, and nobody is told anything before you send it."
        ),
        *_whom(cohorts),
        choice_field(
            "no_repeat",
            "Nobody meets the same person again within",
            [(str(number), _rounds(number)) for number in range(MOST_NO_REPEAT + 1)],
            initial=str(NO_REPEAT_WITHIN),
            hint="As long as there is another way; the draft shows where there is none.",
        ),
        *_listed(rounds),
        callback=ROUND_FORM,
        submit="Draw a draft",
        close="Close",
    )


def read_start(view: dict[str, Any]) -> RoundDraft:
    """Read what was chosen; raise InvalidInput beside what needs another look."""
    return RoundDraft(
        whole=(typed(view, "whom") or "network") == "network",
        cohorts=tuple(int(each) for each in typed(view, "cohorts") or ()),
        no_repeat_within=int(typed(view, "no_repeat") or NO_REPEAT_WITHIN),
    )


def swap(place: Place, one: str | None = None) -> View:
    """Build the form that asks who changes places with whom."""
    return modal(
        "Swap two people",
        section("Each takes the other's place. Also somebody who is left out can come in so."),
        person_field("one", "Who", initial=one),
        person_field("other", "Changes places with"),
        context("What you make by hand is locked: it stays when the rest is drawn anew."),
        callback=SWAP_FORM,
        submit="Swap",
        close="Cancel",
        metadata=str(place),
    )


def read_swap(view: dict[str, Any]) -> tuple[str, str]:
    return str(typed(view, "one")), str(typed(view, "other"))


def leave_out(place: Place, left_out: Sequence[str]) -> View:
    """Build the form that asks who is left out of this round."""
    return modal(
        "Leave somebody out",
        people_field(
            "those",
            "Left out of this round",
            initial=left_out,
            hint="Take a name away to take them in again: they meet somebody when the rest is "
            "drawn anew.",
        ),
        context(
            "When the round is sent, I tell them kindly that you left them out this time, so that "
            "nobody waits."
        ),
        callback=LEAVE_OUT_FORM,
        submit="Save",
        close="Cancel",
        metadata=str(place),
    )


def read_leave_out(view: dict[str, Any]) -> list[str]:
    return list(typed(view, "those") or ())


def stand(seen: RoundSeen) -> str:
    """Say how far a round has come."""
    if seen.state == "sent" and seen.sent_at:
        return f"Sent on {day(seen.sent_at.date())}"
    if seen.state == "sending" and seen.sends_at:
        return f"Goes out at {moment(seen.sends_at)}"
    return f"A draft of <@{seen.made_by}>, {day(seen.made_at.date())}"


def whom(seen: RoundSeen) -> str:
    """Say whom a round is for."""
    names = [mrkdwn.line(name, 100) for name in seen.cohorts]
    if len(names) > 5:  # noqa: PLR2004  # a line, not a list
        return f"{', '.join(names[:4])} and {len(names) - 4} more cohorts"
    return ", ".join(names) or "The whole network"


def answers(seen: RoundSeen) -> str:
    """Say in numbers what became of a round's meetings."""
    if not seen.asked:
        return "Nobody was asked yet whether they met: that is a week after the sending."
    said = seen.said
    silent = seen.asked - sum(said.values())
    return (
        f"Met {said.get('met', 0)} · planned {said.get('planned', 0)} · not yet "
        f"{said.get('not_yet', 0)} · could not {said.get('could_not', 0)} · no answer {silent}"
    )


def _whom(cohorts: Sequence[CohortSeen]) -> Iterator[Block]:
    if not cohorts:
        yield context("It is for the whole network. `/cohort new` makes a cohort to choose.")
        return
    yield radio_field("whom", "For whom", _WHOM, initial="network")
    yield choices_field(
        "cohorts",
        "Which cohorts",
        [(str(each.cohort_id), each.name) for each in cohorts[:_MOST_COHORTS]],
        most=_MOST_COHORTS,
        optional=True,
    )


def _listed(rounds: Sequence[RoundSeen]) -> Iterator[Block]:
    if not rounds:
        return
    yield divider()
    yield section("*Rounds so far*")
    for seen in rounds:
        said = f"\n{answers(seen)}" if seen.asked else ""
        yield section(
            f"*{whom(seen)}*\n{stand(seen)}{said}",
            accessory=button(OPEN, "Open", value=seen.round_id, label="Open this round"),
        )


def _rounds(number: int) -> str:
    if number == 0:
        return "no round: repeats do not matter"
    return "1 round" if number == 1 else f"{number} rounds"
