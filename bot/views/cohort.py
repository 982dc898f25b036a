"""The cohorts: the list, each one's page, and how `/cohort` is used."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain import zones
from bot.domain.checkins import Progress
from bot.domain.cohorts import LONGEST_NAME, CohortDraft, CohortSeen
from bot.domain.convenings import NextConvening
from bot.views import checkin, convening, mrkdwn
from bot.views.blocks import actions, button, confirm, context, day, divider, modal, section

NEW, OPEN, EDIT, ARCHIVE = "new_cohort", "open_cohort", "edit_cohort", "archive_cohort"
ENROL = "enrol_in_cohort"
SCHEDULES, PROMPTS, BREAKS = "open_schedules", "open_prompts", "open_breaks"
CONVENINGS, REPORT = "open_convenings", "open_report"
_SHOWN = 90
"""Cohorts in the list: a block each, in a modal of at most 100."""

USAGE = (
    "`/cohort` shows your cohorts: who facilitates and coaches them, and when you are asked what.\n"
    "`/cohort celebrate` celebrates somebody for what they did.\n"
    "Who facilitates one also has:\n"
    "• `/cohort new` makes a cohort.\n"
    "• `/cohort schedule` says when it is asked, reminded and paired.\n"
    "• `/cohort prompts` puts the weekly questions in order.\n"
    "• `/cohort calendar` keeps the breaks, of the cohort and of districts.\n"
    "• `/cohort session` plans a session or a convening.\n"
    "• `/cohort report` tells how the cohort is, without seeing into anyone.\n"
    "• `/cohort pairs` makes a round in which members meet in pairs. Only members who asked for it "
    "in their Home take part.\n"
    "• `/cohort help` shows this."
)


def usage(words: str) -> str:
    """Say how the command is used; `words` are what came with it."""
    if words in ("", "help"):
        return USAGE
    return f"I do not know “{mrkdwn.line(words, 60)}”.\n{USAGE}"


def overview(cohorts: Sequence[CohortSeen], *, makes_new: bool) -> View:
    """List the cohorts to who looks after them; `makes_new`: whether they may make another."""
    none = "There is no cohort yet. A cohort is a name, and who is in it."
    new = [actions(button(NEW, "New cohort", style="primary"))] if makes_new else []
    return modal(
        "Cohorts",
        section(none if not cohorts else "*The cohorts that you look after*"),
        *new,
        *(_entry(cohort) for cohort in cohorts[:_SHOWN]),
        *_rest(len(cohorts) - _SHOWN),
    )


def mine(cohorts: Sequence[CohortSeen], coming: Sequence[NextConvening] = ()) -> View:
    """Show the cohorts that somebody is in, without who else is, and when they meet."""
    if not cohorts:
        return modal(
            "Cohorts",
            section("You are in no cohort yet. Facilitators put people in: my Home names them."),
        )
    return modal(
        "Cohorts",
        *convening.in_list(coming),
        *(block for each in cohorts for block in _as_member(each)),
    )


def page(cohort: CohortSeen, progress: Progress | None = None) -> View:
    """Show one cohort to who looks after it, and the ways to all that belongs to it."""
    return modal(
        "Cohort",
        section(f"*{_name(cohort)}*\n{people(len(cohort.members))} · {_programme(cohort)}"),
        section("\n".join(_facts(cohort))),
        *([section(f"*On its way now:* {checkin.progress(progress)}")] if progress else []),
        actions(
            _way(PROMPTS, "Prompts", cohort),
            _way(SCHEDULES, "Schedule", cohort),
            _way(BREAKS, "Calendar", cohort),
            _way(CONVENINGS, "Sessions", cohort),
            _way(REPORT, "Report", cohort),
        ),
        divider(),
        actions(
            _way(ENROL, "Add people", cohort),
            _way(EDIT, "Change", cohort),
            button(
                ARCHIVE,
                "Archive",
                value=cohort.cohort_id,
                label=f"Archive {cohort.name}",
                confirm=confirm(
                    "Archive this cohort?",
                    "It leaves the list, and its members are asked nothing more. What they "
                    "answered stays theirs. They are told nothing.",
                    yes="Archive it",
                    no="Keep it",
                ),
            ),
        ),
        context("Who looks after this cohort sees this page; its members do not."),
    )


def saved(draft: CohortDraft, *, reached: bool) -> View:
    """Confirm it, in the form's place; `reached`: whether I am in its channel."""
    name = mrkdwn.line(draft.name, LONGEST_NAME)
    size = f", with {people(len(draft.members))}" if draft.members is not None else ""
    missing = (
        f"I am not in <#{draft.channel}> yet: write `/invite @Lantern` there, or nothing can be "
        "shared in it."
    )
    return modal(
        "Cohort",
        section(f"*{name}* is saved{size}."),
        *([] if reached else [section(missing)]),
        context("`/cohort` opens it: prompts, schedule, calendar, sessions and report."),
    )


def people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"


def _entry(cohort: CohortSeen) -> Block:
    way = button(OPEN, "Open", value=cohort.cohort_id, label=f"Open {cohort.name}")
    return section(f"*{_name(cohort)}*\n{people(len(cohort.members))}", accessory=way)


def _as_member(cohort: CohortSeen) -> Iterator[Block]:
    yield section(f"*{_name(cohort)}*\n{_programme(cohort)}")
    yield section("\n".join(_facts(cohort)))


def _facts(cohort: CohortSeen) -> Iterator[str]:
    yield f"*Facilitated by:* {_named(cohort.facilitators) or 'the facilitators of this network'}"
    if cohort.coaches:
        yield f"*Coached by:* {_named(cohort.coaches)}"
    if cohort.channel:
        yield f"*Talks in:* <#{cohort.channel}>"
    yield f"*Its own clock:* {zones.name(cohort.zone)}"
    for each in cohort.schedules:
        yield f"• {each}"


def _programme(cohort: CohortSeen) -> str:
    starts, ends = cohort.starts_on, cohort.ends_on
    if starts and ends:
        return f"{day(starts)} to {day(ends)}"
    if starts:
        return f"since {day(starts)}"
    return f"until {day(ends)}" if ends else "no dates set"


def _way(action: str, text: str, cohort: CohortSeen) -> ButtonElement:
    return button(action, text, value=cohort.cohort_id, label=f"{text}: {cohort.name}")


def _named(members: Sequence[str]) -> str:
    return ", ".join(f"<@{each}>" for each in members[:20])


def _name(cohort: CohortSeen) -> str:
    return mrkdwn.line(cohort.name, LONGEST_NAME)


def _rest(hidden: int) -> Iterator[Block]:
    if hidden > 0:
        yield context(f"and {hidden} more. Archive those that are over, and you see them.")
