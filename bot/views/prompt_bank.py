"""The bank of prompts by parts of the year, and the form in which facilitators write their own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, StaticSelectElement
from slack_sdk.models.views import View

from bot.domain.prompts import (
    ARCS,
    LONGEST_QUESTION,
    LONGEST_SHORT,
    REVEALS,
    Prompt,
    PromptDraft,
)
from bot.domain.topics import SUPPORTS, TOPICS
from bot.views import mrkdwn, paging
from bot.views.blocks import actions, button, confirm, context, day, menu, modal, options, section
from bot.views.fields import choice_field, radio_field, text_field, typed
from bot.views.prompts import LOOK, ON_PAGE, Place, sorting

OPEN_BANK, ARC, PAGE, TAKE = "open_prompt_bank", "prompt_arc", "turn_prompt_bank", "take_prompt"
WRITE, CHANGE, ARCHIVE = "write_prompt", "change_prompt", "archive_prompt"
PROMPT_FORM = "prompt"
NEXT, LAST = "next", "last"
WRITTEN_HERE = "own"
"""What is shown instead of an arc: what facilitators of this network wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How a cohort stands to the prompts there are."""

    ahead: Sequence[str]
    """Refs, in order."""
    asked: Mapping[str, date]
    """On which day, within a year, by ref."""


def ways() -> Block:
    """Offer the ways to more prompts."""
    return actions(
        button(OPEN_BANK, "Add from the bank"),
        button(WRITE, "Write one"),
    )


def bank(place: Place, prompts: Sequence[Prompt], stand: Stand) -> View:
    """Show the prompts of one part of the year, or those written here."""
    page = paging.Page.of(prompts, place.page, ON_PAGE)
    return modal(
        "The bank of prompts",
        actions(_arcs(place.arc), block_id=ARC),
        *([] if prompts else [section("Nobody has written one yet: *Write one* is a step back.")]),
        *(_entry(prompt, stand) for prompt in page.entries),
        *paging.doors(page, PAGE, of=place.cohort_id),
        metadata=str(place._replace(page=page.number)),
    )


def own_doors(ref: str) -> Sequence[ButtonElement]:
    """Offer what can be done with a prompt that was written here."""
    return (
        button(CHANGE, "Change its words", value=ref),
        button(
            ARCHIVE,
            "Archive it",
            value=ref,
            confirm=confirm(
                "Archive this prompt?",
                "No cohort of this network is asked it any more. What was answered to it is kept.",
                yes="Archive it",
                no="Keep it",
            ),
        ),
    )


def form(place: Place, known: Prompt | None = None) -> View:
    """Build the form that `read` reads back; of a prompt that there is, with what it says."""
    return modal(
        "Change a prompt" if known else "Write a prompt",
        text_field(
            "question",
            "The question",
            hint="Two to five short sentences, one open question. Ask for no names of students.",
            initial=known.question if known else None,
            multiline=True,
            longest=LONGEST_QUESTION,
        ),
        text_field(
            "short",
            "In short",
            hint="What a phone shows of it, on its lock screen too.",
            initial=known.short if known else None,
            longest=LONGEST_SHORT,
        ),
        *_sorting(known),
        *([] if known else _its_place()),
        context(
            "*Who sees it:* the members of this cohort when it is their turn, and whoever looks "
            "after a cohort of this network: they may ask theirs the same. Your name is not shown."
        ),
        callback=PROMPT_FORM,
        submit="Save",
        close="Cancel",
        metadata=str(place._replace(ref=known.ref if known else "")),
    )


def archived() -> View:
    return modal(
        "Archived",
        section("No cohort is asked this prompt any more. What was answered to it is kept."),
    )


def read(view: dict[str, Any]) -> PromptDraft:
    """Read what was typed; raise InvalidInput beside what needs another look."""
    return PromptDraft(
        question=" ".join(typed(view, "question").split()),
        short=" ".join(typed(view, "short").split()),
        arc=typed(view, "arc") or None,
        topic=typed(view, "topic") or None,
        support=typed(view, "support") or None,
    )


def read_place(view: dict[str, Any]) -> tuple[bool, str]:
    """Read whether a new prompt is asked next, and what facilitators learn of its answers."""
    return typed(view, "when") == NEXT, typed(view, "reveals")


def _sorting(known: Prompt | None) -> Iterator[Block]:
    for name, label, choices in (
        ("arc", "Part of the year", list(ARCS.items())),
        ("topic", "Topic", [(topic.slug, topic.label) for topic in TOPICS]),
        ("support", "Support", [(support.slug, support.label) for support in SUPPORTS]),
    ):
        initial = getattr(known, name) if known else None
        yield choice_field(name, label, choices, initial=initial, optional=True)


def _its_place() -> Iterator[Block]:
    yield radio_field(
        "when",
        "When it is asked",
        [(NEXT, "Next, before all others"), (LAST, "After all others")],
        initial=NEXT,
    )
    yield radio_field(
        "reveals", "What facilitators learn", list(REVEALS.items()), initial=next(iter(REVEALS))
    )


def _arcs(chosen: str) -> StaticSelectElement:
    every = options([*ARCS.items(), (WRITTEN_HERE, "Written in this network")])
    initial = next(each for each in every if each.value == chosen)
    return StaticSelectElement(
        action_id=ARC, placeholder="Part of the year", options=every, initial_option=initial
    )


def _entry(prompt: Prompt, stand: Stand) -> Block:
    asked = stand.asked.get(prompt.ref)
    look = (f"{LOOK}:{prompt.ref}", "See it as a member")
    take = [(f"{NEXT}:{prompt.ref}", "Ask it next"), (f"{LAST}:{prompt.ref}", "Ask it last")]
    return section(
        f"{mrkdwn.line(prompt.question, LONGEST_QUESTION * 2)}\n"
        f"_{sorting(prompt)}_\n{_stands(prompt, stand, asked)}",
        accessory=menu(TAKE, [look, *([] if asked else take)]),
    )


def _stands(prompt: Prompt, stand: Stand, asked: date | None) -> str:
    if asked:
        return f"Asked on {day(asked)}, so not again within a year"
    if prompt.ref not in stand.ahead:
        return "Not in this cohort's order"
    place = stand.ahead.index(prompt.ref) + 1
    return "Asked next" if place == 1 else f"Number {place} in this cohort's order"
