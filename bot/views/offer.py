"""A colleague offers to help: how its author reads and answers it, and what the colleague hears."""

from bot.domain.notices import HelpOffered, OfferDeclined
from bot.views.blocks import Message, context, section
from bot.views.request import answers, plain, titled, where


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
                answers(notice.request_id, notice.title),
                context(follows, "Only you see this offer. *Not now* needs no reason."),
            )
        case "accepted":
            place = where(None if notice.anonymous else notice.helper)
            return plain(f"You accepted the help of {helper} with {title}. {place}")
        case "done":
            return plain(f"You and {helper} talked about {title}.")
        case "declined":
            return plain("You answered *Not now*, and I passed it on kindly.")
        case _:
            return plain("This offer needs no answer any more.")


def offer_declined(notice: OfferDeclined) -> Message:
    """Tell who offered help that it is not this time."""
    who = f"<@{notice.author}>" if notice.author else "The author"
    title = f" on {titled(notice.title, notice.link)}" if notice.in_channel else ""
    thread = (
        " If there is something they should know, the problem's thread is open to you."
        if notice.in_channel
        else ""
    )
    return plain(f"{who} does not take up your offer{title} just now. Thank you for it.{thread}")


def offering(*, anonymous: bool) -> str:
    """Confirm to a colleague, privately, that their offer is noted; true whatever comes of it."""
    way = " You two would talk through me." if anonymous else ""
    return (
        "Thank you, your offer is noted. Nobody but the author reads who offers. If they take it "
        f"up, I tell you.{way}"
    )
