"""What members read of a round of pairs: in their group, or why there is none, and a week later."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block

from bot.domain.notices import MeetingAsked, PartnerLeft, PeersIntroduced, RoundWithoutYou
from bot.domain.notices.rounds import Times
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, context, day, moment, section

SAID = {
    "peers_met": ("met", "We met"),
    "peers_planned": ("planned", "Planned"),
    "peers_not_yet": ("not_yet", "Not yet"),
    "peers_could_not": ("could_not", "Could not"),
}
"""By the button's action: what is meant, and its text."""
WANT_ANOTHER = "want_new_partner"
NO_OTHER = "want_no_new_partner"

_ANSWERED = {
    "met": "You met {who}. I am glad.",
    "planned": "You and {who} have a date. Enjoy the talk.",
    "not_yet": "You have not met {who} yet, and that is fine.",
    "could_not": "You could not meet {who}, and that is fine.",
}


def introduced(notice: PeersIntroduced) -> Message:
    """Introduce those who meet, with why they, how to begin, and when they could talk."""
    opening = f"{_listed(notice.members)}: this round brings you together, for one talk."
    question = mrkdwn.line(notice.question, 500)
    return Message(
        f"{opening} A question to start from: {question}",
        section(opening),
        *_why(notice.reasons),
        section(f"*A question to start from*\n{question}"),
        section(f"*When*\n{_when(notice)}"),
        context(
            f"{_all(notice)} said in Home that you would like to meet a peer; *Meet a peer* there "
            "lets you pause or stop. I keep nothing of what you write here, and ask each of you "
            "privately in a week whether you met."
        ),
    )


def without_you(notice: RoundWithoutYou) -> Message:
    """Tell somebody that they meet nobody this time."""
    text = f"A round of pairs began today. {mrkdwn.line(notice.why, 500)}"
    return Message(
        text,
        section(text),
        context("*Meet a peer* in my Home tab changes what you asked for, or lets you pause."),
    )


def meeting_asked(notice: MeetingAsked) -> Message:
    """Ask whether they met; or show what was answered, and how to change it."""
    who = _listed(notice.others)
    if notice.said is None:
        text = (
            f"Last week you said *Not yet*: have you met {who} meanwhile? I do not ask again."
            if notice.again
            else f"A week ago I brought you together with {who}. Did you meet?"
        )
        return Message(text, section(text), _buttons(notice), context(_who_sees(notice)))
    text = _ANSWERED[notice.said].format(who=who)
    if notice.said == "not_yet" and notice.asks_again_on:
        text = f"{text} I ask once more on {day(notice.asks_again_on)}."
    return Message(text, section(text), *_another(notice), _buttons(notice), context(_CHANGE))


def partner_left(notice: PartnerLeft) -> Message:
    """Tell somebody that whom they were to meet is gone."""
    text = f"<@{notice.partner}>, whom you were to meet in this round, is no longer here."
    if notice.others:
        text = f"{text} You still meet {_listed(notice.others)}."
    else:
        text = f"{text} I am sorry; in the next round I look for somebody else."
    return Message(text, section(text))


_CHANGE = "Something changed? Press what holds now: the last word counts."


def _another(notice: MeetingAsked) -> Iterator[Block]:
    """Offer who could not meet a new partner, and say who will know."""
    if notice.said != "could_not":
        return
    if notice.wants_other:
        yield section("You asked for a new partner. Facilitators see your name.")
        yield actions(button(NO_OTHER, "I need none after all", value=notice.group_id))
        return
    yield section(
        "Would you like a new partner? If you press this, facilitators see your name. Why it could "
        "not be, they do not learn from me."
    )
    yield actions(button(WANT_ANOTHER, "I would like a new partner", value=notice.group_id))


def _buttons(notice: MeetingAsked) -> Block:
    return actions(
        *(button(action, text, value=notice.group_id) for action, (_, text) in SAID.items())
    )


def _who_sees(notice: MeetingAsked) -> str:
    seen = "*Who sees it:* facilitators see how many met, without names."
    if notice.small:
        return f"{seen} In a round as small as this the number alone may tell."
    return seen


def _why(reasons: Sequence[str]) -> Iterator[Block]:
    if reasons:
        yield section(
            "*Why you*\n" + "\n".join(f"• {mrkdwn.line(each, 300)}" for each in reasons[:8])
        )


def _when(notice: PeersIntroduced) -> str:
    if not notice.zones_known:
        return "I do not know everybody's time zone: perhaps one of you names two times."
    if not notice.times:
        return (
            "Your working hours have nothing in common in the coming week. Perhaps one of you "
            "can begin early, or stay a little later: name two times that you could bear."
        )
    listed = "\n".join(f"• {_stretch(each)}" for each in notice.times)
    together = _all(notice)
    return f"{together} work in these hours, shown in your own time:\n{listed}"


def _all(notice: PeersIntroduced) -> str:
    return "Both of you" if len(notice.members) == 2 else "All of you"  # noqa: PLR2004


def _stretch(times: Times) -> str:
    return f"{moment(times.starts)} until {moment(times.ends)}"


def _listed(members: Sequence[str]) -> str:
    *most, last = [f"<@{member}>" for member in members] or ["a colleague"]
    return f"{', '.join(most)} and {last}" if most else last
