"""A cohort's prompts: the order in which it is asked, and each as a member sees it."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    OverflowMenuElement,
    RadioButtonsElement,
)
from slack_sdk.models.views import View

from bot.domain.notices import CheckInAsked
from bot.domain.prompts import ARCS, LONGEST_SHORT, REVEALS, Ahead, Prompt
from bot.domain.topics import SUPPORTS, labels
from bot.views import checkin, mrkdwn, paging
from bot.views.blocks import (
    actions,
    button,
    confirm,
    context,
    cut,
    divider,
    menu,
    modal,
    options,
    section,
    short_day,
)

OPEN = "open_prompts"
CHOICE = "prompt_choice"
PAGE = "turn_prompts"
REVEAL = "prompt_reveals"
SEND = "send_prompt_now"
ONLY_SHOWN = "only_shown"
"""How the names of a preview's buttons begin: they do nothing."""
SOONER, LATER, LOOK, LEAVE_OUT = "sooner", "later", "look", "leave_out"
ON_PAGE = 20
_LONGEST_NAME = 75
_SUPPORTS = {support.slug: support.label for support in SUPPORTS}


class Place(NamedTuple):
    """Where in a cohort's prompts a modal stands."""

    cohort_id: int
    page: int = 0
    list_id: str = ""
    """Slack's name for the modal with the order, where one lies below."""
    arc: str = ""
    """A key of ARCS, or OWN, where the bank is shown."""
    ref: str = ""
    """Of the prompt that is shown."""

    def __str__(self) -> str:
        return json.dumps(list(self))

    @classmethod
    def read(cls, metadata: str) -> "Place":
        return cls(*json.loads(metadata))


def order(place: Place, cohort: str, ahead: Sequence[Ahead], *extra: Block) -> View:
    """Show what a cohort is asked next; `extra` are the ways to more prompts."""
    page = paging.Page.of(ahead, place.page, ON_PAGE)
    first = page.number * ON_PAGE
    return modal(
        "Prompts",
        section(
            f"*What {mrkdwn.line(cohort, _LONGEST_NAME)} is asked, in order*\n"
            "Each time a prompt falls due, the first of these goes out. A cohort is not asked the "
            "same within a year. An order that nobody changed follows the school year. Unless it "
            "says otherwise, facilitators learn who answered, not what."
        ),
        *extra,
        *(_entry(one, first + at, len(ahead)) for at, one in enumerate(page.entries)),
        *paging.doors(page, PAGE, of=place.cohort_id),
        context(
            "Only those who look after this cohort see this. A day is told where a schedule "
            "tells it."
        ),
        metadata=str(place._replace(page=page.number)),
    )


def preview(
    place: Place, cohort: str, one: Ahead, *, members: int, own: Sequence[ButtonElement] = ()
) -> View:
    """Show a prompt as a member sees it, and what can be done with it.

    `own` are the buttons for one that was written here.
    """
    return modal(
        "As a member sees it",
        *_message(one, cohort),
        divider(),
        actions(_reveals(one.reveals), block_id=REVEAL),
        context(
            "What facilitators learn of it. Members read it with the question. A prompt that is "
            "already out stays as it was."
        ),
        *_doors(one, members, own),
        metadata=str(place),
    )


def dead_end(place: Place, cohort: str, one: Ahead) -> View:
    """Show a prompt that is not in the order, and so not sent from here."""
    return modal(
        "As a member sees it",
        *_message(one, cohort),
        metadata=str(place),
    )


def sent(one: Prompt, *, members: int) -> View:
    """Confirm that it goes out."""
    return modal(
        "On its way",
        section(
            f"*{mrkdwn.line(one.short, LONGEST_SHORT * 2)}*\n"
            f"I put it to {people(members)}, each in their working hours. Who is away or on a "
            "break is not asked."
        ),
    )


def sorting(prompt: Prompt) -> str:
    """Name a prompt's arc, topic and support, as far as it has them."""
    named = (
        ARCS.get(prompt.arc or "", ""),
        *(labels([prompt.topic]) if prompt.topic else []),
        _SUPPORTS.get(prompt.support or "", ""),
    )
    return " · ".join(filter(None, named)) or "Written here"


def people(count: int) -> str:
    return "1 member" if count == 1 else f"{count:,} members"


def _entry(one: Ahead, at: int, count: int) -> Block:
    when = f" {short_day(one.day)} ·" if one.day else ""
    short = mrkdwn.line(one.prompt.short, LONGEST_SHORT * 2)
    learn = f"\n{REVEALS[one.reveals]}" if one.reveals == "nothing" else ""
    return section(
        f"*{at + 1}.*{when} {short}\n_{sorting(one.prompt)}_{learn}",
        accessory=_menu(one, is_first=at == 0, is_last=at == count - 1),
    )


def _menu(one: Ahead, *, is_first: bool, is_last: bool) -> OverflowMenuElement:
    ref = one.prompt.ref
    return menu(
        CHOICE,
        [
            (f"{LOOK}:{ref}", "See it as a member, or send it now"),
            *([] if is_first else [(f"{SOONER}:{ref}", "Up")]),
            *([] if is_last else [(f"{LATER}:{ref}", "Down")]),
            (f"{LEAVE_OUT}:{ref}", "Leave it out"),
        ],
    )


def _message(one: Ahead, cohort: str) -> Iterator[Block]:
    """Build the very message that members get; its buttons do nothing here."""
    notice = CheckInAsked(
        check_in_id=0,
        cohort=cohort,
        question=one.prompt.question,
        short=one.prompt.short,
        reveals="nothing" if one.reveals == "nothing" else "who",
        counts_until=None,
    )
    message = checkin.prompt(notice)
    yield context(f"On a phone's lock screen: {mrkdwn.line(one.prompt.short, LONGEST_SHORT * 2)}")
    yield divider()
    for block in message.blocks:
        yield _without_effect(block) if isinstance(block, ActionsBlock) else block
    yield context(
        "The buttons above do nothing here. Whoever set out to do something the last time reads "
        "their own words first."
    )


def _without_effect(block: ActionsBlock) -> Block:
    shown = [each for each in block.elements if isinstance(each, ButtonElement)]
    texts = [each.text.text if each.text else "" for each in shown]
    return actions(*(button(f"{ONLY_SHOWN}:{at}", text) for at, text in enumerate(texts)))


def _doors(one: Ahead, members: int, own: Sequence[ButtonElement]) -> Iterator[Block]:
    if not members:
        yield context("Nobody is in this cohort yet, so there is nobody to send it to.")
    if doors := [*([_send(one, members)] if members else []), *own]:
        yield actions(*doors)


def _reveals(chosen: str) -> RadioButtonsElement:
    every = options(list(REVEALS.items()))
    initial = next(each for each in every if each.value == chosen)
    return RadioButtonsElement(action_id=REVEAL, options=every, initial_option=initial)


def _send(one: Ahead, members: int) -> ButtonElement:
    return button(
        SEND,
        "Send it now",
        value=one.prompt.ref,
        label=cut(f"Send it now: {one.prompt.short}", _LONGEST_NAME),
        confirm=confirm(
            "Send this one now?",
            f"It goes to {people(members)}, each in their working hours. What is still open for "
            "this cohort closes. The next one comes on the day that its schedule says.",
            yes="Send it",
            no="Not now",
        ),
    )
