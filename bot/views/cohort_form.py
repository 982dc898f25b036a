"""The forms in which a cohort is written, and people are put into it."""

from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ConversationFilter,
    ConversationSelectElement,
    InputBlock,
    PlainTextObject,
)
from slack_sdk.models.views import View

from bot.domain import zones
from bot.domain.cohorts import LONGEST_NAME, MOST_PICKED, CohortDraft, CohortSeen, Enrolled
from bot.views import mrkdwn
from bot.views.blocks import context, modal, section
from bot.views.fields import checks_field, choice_field, date_field, people_field, text_field, typed

COHORT_FORM, PEOPLE_FORM = "cohort", "cohort_people"
_ADDRESSES = 3000
_UNKNOWN_SHOWN = 20


def form(known: CohortSeen | None = None, *, zone: str | None = None) -> View:
    """Build the form that `read` reads back; of a cohort that there is, with what it holds.

    `zone`: of whoever makes a new one.
    """
    here = known.zone if known else zone
    listed = known.members if known else ()
    return modal(
        "Change a cohort" if known else "New cohort",
        text_field("name", "Name", initial=known.name if known else None, longest=LONGEST_NAME),
        *_members(listed),
        people_field(
            "facilitators",
            "Who facilitates it",
            initial=known.facilitators if known else (),
            hint="They look after it here, and get its weekly picture. They need no other role.",
        ),
        people_field("coaches", "Its coaches", initial=known.coaches if known else ()),
        date_field("starts_on", "The programme begins", initial=known.starts_on if known else None),
        date_field("ends_on", "It ends", initial=known.ends_on if known else None),
        choice_field(
            "zone",
            "The cohort's time zone",
            zones.choices(here),
            initial=here or "UTC",
            hint="For its own times, such as meetings. Prompts come on each member's own clock.",
        ),
        _channel(known.channel if known else None),
        context(
            "*Who sees it:* members see the cohort's name, who facilitates and coaches it, its "
            "dates and its channel. Who else is in it, facilitators alone see here. Nobody is "
            "paired who did not ask for it in their Home."
        ),
        callback=COHORT_FORM,
        submit="Save",
        close="Cancel",
        metadata=str(known.cohort_id) if known else None,
    )


def read(view: dict[str, Any]) -> CohortDraft:
    """Read what was typed; raise InvalidInput beside what needs another look."""
    asks_members = any(block.get("block_id") == "members" for block in view["blocks"])
    return CohortDraft(
        name=typed(view, "name"),
        members=tuple(typed(view, "members")) if asks_members else None,
        facilitators=tuple(typed(view, "facilitators")),
        coaches=tuple(typed(view, "coaches")),
        zone=typed(view, "zone") or None,
        starts_on=_day(view, "starts_on"),
        ends_on=_day(view, "ends_on"),
        channel=typed(view, "channel") or None,
    )


def people(cohort: CohortSeen) -> View:
    """Build the form that puts people into a cohort."""
    channel = cohort.channel
    whole = [("channel", "Everybody in its channel", "Full members of this workspace")]
    return modal(
        "Add people",
        section(f"*{mrkdwn.line(cohort.name, LONGEST_NAME)}*"),
        people_field("members", "Choose people", most=MOST_PICKED),
        text_field(
            "addresses",
            "Or paste their mail addresses",
            multiline=True,
            optional=True,
            longest=_ADDRESSES,
            hint="As they have them in Slack. A list from a mail or a table will do as it is.",
        ),
        *([checks_field("whole", "Or take them from Slack", whole)] if channel else ()),
        context(
            "They are told with the first question that I put to them: which cohort it is, who "
            "facilitates it, who sees what, and how to be asked nothing."
        ),
        callback=PEOPLE_FORM,
        submit="Add them",
        close="Cancel",
        metadata=str(cohort.cohort_id),
    )


def read_people(view: dict[str, Any]) -> tuple[list[str], str, bool]:
    """Read whom to add: those chosen, what was pasted, and whether the whole channel."""
    return typed(view, "members"), typed(view, "addresses"), bool(typed(view, "whole"))


def looking() -> View:
    """Say that it takes a moment."""
    return modal(
        "Add people",
        section("I look them up in Slack. In a large workspace that takes a minute."),
        context("If this stays as it is, add them again: nobody is added twice."),
    )


def enrolled(done: Enrolled) -> View:
    """Tell what became of it, in the form's place."""
    lines = [f"{_people(done.added)} added to the cohort."]
    if done.already:
        lines.append(f"{_people(done.already)} in it already.")
    if done.unknown:
        listed = done.unknown[:_UNKNOWN_SHOWN]
        rest = len(done.unknown) - len(listed)
        more = f"\nand {rest} more" if rest else ""
        lines.append(
            "*Nobody here has these addresses:*\n"
            + "\n".join(f"• {mrkdwn.line(each, 100)}" for each in listed)
            + more
            + "\nAsk them which address they use in Slack, or invite them to the workspace first."
        )
    return modal("Add people", *(section(line) for line in lines))


def _members(listed: Any) -> list[Any]:
    """Ask who is in it, unless they are too many for a form."""
    if len(listed) > MOST_PICKED:
        many = f"{len(listed):,} people are in it, too many to list here. *Add people* adds more."
        return [section(many)]
    return [people_field("members", "Who is in it", initial=listed)]


def _channel(initial: str | None) -> InputBlock:
    element = ConversationSelectElement(
        action_id="channel",
        placeholder="Choose a channel",
        initial_conversation=initial,
        filter=ConversationFilter(include=["public", "private"], exclude_bot_users=True),
    )
    return InputBlock(
        block_id="channel",
        label=PlainTextObject(text="Its channel"),
        element=element,
        hint=PlainTextObject(
            text="Where members may share what they answered. Add me there: /invite @Lantern"
        ),
        optional=True,
    )


def _day(view: dict[str, Any], name: str) -> date | None:
    chosen = typed(view, name)
    return date.fromisoformat(chosen) if chosen else None


def _people(count: int) -> str:
    return "1 person is" if count == 1 else f"{count:,} people are"
