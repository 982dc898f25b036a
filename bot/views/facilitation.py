"""The part of Home that only facilitators see."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.home import OpenReport, Overview, Unanswered, Undelivered
from bot.domain.topics import in_words
from bot.views import mrkdwn, refusals, review
from bot.views.blocks import actions, button, confirm, context, divider, header, section

DONE = "report_done"
SEND_AGAIN = "send_again"
ARRIVED = "note_arrived"
DISMISS = "dismiss_message"

_SHOWN, _TROUBLED = 8, 5
"""How much of each list is shown; of messages, which take two blocks each, less."""


def overview(seen: Overview) -> Iterator[Block]:
    """Show what waits for a facilitator; nothing here tells who wrote an anonymous post."""
    yield divider()
    yield header("For facilitators")
    yield from _list("Open problems without an answer", _unanswered(seen.unanswered))
    yield from _list("Reports", _reports(seen.reports))
    troubled = _undelivered(seen.undelivered)
    yield from _list("Messages that did not arrive", troubled, shown=_TROUBLED)
    yield from review.in_home(seen.library)


def days(count: int) -> str:
    """Say how long ago something was, in whole days."""
    if count < 1:
        return "less than a day ago"
    return "1 day ago" if count == 1 else f"{count} days ago"


def more(hidden: int) -> Block:
    """Say how much a list leaves out."""
    return context(f"and {hidden} more")


def _list(
    title: str, entries: Sequence[Sequence[Block]], *, shown: int = _SHOWN
) -> Iterator[Block]:
    if not entries:
        yield section(f"*{title}*\nNone.")
        return
    yield section(f"*{title}* ({len(entries)})")
    for entry in entries[:shown]:
        yield from entry
    if hidden := len(entries[shown:]):
        yield more(hidden)


def _unanswered(problems: Sequence[Unanswered]) -> list[list[Block]]:
    return [[section(f"{_named(each)}\n{_shared(each)}")] for each in problems]


def _named(problem: Unanswered) -> str:
    """Name a problem by its title; one that is for mentors alone, by its topics."""
    if problem.title:
        return mrkdwn.link(problem.link, mrkdwn.line(problem.title, 150))
    return f"A question for mentors on {in_words(problem.topics)}"


def _shared(problem: Unanswered) -> str:
    return f"Shared {days(problem.days)}"


def _reports(reports: Sequence[OpenReport]) -> list[list[Block]]:
    return [
        [
            section(
                f"{mrkdwn.link(each.link, mrkdwn.line(each.title, 150))}\n"
                f"Reported {days(each.days)}: {mrkdwn.line(each.reason, 500)}",
                accessory=button(
                    DONE, "Done", value=each.report_id, label=f"Done: report on {each.title}"
                ),
            )
        ]
        for each in reports
    ]


def _undelivered(messages: Sequence[Undelivered]) -> list[list[Block]]:
    return [
        [section(f"{refusals.what(each)}\n{refusals.why(each)}"), actions(*_decisions(each))]
        for each in messages
    ]


def _decisions(message: Undelivered) -> Iterator[ButtonElement]:
    if message.may_have_arrived:
        yield _decision(SEND_AGAIN, "Send again", message)
        yield _decision(ARRIVED, "It arrived", message)
        return
    if refusals.may_pass(message.code):
        yield _decision(SEND_AGAIN, "Send again", message)
    yield button(
        DISMISS,
        "Dismiss",
        value=message.delivery_id,
        confirm=confirm(
            "Give this message up?",
            "It will not be sent, and its words are forgotten.",
            yes="Give it up",
            no="Keep it",
            style="danger",
        ),
    )


def _decision(action: str, text: str, message: Undelivered) -> ButtonElement:
    return button(action, text, value=message.delivery_id)
