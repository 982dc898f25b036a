"""Mentors who fit a problem, as its author alone sees them, and how it stands with each."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.domain.notices import MentorsSuggested, SuggestedMentor
from bot.domain.notices.helping import Stand
from bot.views import mrkdwn
from bot.views.blocks import Message, button, context, section
from bot.views.request import ASK, ask_value, titled

OFFER = "offer_to_mentor"
ABOUT = "about_my_district"

_EXPERIENCE = 500
"""Characters of a mentor's own words."""

_SAID: dict[Stand, str] = {
    "asked": "Asked: I tell you here as soon as they answer.",
    "offered": "They offer you their help, in a message of mine with *Accept* and *Not now*.",
    "accepted": "You two are in conversation about it.",
    "declined": "They cannot take it on just now.",
    "passed": "They did not answer in time.",
    "withdrawn": "You took your request back.",
    "done": "You two talked about it, and are done.",
    "not_taken_up": "You answered their offer with *Not now*.",
    "ended": "The problem is resolved, so there is nothing left to ask.",
}


def suggestions(notice: MentorsSuggested) -> Message:
    """Tell an author where the problem is, and who may help if they ask; or how that stands."""
    if not notice.title:
        text = "The problem that this message was about was withdrawn. Nobody is asked any more."
        return Message(text, section(text))
    news = "is" if notice.is_open else "is resolved. It stands"
    opening = f"Your problem {news} in <#{notice.channel}>: {titled(notice.title, notice.link)}"
    way = list(_way(notice))
    return Message(
        "\n".join([opening, *way, *map(_spoken, notice.mentors)]),
        section(opening),
        *map(section, way),
        *(_card(notice, each) for each in notice.mentors),
        *_closing(notice),
    )


def _way(notice: MentorsSuggested) -> Iterator[str]:
    """Say what there is to do, as long as there is something."""
    if not notice.is_open:
        return
    if not notice.mentors:
        yield (
            "No mentor fits it and has room just now, so I asked nobody. Your colleagues read it "
            "in the channel: when one of them offers to help, I tell you here. Facilitators see "
            "what stays without an answer."
        )
    elif all(each.stand == "suggested" for each in notice.mentors):
        yield "Mentors who may help, with the reasons. I have asked nobody yet: you choose."
    else:
        yield "Mentors who may help, and how it stands with each. I ask nobody but whom you choose."


def _card(notice: MentorsSuggested, suggested: SuggestedMentor) -> Block:
    if suggested.stand == "suggested":
        ask = button(
            ASK,
            "Ask",
            value=ask_value(notice.problem_id, suggested.mentor),
            label=f"Ask this mentor: {_read_out(suggested)}",
        )
        return section(f"<@{suggested.mentor}>\n{_why(suggested)}", accessory=ask)
    why = f"\n{_why(suggested)}" if suggested.stand == "asked" else ""
    return section(f"<@{suggested.mentor}>\n{_SAID[suggested.stand]}{why}")


def _why(suggested: SuggestedMentor) -> str:
    reasons = [f"• {mrkdwn.line(reason, 300)}" for reason in suggested.reasons]
    words = mrkdwn.line(suggested.experience, _EXPERIENCE)
    return "\n".join([*reasons, *([f">{words}"] if words else [])])


def _spoken(suggested: SuggestedMentor) -> str:
    stand = _SAID.get(suggested.stand) or f"{mrkdwn.line(_read_out(suggested), 600)}."
    return f"<@{suggested.mentor}>: {stand}"


def _read_out(suggested: SuggestedMentor) -> str:
    return "; ".join(suggested.reasons)


def _closing(notice: MentorsSuggested) -> Iterator[Block]:
    if any(each.stand == "suggested" for each in notice.mentors):
        yield context(_what_follows(notice), "Only you see this.")
    elif notice.mentors:
        yield context("Only you see this.")


def _what_follows(notice: MentorsSuggested) -> str:
    if notice.anonymous:
        return (
            "*Ask* keeps your name hidden: the mentor reads the problem, and if they accept, you "
            "two talk through me."
        )
    return "*Ask* shows the mentor your problem and your name; they answer yes or not now."
