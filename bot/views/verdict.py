"""How did it go: the one question at the end of a conversation, to each side alone."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.domain.notices import HowItWent
from bot.domain.notices.talking import VerdictWord
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, context, section
from bot.views.coaching import KEEP_GOING
from bot.views.conversation import wrong_button

GREAT = "it_went_great"
GOOD = "it_went_good"
NOT_FOR_ME = "it_was_not_for_me"
NEVER_AGAIN = "never_match_again"
WORDS: dict[str, VerdictWord] = {GREAT: "great", GOOD: "good", NOT_FOR_ME: "not_for_me"}
"""What each button says."""


def asked(notice: HowItWent) -> Message:
    """Tell one of the two that it is over, and ask how it went; or thank them for saying."""
    if notice.said:
        return _thanked(notice)
    news = _news(notice)
    return Message(
        f"{news} How did it go?",
        section(news),
        section("*How did it go?*"),
        actions(
            button(GREAT, "Great", value=notice.request_id),
            button(GOOD, "Good", value=notice.request_id),
            button(NOT_FOR_ME, "Not for me", value=notice.request_id),
            wrong_button(notice.request_id),
        ),
        context(
            "I keep your answer sealed and show it to nobody. *Something was wrong* names one "
            "person who can hear it, and asks you first."
        ),
    )


def kept_apart() -> str:
    """Confirm to who asked for it, privately, that the two stay apart."""
    return "I do not match you two again. Nobody is told, the other side neither."


def _news(notice: HowItWent) -> str:
    if not notice.title:
        return "Your conversation is over, because the problem was withdrawn."
    other, title = _who(notice), f"*{mrkdwn.line(notice.title, 150)}*"
    match notice.why:
        case "done":
            return f"Your conversation with {other} about {title} is done. You can talk on."
        case "resolved":
            return (
                f"{title} is resolved, and with it your conversation with {other} is done. You "
                "can talk on."
            )
        case "quiet":
            return (
                f"It has been quiet between you and {other} about {title}, so I take it that you "
                "are done. You can talk on whenever you like."
            )
        case "left":
            return f"{other} is no longer here, so your conversation about {title} has ended."
        case "ended":
            return (
                f"Your conversation with {other} about {title} has ended. Conversations end for "
                "many reasons, and I pass none on. Thank you for the time you gave it."
            )


def _thanked(notice: HowItWent) -> Message:
    if notice.kept_apart:
        text = "Thank you. I do not match you two again, and tell nobody."
        return Message(text, section(text))
    text = _THANKS[notice.said or "good"]
    return Message(text, section(text), *_next(notice))


def _next(notice: HowItWent) -> Iterator[Block]:
    """Offer what follows from the answer."""
    if notice.said in ("great", "good"):
        yield actions(button(KEEP_GOING, "Keep going together", value=notice.request_id))
    elif notice.said == "not_for_me":
        yield actions(button(NEVER_AGAIN, "Do not match us again", value=notice.request_id))
    else:
        yield actions(wrong_button(notice.request_id))


def _who(notice: HowItWent) -> str:
    return f"<@{notice.other}>" if notice.other else "the author"


_THANKS: dict[VerdictWord, str] = {
    "great": "Thank you, that is good to hear. Nobody else sees your answer.",
    "good": "Thank you. Nobody else sees your answer.",
    "not_for_me": "Thank you for saying so. Nobody else sees your answer. If you like, I do not "
    "match you two again; the other side is not told.",
    "wrong": "Thank you for telling me. It is stopped, and I do not match you two again. The form "
    "that names who can hear about it opens with this button as often as you need it.",
}
