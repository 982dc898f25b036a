"""The weekly question as a member gets it, and how it stands after a press."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.checkins import Progress
from bot.domain.notices import CheckInAsked, CheckInReminded
from bot.domain.notices.checkins import Learned
from bot.views import mrkdwn
from bot.views.away import BACK, PAUSE
from bot.views.blocks import Message, actions, button, context, day, moment, section

ANSWER = "answer_check_in"
LATER = "check_in_later"
SKIP = "check_in_skip"
SETTINGS = "check_in_settings"

WHO_READS = "Only you read your answer, unless you choose otherwise in its form."
LEARNED: dict[Learned, str] = {
    "who": "Facilitators see that you answered, not what.",
    "nothing": "Facilitators see nothing of it, not even whether you answered.",
}
_CLOSED = "Its week has closed. You can still answer: that is kept, and counts in no average."
_REMINDED: dict[Learned, str] = {
    "who": "This question waits for you; who answered or skipped it is not reminded.",
    "nothing": (
        "I remind all who want reminders, also those who answered: so nothing shows who did. If "
        "you did, there is nothing to do."
    ),
}
_LONGEST, _LONGEST_SHORT, _LONGEST_NAME = 2900, 150, 100


def prompt(notice: CheckInAsked) -> Message:
    """Ask a member, or show how the question stands after a press."""
    stand = _stand(notice)
    return Message(
        "\n".join(filter(None, (mrkdwn.line(notice.short, _LONGEST_SHORT), stand))),
        *question(notice),
        *([section(stand)] if stand else []),
        *_doors(notice),
        context(_why(notice)),
    )


def question(notice: CheckInAsked) -> Iterator[Block]:
    """Show what is asked and who sees what, without a button: as a preview shows it too."""
    if notice.commitment and notice.stand in ("open", "later"):
        quoted = mrkdwn.line(notice.commitment, 600)
        yield section(
            f"*Last time you set out to:*\n>{quoted}\nHow did it go? The form asks first."
        )
    yield section(mrkdwn.line(notice.question, _LONGEST))
    yield context(" ".join([who_sees(notice.reveals), *_until(notice)]))


def reminded(notice: CheckInReminded) -> Message:
    """Remind a member of the question that is open."""
    opening = f"A reminder: {mrkdwn.line(notice.short, _LONGEST_SHORT)}"
    until = f" It counts until {moment(notice.counts_until)}." if notice.counts_until else ""
    return Message(
        opening,
        section(f"*A reminder*\n{mrkdwn.line(notice.question, _LONGEST)}"),
        context(f"{_REMINDED[notice.reveals]}{until} {who_sees(notice.reveals)}"),
        actions(
            _answer(notice.check_in_id), _skip(notice.check_in_id), settings_button("Reminders…")
        ),
    )


def who_sees(reveals: Learned) -> str:
    """Say who learns what of an answer."""
    return f"{WHO_READS} {LEARNED[reveals]}"


def progress(seen: Progress) -> str:
    """Tell facilitators how far a prompt has come, in a line."""
    line = f"{seen.sent:,} of {seen.total:,} sent"
    if seen.done_at:
        line += f"; done at about {moment(seen.done_at)}"
    if seen.waiting:
        line += f"; {seen.waiting:,} get it when their own time or working hours come"
    return f"{line}."


def settings_button(text: str) -> ButtonElement:
    """Build the way to when, and how often, a member is asked."""
    return button(SETTINGS, text, label="Choose when I ask and how often I remind you")


def _until(notice: CheckInAsked) -> Iterator[str]:
    if notice.counts_until and notice.stand not in ("closed", "away"):
        yield (
            f"It counts until {moment(notice.counts_until)}, in averages over five people or more; "
            "an answer after that is kept, and counts in none of them."
        )


def _stand(notice: CheckInAsked) -> str:
    match notice.stand:
        case "open":
            return ""
        case "later":
            back = f" {moment(notice.back_at)}" if notice.back_at else " later"
            return f"Put off: I ask you again{back}."
        case "skipped":
            return "Skipped. Nobody asks why, and you can still change your mind."
        case "answered":
            return "You answered. Thank you for taking the time."
        case "away":
            until = f" until {day(notice.away_until)}" if notice.away_until else ""
            return f"You are away{until}: I ask nothing, and nothing piles up."
        case "closed":
            return _CLOSED


def _doors(notice: CheckInAsked) -> Iterator[Block]:
    number = notice.check_in_id
    match notice.stand:
        case "open":
            yield actions(
                _answer(number),
                button(LATER, "Later today", value=number),
                _skip(number),
                button(PAUSE, "Pause until…", value=number),
            )
        case "later":
            yield actions(_answer(number, "Answer now"), _skip(number))
        case "skipped":
            yield actions(_answer(number, "Answer after all"))
        case "answered":
            yield actions(_answer(number, "Read or change my answer"))
        case "away":
            yield actions(button(BACK, "I am back", value=number))
        case "closed":
            yield actions(_answer(number))


def _why(notice: CheckInAsked) -> str:
    cohort = mrkdwn.line(notice.cohort, _LONGEST_NAME)
    return (
        f"You get this as a member of the cohort {cohort}. `/checkin settings` changes when I ask, "
        "how often I remind you, and whether I ask at all."
    )


def _answer(number: int, text: str = "Answer") -> ButtonElement:
    return button(ANSWER, text, value=number, style="primary" if text == "Answer" else None)


def _skip(number: int) -> ButtonElement:
    return button(SKIP, "Skip", value=number, label="Skip this question; no reason is asked")
