"""A convening as those see it who are invited: in messages, in `/cohort` and in Home."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.domain.convenings import (
    ANSWERED,
    COMING,
    LONGEST_PLACE,
    LONGEST_TITLE,
    Meeting,
    NextConvening,
)
from bot.domain.notices.convenings import ConveningShown
from bot.domain.problems import split
from bot.views import mrkdwn
from bot.views.blocks import (
    SECTION,
    Message,
    actions,
    button,
    context,
    literal,
    moment,
    section,
)

COMES = {f"coming_{answer}": answer for answer in COMING}
"""Buttons, and what each answers."""
CALENDAR, NOMINATE = "convening_calendar", "nominate_problem"
_LINK = re.compile(r"https?://[^\s<>|]{1,1000}")
_PROBLEMS = 12
_LABEL = 100
"""Characters kept for what stands before somebody's words."""
_OPENINGS = {
    "invited": "You are invited",
    "changed": "This has changed. Here is how it stands now",
    "called_off": "Called off: it does not take place",
    "day": "Coming up",
    "hour": "In an hour",
}


def shown(notice: ConveningShown) -> Message:
    """Tell somebody of a convening, with what they can do about it."""
    it = notice.meeting
    if it.stand == "called_off":
        return _called_off(it)
    title, opening = _title(it.title), _opening(notice)
    return Message(
        f"{opening}: {title}, {moment(it.starts_at)}",
        section(f"{opening}: *{title}*\n{_whose(it)}"),
        section(f"*When:* {moment(it.starts_at)}, until {_until(it.ends_at)}\n{_clocks(it)}"),
        *_place(it),
        *(_about(it) if notice.news != "hour" else ()),
        *(_said(it) if it.stand == "coming" else ()),
        *_doors(notice),
        *([context(_WHO_SEES)] if notice.news != "hour" else []),
    )


def answers(convening_id: int, title: str) -> list[ButtonElement]:
    """The three answers to an invitation."""
    return [
        button(action, COMING[answer], value=convening_id, label=f"{COMING[answer]}: {title}")
        for action, answer in COMES.items()
    ]


def in_list(coming: Sequence[NextConvening]) -> Iterator[Block]:
    """List what somebody is invited to, with what they answered; 2 blocks each."""
    for each in coming:
        yield section(_line(each))
        yield _actions(each.convening_id, each.title)


def in_home(coming: NextConvening | None) -> Iterator[Block]:
    """Show the next convening, and what a member answered; 2 blocks at most."""
    if coming:
        yield section(f"*Next convening*\n{_line(coming)}")
        yield _actions(coming.convening_id, coming.title)


def linked(text: str) -> str:
    """Make somebody's words safe to show; an address in them is a link that shows itself."""
    found, addresses = _LINK.split(text), [*_LINK.findall(text), ""]
    parts = [
        literal(words) + (f"<{literal(address)}>" if address else "")
        for words, address in zip(found, addresses, strict=True)
    ]
    shown = "".join(parts)
    return shown if len(shown) <= SECTION - _LABEL else literal(text)


_WHO_SEES = (
    "*Who sees your answer:* those who look after the cohort, or the whole network where it is "
    "for all; other members do not. You can change it until it is over."
)


def _opening(notice: ConveningShown) -> str:
    it = notice.meeting
    if notice.news == "day" and it.coming is None:
        return "Coming up, and you have not said yet whether you come"
    return _OPENINGS[notice.news]


def _called_off(it: Meeting) -> Message:
    text = f"Called off: *{_title(it.title)}*, {moment(it.starts_at)}, does not take place."
    return Message(
        text,
        section(text),
        actions(
            button(CALENDAR, "Take it out of my calendar", value=it.convening_id),
            block_id="convening_called_off",
        ),
    )


def _whose(it: Meeting) -> str:
    return f"For {mrkdwn.line(it.cohort, 150)}" if it.cohort else "For the whole network"


def _clocks(it: Meeting) -> str:
    if len(it.clocks) <= 1:
        return ""
    return mrkdwn.line(", ".join(it.clocks), 1500)


def _until(when: datetime) -> str:
    """Show a time of day on the reader's clock."""
    return f"<!date^{int(when.timestamp())}^{{time}}|{when.astimezone(UTC):%H:%M} UTC>"


def _place(it: Meeting) -> Iterator[Block]:
    if it.place:
        yield section(f"*Where:* {linked(_short(it.place, LONGEST_PLACE))}")


def _about(it: Meeting) -> Iterator[Block]:
    for label, text in (("Agenda", it.agenda), ("Materials", it.materials)):
        if text:
            yield section(f"*{label}*\n{linked(_short(text, SECTION - _LABEL))}")
    if it.problems:
        lines = [
            f"• {mrkdwn.link(each.link, mrkdwn.line(each.title, 100))}"
            for each in it.problems[:_PROBLEMS]
        ]
        yield section("*Problems for a consultancy*\n" + "\n".join(lines))


def _said(it: Meeting) -> Iterator[Block]:
    if it.coming in ANSWERED:
        yield section(f"*You said:* {ANSWERED[it.coming]}.")


def _doors(notice: ConveningShown) -> Iterator[ActionsBlock]:
    it = notice.meeting
    if it.stand != "coming":
        return
    yield actions(*answers(it.convening_id, it.title), block_id="convening_answers")
    if notice.news != "hour":
        yield actions(
            button(CALENDAR, "Add to my calendar", value=it.convening_id),
            button(NOMINATE, "Nominate a problem", value=it.convening_id),
            block_id="convening_doors",
        )


def _line(each: NextConvening) -> str:
    said = f" · {ANSWERED[each.coming]}" if each.coming in ANSWERED else " · not answered yet"
    return f"*{_title(each.title)}*\n{moment(each.starts_at)}{said}"


def _actions(convening_id: int, title: str) -> ActionsBlock:
    more = button(CALENDAR, "Calendar file", value=convening_id, label=f"Calendar file: {title}")
    problem = button(NOMINATE, "Nominate a problem", value=convening_id)
    return actions(*answers(convening_id, title), more, problem)


def _short(text: str, limit: int) -> str:
    """Keep the start of a text that fits as Slack counts it."""
    start, *rest = split(text, start=limit) or [""]
    return f"{start.rstrip()}…" if rest else start


def _title(title: str) -> str:
    return mrkdwn.line(title, LONGEST_TITLE * 2)
