"""Mentors who fit a problem, as its author alone sees them."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.domain.notices import MentorsSuggested, SuggestedMentor
from bot.views import mrkdwn
from bot.views.blocks import Message, button, context, section
from bot.views.request import ASK, ask_value

OFFER = "offer_to_mentor"
ABOUT = "about_my_district"

_EXPERIENCE = 500
"""Characters of a mentor's own words."""


def suggestions(notice: MentorsSuggested) -> Message:
    """Tell an author where the problem is, and who may help if they ask."""
    title = f"*{mrkdwn.line(notice.title, 150)}*"
    opening = f"Your problem is in <#{notice.channel}>: {title}"
    if not notice.mentors:
        alone = (
            "No mentor fits it and has room just now, so I asked nobody. Your colleagues read it "
            "in the channel: when one of them offers to help, I tell you here. Facilitators see "
            "what stays without an answer."
        )
        return Message(f"{opening} {alone}", section(opening), section(alone))
    way = "Mentors who may help, with the reasons. I have asked nobody yet: you choose."
    spoken = (f"<@{each.mentor}>: {mrkdwn.line(_read_out(each), 600)}." for each in notice.mentors)
    return Message(
        "\n".join([opening, way, *spoken]),
        section(opening),
        section(way),
        *_cards(notice),
        context(_what_follows(notice), "Only you see this."),
    )


def _cards(notice: MentorsSuggested) -> Iterator[Block]:
    for each in notice.mentors:
        yield section(
            f"<@{each.mentor}>\n{_why(each)}",
            accessory=button(
                ASK,
                "Ask",
                value=ask_value(notice.problem_id, each.mentor),
                label=f"Ask this mentor: {_read_out(each)}",
            ),
        )


def _why(suggested: SuggestedMentor) -> str:
    reasons = "\n".join(f"• {mrkdwn.line(reason, 300)}" for reason in suggested.reasons)
    return f"{reasons}\n>{mrkdwn.line(suggested.experience, _EXPERIENCE)}"


def _read_out(suggested: SuggestedMentor) -> str:
    return "; ".join(suggested.reasons)


def _what_follows(notice: MentorsSuggested) -> str:
    if notice.anonymous:
        return (
            "*Ask* keeps your name hidden: the mentor reads the problem, and if they accept, you "
            "two talk through me."
        )
    return "*Ask* shows the mentor your problem and your name; they answer yes or not now."
