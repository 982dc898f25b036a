"""A mentor is asked: the message with *Accept* and *Not now*, and how it looks afterwards."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.domain.notices import MentorAsked, MentorReleased, MentorReminded
from bot.domain.problems import PART, split
from bot.domain.topics import labels
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, context, day, moment, quoted, section
from bot.views.conversation import doors, ended

ASK = "ask_mentor"
ACCEPT = "accept_request"
DECLINE = "decline_request"
WHY_NOT = "why_not_now"
NEVER_TOPIC = "never_topic"
SUGGEST_SOMEBODY = "suggest_somebody"

_EXCERPT = 2000
"""Characters of each text of a problem in a mentor's message, where its post has the rest."""


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


def where(other: str | None) -> str:
    """Tell where to talk: in a group with the other, or in a thread with one who is not named."""
    if other:
        return f"You find <@{other}> and me in a new group conversation, beside this one."
    return "You talk in the thread of my next message about it."


def answers(request_id: int, title: str) -> Block:
    """Build the two buttons; a screen reader says to what they are an answer."""
    return actions(
        button(ACCEPT, "Accept", value=request_id, style="primary", label=f"Accept: {title}"),
        button(DECLINE, "Not now", value=request_id, label=f"Not now: {title}"),
    )


def plain(text: str) -> Message:
    """Say a sentence or two, and nothing to press."""
    return Message(text, section(text))


def asked(notice: MentorAsked) -> Message:
    """Show a mentor who asks for what, why them, by when and how to answer; or what came of it."""
    match notice.state:
        case "open":
            return _open(notice)
        case "passed":
            return _passed(notice)
        case "accepted":
            return _accepted(notice)
        case "declined":
            return _declined(notice.request_id)
        case "done":
            return plain(f"You two talked about {titled(notice.title, notice.link)}. Thank you.")
        case "withdrawn" | "ended":
            return _over(notice)


def reminded(notice: MentorReminded) -> Message:
    """Bring a request up again; of what it is about, the request itself tells."""
    if notice.passed:
        return plain(_WENT_ON)
    if not notice.is_open:
        return plain("A colleague had asked for your help. This is settled.")
    until = f" until {moment(notice.answer_by)}" if notice.answer_by else ""
    text = (
        f"A colleague still waits for your answer{until}: look in my message above. After that "
        "the search goes on, and nobody minds."
    )
    return Message(text, section(text), answers(notice.request_id, "a colleague's request"))


def released(notice: MentorReleased) -> Message:
    """Tell a mentor who was thinking about it that the search does not wait for them any more."""
    return plain(_RELEASED[notice.why])


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


_TAKEN_BACK = (
    "A colleague had asked for your help, and took the request back. You need not answer. Thank "
    "you."
)
_HELPED = (
    "A colleague had asked for your help, and has found it meanwhile. You need not answer. Thank "
    "you."
)
_CLOSED = "A colleague had asked for your help. It is closed now, so you need not answer."
_WENT_ON = (
    "A colleague had asked for your help. The search has gone on; a yes still counts, as long as "
    "nobody else has said yes."
)
_RELEASED = {
    "passed": "A colleague's search for help has gone on without your answer, so that they do not "
    "wait. Nobody minds. If you can help after all, *Accept* in my message above still counts, as "
    "long as nobody else has said yes.",
    "helped": "The colleague who asked for your help has found it meanwhile, so you need not "
    "answer. Thank you for thinking about it.",
    "left": "The colleague who asked for your help is no longer here, so you need not answer. "
    "Thank you for thinking about it.",
}


def _over(notice: MentorAsked) -> Message:
    if notice.state == "withdrawn":
        return plain(_withdrawn(notice))
    return ended(notice.request_id) if notice.talked else plain(_CLOSED)


def _by_when(notice: MentorAsked) -> str:
    if notice.answer_by is None:
        return "Whenever you can, tell me whether you can help."
    return (
        f"*By when:* {moment(notice.answer_by)}. After that the search goes on, and nobody minds."
    )


def _open(notice: MentorAsked) -> Message:
    says_it = notice.question.startswith(notice.title)  # a question for mentors has no other title
    about = "." if says_it else f": {titled(notice.title, notice.link)}"
    opening = f"{_author(notice)} asks for your help{about}"
    by_when = _by_when(notice)
    return Message(
        f"{opening} {mrkdwn.line(notice.question, _EXCERPT)} {by_when}",
        section(opening),
        *_problem(notice),
        *_why(notice),
        section(by_when),
        answers(notice.request_id, notice.title),
        context(_what_follows(notice), "*Not now* needs no reason. I tell them kindly."),
    )


def _accepted(notice: MentorAsked) -> Message:
    text = f"You said yes to {titled(notice.title, notice.link)}. {where(notice.author)}"
    shown = (*_problem(notice), *doors(notice.request_id, "helper", notice.title))
    return Message(text, section(text), *shown)


def _withdrawn(notice: MentorAsked) -> str:
    return _HELPED if notice.helped else _TAKEN_BACK


def _passed(notice: MentorAsked) -> Message:
    """Leave a late yes possible."""
    title = titled(notice.title, notice.link)
    text = (
        f"{_author(notice)} asked for your help with {title}. The search has gone on without your "
        "answer, and nobody minds. *Accept* still counts, as long as nobody else has said yes."
    )
    return Message(text, section(text), *_problem(notice), answers(notice.request_id, notice.title))


def _declined(request_id: int) -> Message:
    """Leave nothing of a problem with somebody who does not help with it; ask what would help."""
    text = "You answered *Not now*, and I pass it on kindly. Nothing more is needed."
    return Message(
        text,
        section(text),
        context(
            "If you like, tell me more, so that I ask what suits you. The author never sees it."
        ),
        actions(
            button(WHY_NOT, "Say why", value=request_id),
            button(NEVER_TOPIC, "Not this topic again", value=request_id),
            button(SUGGEST_SOMEBODY, "Suggest somebody", value=request_id),
        ),
    )


def _author(notice: MentorAsked) -> str:
    return f"<@{notice.author}>" if notice.author else "A colleague who gives no name"


def _problem(notice: MentorAsked) -> Iterator[Block]:
    """Show what it is about: the question first, then what lies behind it."""
    texts = [("The question", notice.question), ("The context", notice.context)]
    if not notice.in_channel:
        texts.append(("What was tried", notice.tried))
    for name, text in texts:
        if text:
            yield from _text(name, text, in_channel=notice.in_channel)
    if about := _about(notice):
        yield context(about)


def _about(notice: MentorAsked) -> str:
    by = f"Needed by {day(notice.needed_by)}" if notice.needed_by else ""
    who = "" if notice.in_channel else "Only mentors who are asked read this"
    return " · ".join(filter(None, (by, ", ".join(labels(notice.topics)), who)))


def _text(name: str, text: str, *, in_channel: bool) -> Iterator[Block]:
    """Quote a text: its beginning, where the post has all of it; otherwise as much as fits."""
    start, *rest = split(text, start=_EXCERPT if in_channel else PART)
    more = "\n_The rest stands in the problem's thread._" if in_channel else "…"
    yield section(f"*{name}*\n{quoted(start)}{more if rest else ''}")


def _why(notice: MentorAsked) -> Iterator[Block]:
    if notice.reasons:
        listed = "\n".join(f"• {mrkdwn.line(reason, 300)}" for reason in notice.reasons)
        yield section(f"*Why you*\n{listed}")


def _what_follows(notice: MentorAsked) -> str:
    if notice.author:
        return f"*Accept* opens a group conversation between <@{notice.author}>, you and me."
    return "*Accept* opens a conversation through me: you do not see who it is."
