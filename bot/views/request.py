"""One colleague asks or offers, another answers: the messages with *Accept* and *Not now*."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.domain.notices import ConversationOpened, HelpOffered, MentorAsked, RequestDeclined
from bot.domain.notices.helping import RequestStand
from bot.domain.problems import split
from bot.domain.topics import labels
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, context, day, quoted, section

ASK = "ask_mentor"
ACCEPT = "accept_request"
DECLINE = "decline_request"

_EXCERPT = 2000
"""Characters of each text of a problem in a mentor's message."""


def ask_value(problem_id: int, mentor: str) -> str:
    """Name, for the button, whom to ask about what."""
    return f"{problem_id}:{mentor}"


def read_ask(value: str) -> tuple[int, str]:
    """Read a problem's id and a mentor's back."""
    problem_id, _, mentor = value.partition(":")
    return int(problem_id), mentor


def titled(title: str, link: str | None) -> str:
    """Name a problem, and lead to its post where that is known."""
    return f"*{mrkdwn.link(link, mrkdwn.line(title, 150))}*"


def asked(notice: MentorAsked) -> Message:
    """Show a mentor who asks for what, why them, and how to answer; or what was answered."""
    title = titled(notice.title, notice.link)
    match notice.state:
        case "open":
            opening = f"{_author(notice)} asks for your help: {title}"
            return Message(
                f"{opening} {mrkdwn.line(notice.question, _EXCERPT)}",
                section(opening),
                *_problem(notice),
                *_why(notice),
                _answers(notice.request_id, notice.title),
                context(_what_follows(notice), "*Not now* needs no reason. I tell them kindly."),
            )
        case "accepted":
            text = f"You said yes to {title}. {_where(notice.author)}"
            return Message(text, section(text), *_problem(notice))
        case _:
            return _settled(notice.state)


def offered(notice: HelpOffered) -> Message:
    """Show an author who offers to help, and how to answer; or what was answered."""
    title, helper = titled(notice.title, notice.link), f"<@{notice.helper}>"
    match notice.state:
        case "open":
            opening = f"{helper} offers to help you with {title}"
            follows = (
                f"*Accept* opens a conversation through me: {helper} does not learn who you are."
                if notice.anonymous
                else f"*Accept* opens a group conversation between {helper}, you and me."
            )
            return Message(
                opening,
                section(opening),
                _answers(notice.request_id, notice.title),
                context(follows, "Only you see this offer. *Not now* needs no reason."),
            )
        case "accepted":
            where = _where(None if notice.anonymous else notice.helper)
            text = f"You accepted the help of {helper} with {title}. {where}"
            return Message(text, section(text))
        case _:
            return _settled(notice.state)


def declined(notice: RequestDeclined) -> Message:
    """Tell who waited that it is not this time, and what to do next."""
    title = titled(notice.title, notice.link)
    if notice.by_author:
        who = f"<@{notice.other}>" if notice.other else "The author"
        text = (
            f"{who} does not take up your offer on {title} just now. Thank you for making it. "
            "If there is something they should know, the problem's thread is open to you."
        )
    else:
        text = (
            f"<@{notice.other}> cannot take on {title} just now. That says nothing about you or "
            f"your question. {_AHEAD[notice.more_to_ask]}"
        )
    return Message(text, section(text))


def conversation(notice: ConversationOpened) -> Message:
    """Introduce two people to each other in their group DM; or say that it lost its occasion."""
    author, helper = f"<@{notice.author}>", f"<@{notice.helper}>"
    if not notice.title:
        text = "The problem that brought you two together was withdrawn. You can talk on here."
        return Message(text, section(text))
    title = titled(notice.title, notice.link)
    opening = f"{author} shared {title}, and {helper} is glad to think along."
    step = (
        f"*A first step:* {author}, say what would help you most this week. {helper}, name two "
        "times for a talk of 30 minutes."
    )
    return Message(
        f"{opening} {step}",
        section(opening),
        section(f"*The question*\n{_excerpt(notice.question)}"),
        section(step),
        context("I only introduce you. I keep nothing of what you write here."),
    )


def asking(mentor: str, *, anonymous: bool) -> str:
    """Confirm to the author, privately, that a mentor is being asked, and say what follows."""
    if anonymous:
        return (
            f"I am asking <@{mentor}>, without your name. They see the problem, not who you are. "
            "When they answer, I tell you here; if they accept, you two talk through me."
        )
    return (
        f"I am asking <@{mentor}> now. When they answer, I tell you here; if they accept, I open a "
        "group conversation for you two."
    )


def offering(*, anonymous: bool) -> str:
    """Confirm to a colleague, privately, that their help is being offered."""
    way = " If they accept, you two talk through me." if anonymous else ""
    return (
        "Thank you. I am telling the author that you offer to help; only they see it. As soon as "
        f"they answer, I tell you.{way}"
    )


_AHEAD = {
    True: "Ask another mentor in my message with suggestions; colleagues can offer their help as "
    "before.",
    False: "Colleagues can still offer their help, and I tell you here when one does. More "
    "detail may bring somebody forward: choose *Edit* in the menu of your post.",
}
"""What is left to an author, with or without another mentor to ask."""


def _where(other: str | None) -> str:
    """Tell where to talk: in a group with the other, or in a thread with one who is not named."""
    if other:
        return f"You find <@{other}> and me in a new group conversation, beside this one."
    return "You talk in the thread of my next message about it."


def _author(notice: MentorAsked) -> str:
    return f"<@{notice.author}>" if notice.author else "A colleague who gives no name"


def _problem(notice: MentorAsked) -> Iterator[Block]:
    """Show what it is about: the question first, then what lies behind it."""
    yield section(f"*The question*\n{_excerpt(notice.question)}")
    if notice.context:
        yield section(f"*The context*\n{_excerpt(notice.context)}")
    about = ", ".join(labels(notice.topics))
    yield context(f"Needed by {day(notice.needed_by)} · {about}" if notice.needed_by else about)


def _why(notice: MentorAsked) -> Iterator[Block]:
    if notice.reasons:
        listed = "\n".join(f"• {mrkdwn.line(reason, 300)}" for reason in notice.reasons)
        yield section(f"*Why you*\n{listed}")


def _answers(request_id: int, title: str) -> Block:
    return actions(
        button(ACCEPT, "Accept", value=request_id, style="primary", label=f"Accept: {title}"),
        button(DECLINE, "Not now", value=request_id, label=f"Not now: {title}"),
    )


def _what_follows(notice: MentorAsked) -> str:
    if notice.author:
        return f"*Accept* opens a group conversation between <@{notice.author}>, you and me."
    return "*Accept* opens a conversation through me: you do not see who it is."


def _settled(state: RequestStand) -> Message:
    """Leave nothing of a problem with somebody who does not help with it."""
    text = (
        "You answered *Not now*, and I passed it on kindly."
        if state == "declined"
        else "The problem was closed meanwhile, so this needs no answer any more."
    )
    return Message(text, section(text))


def _excerpt(text: str) -> str:
    """Quote a text, as much as fits; the post has all of it."""
    start, *rest = split(text, start=_EXCERPT) or [""]
    more = "\n_The rest stands in the problem's thread._" if rest else ""
    return f"{quoted(start)}{more}"
