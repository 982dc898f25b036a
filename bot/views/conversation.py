"""A conversation of two people: how it opens, and the doors by which each leaves or stays."""

from slack_sdk.models.blocks import (
    Block,
    ConfirmObject,
    InteractiveElement,
    OverflowMenuElement,
)

from bot.domain.conversations import LENGTH, LONGER, QUIET
from bot.domain.notices import ConversationOpened, HelpBegins, StillTalking
from bot.domain.notices.talking import Seat, TalkStand
from bot.domain.problems import split
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, confirm, context, options, quoted, section
from bot.views.coaching import KEEP_GOING

DONE = "conversation_done"
MORE_TIME = "conversation_longer"
NOT_FIT = "not_the_right_fit"
STILL_TALKING = "still_talking"
WRONG_MENU = "conversation_menu"
WRONG = "something_was_wrong"

_EXCERPT = 2000
"""Characters of the question in a group DM."""


def doors(request_id: int, side: Seat, title: str) -> list[Block]:
    """Build what one of the two can do with a conversation, for their own messages alone."""
    return [
        actions(
            button(DONE, "Done", value=request_id, label=f"Done: {title}"),
            button(MORE_TIME, "Need more time", value=request_id, label=f"More time: {title}"),
            _not_fit(request_id, side, title),
            button(
                KEEP_GOING, "Keep going together", value=request_id, label=f"Keep going: {title}"
            ),
            _wrong_menu(request_id),
        ),
        context(
            "Only you see these. *Done* ends it kindly; *Not the right fit* needs no reason; the "
            "menu beside them is for when something was wrong."
        ),
    ]


def wrong_button(request_id: int) -> InteractiveElement:
    """Build the way to say it once the conversation is over."""
    return button(WRONG, "Something was wrong", value=request_id, confirm=_stop())


def opened(notice: ConversationOpened) -> Message:
    """Introduce two people to each other in their group DM; or say that it lost its occasion."""
    author, helper = f"<@{notice.author}>", f"<@{notice.helper}>"
    if not notice.title:
        text = "The problem that brought you two together was withdrawn. You can talk on here."
        return Message(text, section(text))
    opening = f"{author} shared {_titled(notice.title, notice.link)}, and {helper} is glad to "
    opening += "think along."
    return Message(
        f"{opening} {_STEP}",
        section(opening),
        section(f"*The question*\n{_excerpt(notice.question)}"),
        *introduced(notice.helper, notice.experience),
        section(f"*A first step:* {author}, write what would help you most this week. {_STEP}"),
        section(f"*A first message, if you like:*\n{quoted(FIRST_MESSAGE)}"),
        context(
            "When you are through, need more time or are not the right fit for each other, each "
            "of you has buttons for it in your own messages with me; nobody else sees them.",
            "I only introduce you. I note when somebody last wrote here, never who or what: after "
            f"{QUIET.days} quiet days I ask whether you are done.",
        ),
    )


def begins(notice: HelpBegins) -> Message:
    """Give one of the two the doors of their conversation; or tell that it is over."""
    if over_text := over(notice.title, notice.stand):
        return Message(over_text, section(over_text), actions(wrong_button(notice.request_id)))
    other, title = f"<@{notice.other}>", _titled(notice.title, notice.link)
    text = (
        f"{other} takes up your offer on {title}: you find the two of you in a group conversation "
        f"with me. I suggest to talk for {LENGTH}."
        if notice.side == "helper"
        else f"You and {other} are in conversation about {title}, in a group with me. I "
        f"suggest to talk for {LENGTH}."
    )
    return Message(text, section(text), *doors(notice.request_id, notice.side, notice.title))


def ended(request_id: int) -> Message:
    """Say it where a mentor once said yes, without a word of what it was about."""
    text = "You said yes to a colleague, and your conversation has ended. Thank you for your time."
    return Message(text, section(text), actions(wrong_button(request_id)))


def over(title: str, stand: TalkStand) -> str:
    """Say what stands where the doors were; nothing while the two talk."""
    if not title:
        return "This conversation is over: the problem was withdrawn."
    match stand:
        case "talking":
            return ""
        case "done":
            return f"Your conversation about {_titled(title)} is done. You can talk on."
        case "ended":
            return f"Your conversation about {_titled(title)} has ended."


def still_talking(notice: StillTalking) -> Message:
    """Ask the author, once in a quiet while, whether it goes on."""
    if notice.settled:
        text = _SETTLED[notice.settled]
        return Message(text, section(text))
    text = (
        f"It has been quiet between you and <@{notice.helper}> about {_titled(notice.title)}. "
        "Are the two of you still talking?"
    )
    return Message(
        text,
        section(text),
        actions(
            button(STILL_TALKING, "Still talking", value=notice.request_id),
            button(DONE, "Done", value=notice.request_id),
            _not_fit(notice.request_id, "author", notice.title),
        ),
        context("Only you are asked. Without an answer I take it in a week that you are done."),
    )


def introduced(helper: str, experience: str) -> list[Block]:
    """Say in the helper's own words what they bring, where they told."""
    if not experience:
        return []
    return [section(f"*What <@{helper}> brings*\n{quoted(experience)}")]


def longer() -> str:
    """Confirm to who needs more time, privately, that they have it."""
    return f"Take the time you need: I do not ask before {LONGER.days} quiet days have passed."


def goes_on() -> str:
    return "Good to hear. I leave the two of you to it."


def parted(*, goes_on: bool) -> str:
    """Confirm to who ended it, privately, what follows."""
    told = "It has ended. The other side hears just that, kindly. I do not match you two again."
    return f"{told} The search for a mentor goes on." if goes_on else told


FIRST_MESSAGE = (
    "Thank you for taking the time. What would help me most this week is … Could we talk for half "
    "an hour, and once more after I have tried something? I could do … or …"
)
_STEP = f"Then find two times that suit you both: {LENGTH}, is a good length."
_SETTLED = {
    "talking": "The two of you are still talking: good to hear.",
    "over": "I asked whether this conversation goes on. It is over now.",
}


def _not_fit(request_id: int, side: Seat, title: str) -> InteractiveElement:
    ahead = (
        "While your problem is open, I go on looking for you."
        if side == "author"
        else "While the problem is open, the author's search goes on."
    )
    return button(
        NOT_FIT,
        "Not the right fit",
        value=request_id,
        label=f"Not the right fit: {title}",
        confirm=confirm(
            "Not the right fit?",
            "This ends the conversation, and I never match you two again. The other side hears "
            f"only that it has ended, kindly and without a reason. {ahead}",
            yes="End it",
            no="Keep talking",
        ),
    )


def _wrong_menu(request_id: int) -> InteractiveElement:
    return OverflowMenuElement(
        action_id=WRONG_MENU,
        options=options([(str(request_id), "Something was wrong")]),
        confirm=_stop(),
    )


def _stop() -> ConfirmObject:
    return confirm(
        "Something was wrong?",
        "This stops it at once, and I never match you two again. The other side hears only that "
        "it has ended. Then a form names the one person you can tell about it, if you like.",
        yes="Stop it",
        no="Go back",
        style="danger",
    )


def _titled(title: str, link: str | None = None) -> str:
    return f"*{mrkdwn.link(link, mrkdwn.line(title, 150))}*"


def _excerpt(text: str) -> str:
    start, *rest = split(text, start=_EXCERPT) or [""]
    return f"{quoted(start)}\n_Its author has the rest._" if rest else quoted(start)
