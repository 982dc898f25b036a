"""What a member answered before, for their own eyes: bars made of text, words, edit and delete."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.answering import KEPT, LOADS, SUPPORTS, PastCheckIn
from bot.domain.problems import split
from bot.domain.topics import labels
from bot.views import mrkdwn
from bot.views.blocks import (
    actions,
    button,
    confirm,
    context,
    day,
    divider,
    literal,
    modal,
    section,
    short_day,
)
from bot.views.paging import Page, doors

DELETE = "delete_check_in"
TURN_HISTORY = "turn_check_ins"
EDIT = "edit_check_in"

_PER_PAGE, _CHARTED = 5, 8
_WORDS = 1200
_STANDS = {
    "nowhere": "Only you read it.",
    "coach": "Your coach reads it too.",
    "cohort": "Your cohort reads the reflection.",
    "waits": "Only you read it so far. It is posted to your cohort when a prompt closes: without a "
    "name only where five people could have written it, and only in the channel that you saw named "
    "(if that has changed, *Edit* lets you choose again).",
}


def history(past: Sequence[PastCheckIn], *, number: int = 0) -> View:
    """Show a page of somebody's check-ins, the newest first."""
    shown = Page.of(past, number, _PER_PAGE)
    return modal(
        "Your check-ins",
        context("*Who sees this:* only you."),
        *([] if past else [section(_NONE)]),
        *(_chart(past[:_CHARTED]) if shown.number == 0 else ()),
        *(block for each in shown.entries for block in _entry(each)),
        *doors(shown, TURN_HISTORY),
        metadata=str(shown.number),
    )


def bar(number: int | None) -> str:
    """Draw a number from 1 to 5."""
    return "·····" if number is None else "█" * number + "░" * (5 - number)


_NONE = "Nothing yet. `/checkin` answers now, also of your own accord."


def _chart(past: Sequence[PastCheckIn]) -> Iterator[Block]:
    """Show load and support over the last check-ins, each also as a number."""
    rated = [each for each in past if each.answer.pulse]
    if len(rated) < 2:  # noqa: PLR2004  # one bar tells no more than its entry does
        return
    for title, name in (("How heavy", "load"), ("How supported", "support")):
        lines = [
            f"`{bar(number)}` {number} of 5 · {short_day(each.answered_at.date())}"
            for each in reversed(rated)
            if (number := each.answer.pulse.get(name))
        ]
        if lines:
            yield section("\n".join([f"*{title}, from the oldest to the newest*", *lines]))


def _entry(each: PastCheckIn) -> Iterator[Block]:
    answer = each.answer
    yield divider()
    asked = f"\n_{mrkdwn.line(each.question, 300)}_" if each.question else ""
    yield section(f"*{day(each.answered_at.date())}*{asked}")
    if answer.words:
        first, *rest = split(answer.words, start=_WORDS)
        yield section(literal(first.rstrip()) + ("…" if rest else ""))
    if facts := list(_facts(each)):
        yield section("\n".join(facts))
    yield context(_STANDS[each.stands])
    yield actions(
        button(EDIT, "Edit", value=each.check_in_id, label="Read it whole, and edit it"),
        button(DELETE, "Delete", value=each.check_in_id, confirm=_SURE),
    )


def _facts(each: PastCheckIn) -> Iterator[str]:
    answer = each.answer
    if answer.load:
        yield f"`{bar(answer.load)}` {answer.load} of 5: the week was {LOADS[answer.load]}"
    if answer.support:
        yield f"`{bar(answer.support)}` {answer.support} of 5: {SUPPORTS[answer.support]}"
    if answer.topics:
        yield f"Topics: {', '.join(labels(answer.topics))}"
    if answer.commitment:
        became = f" · {KEPT[each.became]}" if each.became else ""
        yield f"You wanted to: {mrkdwn.line(answer.commitment, 500)}{became}"


_SURE = confirm(
    "Delete this answer?",
    "Your words, the numbers and what was shared of it go. Averages over five people or more that "
    "were shown before stay as they were.",
    yes="Delete it",
    no="Keep it",
    style="danger",
)
