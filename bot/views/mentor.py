"""Mentors who fit a problem, as its author alone sees them: how it stands, and what comes next."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, InteractiveElement

from bot.domain.notices import MentorsSuggested, SuggestedMentor
from bot.domain.notices.helping import Stand
from bot.views import clock, mrkdwn
from bot.views.asking import ANOTHER, CALL, SWITCH_PASSING, WITHDRAW_REQUEST
from bot.views.blocks import Message, actions, button, context, menu, section
from bot.views.request import ASK, ask_value, titled

OFFER = "offer_to_mentor"
ABOUT = "about_my_district"
MORE = "more_mentors"

_MENU = "problem_menu"
_FEW, _MOST = 3, 9
"""How many mentors who were not asked are shown with all their words, and at all."""
_REASONS = 5
_SETTLED = 20
"""How many of those who were asked before are shown."""

_SAID: dict[Stand, str] = {
    "asked": "Asked: I tell you here as soon as they answer.",
    "offered": "They offer you their help, in a message of mine with *Accept* and *Not now*.",
    "accepted": "You two are in conversation about it.",
    "declined": "They cannot take it on just now.",
    "passed": "They did not answer in time. A late yes still counts.",
    "withdrawn": "They are not asked any more, and they know.",
    "done": "You two talked about it, and are done.",
    "not_taken_up": "You answered their offer with *Not now*.",
    "ended": "This is over: nobody waits for an answer.",
}


def suggestions(notice: MentorsSuggested) -> Message:
    """Tell an author where the problem is, who may help if they ask, and how that stands."""
    if not notice.title:
        text = "The problem that this message was about was withdrawn. Nobody is asked any more."
        return Message(text, section(text))
    opening = _opening(notice)
    way = list(_way(notice))
    return Message(
        "\n".join([opening, *way, *map(_spoken, notice.mentors[:_FEW])]),
        section(opening, accessory=_menu(notice)),
        *map(section, way),
        *cards(notice, ask=ASK),
        *_doors(notice),
        *_closing(notice),
    )


def cards(notice: MentorsSuggested, *, ask: str) -> Iterator[Block]:
    """Show each mentor; who can be asked now has a button with the action `ask`."""
    fresh = [each for each in notice.mentors if each.stand == "suggested"][:_MOST]
    for each in [each for each in notice.mentors if each.stand != "suggested"][:_SETTLED]:
        again = may_ask(notice) and each.stand == "withdrawn"
        yield section(
            f"<@{each.mentor}>\n{_settled(each)}",
            accessory=_ask(notice, each, ask) if again else None,
        )
    for each in fresh:
        yield _card(notice, each, ask if may_ask(notice) else None, brief=len(fresh) > _FEW)


def may_ask(notice: MentorsSuggested) -> bool:
    """Whether the author may ask somebody now: one is asked at a time."""
    return notice.is_open and (
        notice.clock is None or notice.clock.state not in ("asking", "waiting")
    )


def why(suggested: SuggestedMentor, *, brief: bool = False) -> str:
    """Say why a mentor fits, in reasons, their own words, and what they would rather not take."""
    widths = (90, 160, 120) if brief else (200, 500, 300)
    reasons = [f"• {mrkdwn.line(each, widths[0])}" for each in suggested.reasons[:_REASONS]]
    words = mrkdwn.line(suggested.experience, widths[1])
    rather_not = mrkdwn.line(suggested.rather_not, widths[2])
    return "\n".join(
        [
            *reasons,
            *([f">{words}"] if words else []),
            *([f"Would rather not take: {rather_not}"] if rather_not else []),
        ]
    )


def read_out(suggested: SuggestedMentor) -> str:
    """Say why a mentor fits in one sentence, for who hears it."""
    return "; ".join(suggested.reasons)


def _opening(notice: MentorsSuggested) -> str:
    title = titled(notice.title, notice.link)
    if not notice.for_channel:
        return f"Your question {_privately(notice)}: {title}"
    news = "is" if notice.is_open else "is resolved. It stands"
    return f"Your problem {news} in <#{notice.channel}>: {title}"


def _privately(notice: MentorsSuggested) -> str:
    if not notice.is_open:
        return "is resolved"
    if notice.clock and notice.clock.state == "called":
        return f"is put to everybody in <#{notice.channel}>, in the words that you chose"
    return "is saved, for the mentors you ask alone"


def _menu(notice: MentorsSuggested) -> InteractiveElement | None:
    """Let the author change what has no post, and so no menu of its own."""
    if notice.for_channel:
        return None
    deeds = [("edit", "Edit"), ("resolve", "Mark as resolved"), ("withdraw", "Withdraw")]
    return menu(
        _MENU,
        [
            (f"{deed}:{notice.problem_id}", text)
            for deed, text in deeds
            if notice.is_open or deed != "resolve"
        ],
    )


def _way(notice: MentorsSuggested) -> Iterator[str]:
    """Say what there is to do and what happens next, as long as there is something."""
    if not notice.is_open:
        return
    left = any(each.stand == "suggested" for each in notice.mentors)
    if notice.clock is not None:
        yield clock.what_is_next(notice.clock, channel=notice.channel, left=left)
    elif not notice.mentors:
        yield _nobody(notice)
    elif all(each.stand == "suggested" for each in notice.mentors):
        yield "Mentors who may help, with the reasons. I have asked nobody yet: you choose."
    else:
        yield "Mentors who may help, and how it stands with each. I ask only whom you choose."


def _nobody(notice: MentorsSuggested) -> str:
    if not notice.for_channel:
        return (
            "No mentor fits it and has room just now, so I asked nobody. Press *More* to look "
            "again, or choose *Edit* to say more of it. `/problem` brings a question to everybody "
            "in the channel."
        )
    return (
        "No mentor fits it and has room just now, so I asked nobody. Your colleagues read it in "
        "the channel: when one of them offers to help, I tell you here. Facilitators see what "
        "stays without an answer."
    )


def _doors(notice: MentorsSuggested) -> Iterator[Block]:
    """Offer what can be done as things stand; a press is checked again."""
    if notice.is_open and (doors := list(_buttons(notice))):
        yield actions(*doors)


def _buttons(notice: MentorsSuggested) -> Iterator[InteractiveElement]:
    number, search = notice.problem_id, notice.clock
    fresh = sum(each.stand == "suggested" for each in notice.mentors)
    if may_ask(notice) and fresh < _MOST:
        yield button(MORE, "More", value=number, label="More mentors who may help")
    if search is None:
        return
    if search.state in ("asking", "waiting"):
        taken_back = "Withdraw the request" if search.state == "asking" else "Leave the line"
        yield button(WITHDRAW_REQUEST, taken_back, value=number)
        switch = "Ask me first" if search.passes_on else "Go on without asking me"
        yield button(SWITCH_PASSING, switch, value=number)
    if search.may_call:
        yield button(CALL, "Ask everybody", value=number)
    if search.state == "helped":
        yield button(ANOTHER, "One more mentor", value=number)


def _card(
    notice: MentorsSuggested, suggested: SuggestedMentor, action: str | None, *, brief: bool
) -> Block:
    words = why(suggested, brief=brief)
    ask = _ask(notice, suggested, action) if action else None
    return section(f"<@{suggested.mentor}>\n{words}", accessory=ask)


def _ask(notice: MentorsSuggested, suggested: SuggestedMentor, action: str) -> InteractiveElement:
    value = ask_value(notice.problem_id, suggested.mentor)
    return button(action, "Ask", value=value, label=f"Ask this mentor: {read_out(suggested)}")


def _settled(suggested: SuggestedMentor) -> str:
    said = _SAID[suggested.stand]
    return f"{said}\n{why(suggested)}" if suggested.stand == "asked" else said


def _spoken(suggested: SuggestedMentor) -> str:
    stand = _SAID.get(suggested.stand) or f"{mrkdwn.line(read_out(suggested), 600)}."
    return f"<@{suggested.mentor}>: {stand}"


def _closing(notice: MentorsSuggested) -> Iterator[Block]:
    left = any(each.stand == "suggested" for each in notice.mentors)
    if left and may_ask(notice):
        yield context(_what_follows(notice), "Only you see this.")
    elif left and notice.is_open:
        yield context("One mentor is asked at a time.", "Only you see this.")
    elif notice.mentors:
        yield context("Only you see this.")


def _what_follows(notice: MentorsSuggested) -> str:
    passing = "If they cannot, I ask the next who fits, unless you say otherwise."
    if notice.anonymous:
        return (
            "*Ask* keeps your name hidden: the mentor reads the problem, and if they accept, you "
            f"two talk through me. {passing}"
        )
    return (
        f"*Ask* shows the mentor your problem and your name; they answer yes or not now. {passing}"
    )
