"""What facilitators read of what their cohorts do regularly."""

from bot.domain.cohorts import LONGEST_NAME
from bot.domain.notices import RoundPlanned
from bot.views import mrkdwn
from bot.views.blocks import Message, context, moment, section


def round_planned(notice: RoundPlanned) -> Message:
    """Say that a planned round goes out, and until when it can be taken back."""
    name = mrkdwn.line(notice.cohort, LONGEST_NAME)
    text = (
        f"The round of pairs of *{name}* is drawn, and goes out {moment(notice.sends_at)}: "
        f"{_meet(notice.groups)}{_alone(notice.alone)}."
    )
    return Message(
        text,
        section(f"{text}\nUntil then, `/cohort pairs` lets you look at it, or take it back."),
        context(
            "Only those who look after the cohort are told this. `/cohort schedule` changes when "
            "it happens, or stops it."
        ),
    )


def _meet(groups: int) -> str:
    return "1 group meets" if groups == 1 else f"{groups} groups meet"


def _alone(count: int) -> str:
    if not count:
        return ""
    return f", and {'1 person meets' if count == 1 else f'{count} people meet'} nobody this time"
