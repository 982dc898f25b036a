"""Cohorts as facilitators see them: the list, the form, and how `/cohort` is used."""

from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.peers import LONGEST_NAME, CohortDraft, CohortSeen
from bot.views import mrkdwn
from bot.views.blocks import actions, button, confirm, context, modal, section
from bot.views.fields import people_field, text_field, typed

NEW, EDIT, ARCHIVE = "new_cohort", "edit_cohort", "archive_cohort"
COHORT_FORM = "cohort"
_SHOWN = 40
"""Cohorts in the list: two blocks each, in a modal of at most 100."""

USAGE = (
    "`/cohort` is for the facilitators of this network.\n"
    "• `/cohort` lists the cohorts, and lets you change them.\n"
    "• `/cohort new` makes a cohort: a name, and who is in it.\n"
    "• `/cohort pairs` makes a round in which members meet in pairs, and shows the rounds so far. "
    "Only members who asked for it in their Home take part.\n"
    "• `/cohort help` shows this."
)


def usage(words: str) -> str:
    """Say how the command is used; `words` are what came with it."""
    if words in ("", "help"):
        return USAGE
    return f"I do not know “{mrkdwn.line(words, 60)}”.\n{USAGE}"


def overview(cohorts: Sequence[CohortSeen]) -> View:
    """List the cohorts."""
    none = "There is no cohort yet. A cohort is a name, and who is in it."
    return modal(
        "Cohorts",
        section(none if not cohorts else "*The cohorts of this network*"),
        actions(button(NEW, "New cohort", style="primary")),
        *(block for cohort in cohorts[:_SHOWN] for block in _entry(cohort)),
        *_rest(len(cohorts) - _SHOWN),
        context("Only facilitators see this."),
    )


def form(known: CohortSeen | None = None) -> View:
    """Build the form that `read` reads back; of a cohort that there is, with what it holds."""
    return modal(
        "Change a cohort" if known else "New cohort",
        text_field("name", "Name", initial=known.name if known else None, longest=LONGEST_NAME),
        people_field("members", "Who is in it", initial=known.members if known else ()),
        context(
            "*Who sees it:* facilitators alone. Nobody is told that they are in it, and nobody is "
            "paired who did not ask for it in their Home."
        ),
        callback=COHORT_FORM,
        submit="Save",
        close="Cancel",
        metadata=str(known.cohort_id) if known else None,
    )


def read(view: dict[str, Any]) -> CohortDraft:
    """Read what was typed; raise InvalidInput beside what needs another look."""
    return CohortDraft(name=typed(view, "name"), members=tuple(typed(view, "members")))


def saved(draft: CohortDraft) -> View:
    """Confirm it, in the form's place."""
    name, count = mrkdwn.line(draft.name, LONGEST_NAME), len(draft.members)
    return modal(
        "Cohort",
        section(f"*{name}* is saved, with {_people(count)}. `/cohort pairs` makes a round for it."),
    )


def _entry(cohort: CohortSeen) -> Iterator[Block]:
    name = mrkdwn.line(cohort.name, LONGEST_NAME)
    yield section(f"*{name}*\n{_people(len(cohort.members))}")
    yield actions(
        button(EDIT, "Change", value=cohort.cohort_id, label=f"Change {cohort.name}"),
        button(
            ARCHIVE,
            "Archive",
            value=cohort.cohort_id,
            label=f"Archive {cohort.name}",
            confirm=confirm(
                "Archive this cohort?",
                "It leaves the list. Its members stay what they are, and are told nothing.",
                yes="Archive it",
                no="Keep it",
            ),
        ),
    )


def _rest(hidden: int) -> Iterator[Block]:
    if hidden > 0:
        yield context(f"and {hidden} more. Archive those that are over, and you see them.")


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
