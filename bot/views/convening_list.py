"""The convenings of a cohort for those who look after it: the list, who comes, who came."""

from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.cohorts import LONGEST_NAME
from bot.domain.convenings import COMING, LONGEST_TITLE, Attending, Planned
from bot.views import mrkdwn
from bot.views.blocks import actions, button, confirm, context, modal, moment, section
from bot.views.cohort import CONVENINGS
from bot.views.fields import people_field, typed
from bot.views.nomination import ASK_AUTHOR

OPEN = CONVENINGS
PLAN, CHANGE, CALL_OFF = "plan_convening", "change_convening", "call_off_convening"
WHO_COMES, WHO_CAME, CAME_FORM = "who_comes", "who_came", "who_came_form"
MOST_PICKED = 100
_SHOWN, _NAMED = 30, 60
_HEADINGS = {**COMING, "none": "Not answered yet"}


def listing(
    cohort_id: int, name: str, planned: Sequence[Planned], *, everybodys: bool, news: str = ""
) -> View:
    """List what is to come, and what was last; `everybodys`: they may change the network's too."""
    none = "" if planned else "\nNone is planned."
    return modal(
        "Sessions",
        *([section(news)] if news else []),
        section(f"*Sessions and convenings of {mrkdwn.line(name, LONGEST_NAME)}*{none}"),
        actions(button(PLAN, "Plan one", value=cohort_id, style="primary")),
        *(
            block
            for each in planned[:_SHOWN]
            for block in _entry(each, cohort_id, everybodys=everybodys)
        ),
    )


def who_comes(it: Attending) -> View:
    """Name who answered what."""
    return modal(
        "Who comes",
        section(f"*{mrkdwn.line(it.title, LONGEST_TITLE * 2)}*"),
        *(section(_answered(_HEADINGS[key], people)) for key, people in it.by_answer.items()),
        context("Members do not see each other's answers. You, who look after it, do."),
    )


def who_came(it: Attending, cohort_id: int) -> View:
    """Build the form that `read_came` reads back: those who said that they come stand in it."""
    expected = [*it.by_answer["yes"], *it.by_answer["remote"]]
    listed = list(it.came) if it.is_noted else expected
    shown = listed if len(listed) <= MOST_PICKED else []
    many = (
        f"{len(listed):,} people stand here already, too many to list. Choose those to add."
        if it.is_noted
        else f"{len(listed):,} people said that they come, too many to list. Choose who came."
    )
    return modal(
        "Who came",
        section(f"*{mrkdwn.line(it.title, LONGEST_TITLE * 2)}*"),
        *([section(many)] if len(listed) > MOST_PICKED else []),
        people_field(
            "came",
            "Who was there, in the room or remotely",
            initial=shown,
            hint="Those who said that they come stand here. Take away who did not, add who did.",
        ),
        context("For the report: it counts attendances, over five people or more, without names."),
        callback=CAME_FORM,
        submit="Save",
        close="Cancel",
        metadata="|".join((str(it.convening_id), str(cohort_id), ",".join(shown))),
    )


def read_came(view: dict[str, Any]) -> tuple[int, int, list[str], list[str]]:
    """Read of which convening and cohort, who came, and whom the form had shown."""
    convening_id, cohort_id, shown = view["private_metadata"].split("|")
    listed = [each for each in shown.split(",") if each]
    return int(convening_id), int(cohort_id), list(typed(view, "came")), listed


def carry(it: Planned, cohort_id: int) -> str:
    """Name a convening, and the list in which it stands, in a button's value."""
    return f"{it.convening_id}:{cohort_id}"


def carried(value: str) -> tuple[int, int]:
    """Read back what `carry` wrote."""
    convening_id, _, cohort_id = value.partition(":")
    return int(convening_id), int(cohort_id)


def _entry(it: Planned, cohort_id: int, *, everybodys: bool) -> Iterator[Block]:
    title = mrkdwn.line(it.title, LONGEST_TITLE * 2)
    whose = " · for the whole network" if it.cohort_id is None else ""
    yield section(f"*{title}*{whose}\n{moment(it.starts_at)}\n{_stand(it)}")
    if it.stand == "called_off" or (it.cohort_id is None and not everybodys):
        return
    value = carry(it, cohort_id)
    if it.stand == "over":
        yield actions(
            button(WHO_CAME, "Who came", value=value, label=f"Who came: {it.title}"),
            button(WHO_COMES, "Who said what", value=value, label=f"Who said what: {it.title}"),
        )
        return
    yield actions(
        button(WHO_COMES, "Who comes", value=value, label=f"Who comes: {it.title}"),
        button(CHANGE, "Change", value=value, label=f"Change: {it.title}"),
        button(ASK_AUTHOR, "Ask an author", value=value, label=f"Ask an author: {it.title}"),
        _call_off(it, value),
    )


def _call_off(it: Planned, value: str) -> Any:
    return button(
        CALL_OFF,
        "Call off",
        value=value,
        label=f"Call off: {it.title}",
        confirm=confirm(
            "Call it off?",
            "Everybody who did not say no is told that it does not take place.",
            yes="Call it off",
            no="Keep it",
            style="danger",
        ),
    )


def _stand(it: Planned) -> str:
    if it.stand == "called_off":
        return "Called off"
    if it.stand == "over" and it.came is not None:
        return f"{it.came} came"
    if not it.invited:
        return "The invitations are about to go out"
    counts = ", ".join(f"{it.answers.get(key, 0)} {key}" for key in COMING)
    return f"{it.invited} invited: {counts}"


def _answered(heading: str, people: Sequence[str]) -> str:
    named = ", ".join(f"<@{each}>" for each in people[:_NAMED]) or "nobody"
    rest = len(people) - _NAMED
    more = f" and {rest} more" if rest > 0 else ""
    return f"*{heading}* ({len(people)})\n{named}{more}"
