"""Messages about the five supports: the invitation, one's own chart, and what a coach reads."""

from collections.abc import Iterator, Sequence
from datetime import date

from slack_sdk.models.blocks import Block

from bot.domain.notices import SupportsCharted, SupportsInvited, SupportsShared
from bot.domain.supports import LABELS, Scored, number, word
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, context, day, picture, section

OPEN = "open_supports"
NOT_NOW = "supports_not_now"
NO_MORE = "supports_no_more"
ASK_AGAIN = "supports_ask_again"
REMOVE_CHART = "remove_supports_chart"

_WHY = (
    "I ask twice a year whoever checks in and is in a cohort. Nobody else learns whether you answer"
)


def invited(notice: SupportsInvited) -> Message:
    """Invite an officer to look at the five supports, or show what they pressed."""
    carried = f"{notice.invited_on}:{int(notice.first)}"
    look = button(OPEN, "Look at the supports", style="primary")
    match notice.state:
        case "put_away":
            text = "You put this away. `/checkin supports` opens it whenever you like."
            return Message(text, section(text))
        case "off":
            text = (
                "I do not invite you to this any more. `/checkin supports` opens it whenever you "
                "like."
            )
            again = button(ASK_AGAIN, "Invite me again", value=carried)
            return Message(text, section(text), actions(again))
        case _:
            text = _invitation(first=notice.first)
            return Message(
                text,
                section(text),
                actions(
                    look,
                    button(NOT_NOW, "Not now", value=carried),
                    button(NO_MORE, "No more of these", value=carried),
                ),
                context(f"*Who sees it:* only you, unless you share it with your coach. {_WHY}."),
            )


def carried(value: str) -> tuple[date, bool]:
    """Read back of which invitation a button is, and whether it was before any assessment."""
    day_of, _, first = value.partition(":")
    return date.fromisoformat(day_of), first == "1"


def charted(notice: SupportsCharted) -> Message:
    """Give somebody the picture of their own assessment; its words say all of it."""
    return Message(
        f"Your chart of the five supports. {mrkdwn.line(notice.chart.words, 2500)}",
        section("*Your chart of the five supports*, as you asked for it."),
        picture(notice.chart),
        actions(button(REMOVE_CHART, "Remove this chart", value=notice.assessment_id)),
        context(
            "*Who sees it:* only you, here. Slack keeps its picture until you remove the chart or "
            "delete the assessment."
        ),
    )


def shared(notice: SupportsShared) -> Message:
    """Show a coach what their officer chose to share, as the officer saw it before."""
    opening = f"<@{notice.author}> shared with you how far the five supports hold."
    return Message(opening, *for_coach(notice))


def for_coach(notice: SupportsShared) -> Iterator[Block]:
    """Build what the coach reads; the officer's form shows the same before it is sent."""
    author = f"<@{notice.author}>"
    yield section(
        f"{author} shared with you how far their district's five supports hold, in their own eyes, "
        f"on {day(notice.answered_on)}: from 1, not at all, to 5, fully."
    )
    if notice.scores:
        yield section(scored(notice.scores))
    yield context(
        f"*Who sees it:* {author} and you. {author} can take it back, and then this message goes. "
        "It needs no answer; it may be good to talk about."
    )


def scored(scores: Sequence[Scored], *, more: Sequence[str] = ()) -> str:
    """Show scores as bars made of text, each also in figures and words; `more` follows each."""
    added = [*more, *[""] * (len(scores) - len(more))]
    return "\n".join(
        f"*{LABELS.get(each.support) or mrkdwn.line(each.support, 60)}*\n{_bar(each.score)}{words}"
        for each, words in zip(scores, added, strict=True)
    )


def in_home(*, has_any: bool) -> Iterator[Block]:
    """Show the way to the five supports; 1 block."""
    stand = (
        "What you answered, for you alone."
        if has_any
        else "Twenty statements on how your district backs you, for you alone: ten minutes."
    )
    yield section(
        f"*The five supports*\n{stand}",
        accessory=button(OPEN, "Look", label="Look at the five supports"),
    )


def _bar(score: float | None) -> str:
    if score is None:
        return "`·····` too little answered"
    filled = sum(score >= step - 0.5 for step in range(1, 6))
    return f"`{'█' * filled}{'░' * (5 - filled)}` {number(score)} of 5 · {word(score)}"


def _invitation(*, first: bool) -> str:
    if first:
        return (
            "*Does your district keep its side?* Five supports make your job possible: goals in "
            "policy, money and mentorship, every department, a seat at the table, the community. "
            "Twenty statements, ten minutes at most, show you where you stand, with guidance for "
            "what is weakest."
        )
    return (
        "*Half a year has passed since you looked at the five supports.* Ten minutes show you what "
        "has moved, beside what you answered before."
    )
