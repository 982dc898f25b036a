"""The weekly message to who looks after pieces of guidance."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.domain.freshness import Seen
from bot.domain.notices import ReviewsDue
from bot.domain.notices.fresh import DuePiece
from bot.domain.states import in_words
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, confirm, context, day, section
from bot.views.piece_card import READ
from bot.views.reading import SUGGEST_CHANGE
from bot.views.upkeep import STILL_RIGHT

STEP_BACK = "stop_reviewing"

_TITLE = 150


def due(notice: ReviewsDue) -> Message:
    """List what they are to look at, the most urgent first; after a press, what is left."""
    if not notice.due:
        text = "Nothing is left for you to look at. Thank you: colleagues rely on these pieces."
        return Message(text, section(text))
    opening = _opening(notice)
    spoken = (f"• {mrkdwn.line(it.title, _TITLE)}. {_why(it)}" for it in notice.due)
    return Message(
        "\n".join([opening, *spoken]),
        section(opening),
        *(block for piece in notice.due for block in _piece(piece, notice)),
        *_closing(notice),
    )


def _opening(notice: ReviewsDue) -> str:
    count = len(notice.due) + notice.more
    many = "1 piece of guidance is" if count == 1 else f"{count} pieces of guidance are"
    left = "still " if notice.redrawn else ""
    return (
        f"{many} {left}for you to look at. Read each: is it still right, and would you still give "
        "it to a colleague?"
    )


def _piece(piece: DuePiece, notice: ReviewsDue) -> Iterator[Block]:
    seen = Seen(slug=piece.slug, version=piece.version, law=tuple(piece.law), week=notice.week)
    title = mrkdwn.line(piece.title, _TITLE)
    yield section(f"*{title}*\n{_why(piece)}")
    yield actions(
        button(READ, "Read", value=piece.slug, label=f"Read {piece.title}"),
        button(STILL_RIGHT, "Still right", value=seen, label=f"Still right: {piece.title}"),
        button(SUGGEST_CHANGE, "Suggest a change", value=piece.slug, label=f"Change {piece.title}"),
    )


def _closing(notice: ReviewsDue) -> Iterator[Block]:
    if notice.more:
        yield context(f"And {notice.more} more, which come when these are done.")
    yield context(
        "*Still right* shows readers that the piece was reviewed today, not by whom. You get this "
        "on Mondays, only when something is due."
    )
    if any(not piece.unkept for piece in notice.due):
        yield actions(
            button(
                STEP_BACK,
                "I can not look after these any more",
                value=notice.week,
                confirm=confirm(
                    "Step back?",
                    "Facilitators look after your pieces from now on. It needs no reason.",
                    yes="Step back",
                    no="Not now",
                ),
            )
        )


def _why(piece: DuePiece) -> str:
    """Say why it is due: in whole sentences, for they are read out too."""
    parts = []
    if states := in_words(piece.law):
        parts.append(f"The law may have changed in {states}.")
    when = day(piece.review_by)
    if piece.overdue:
        parts.append(f"It was due on {when}.")
    elif not piece.law:
        parts.append(f"It is due on {when}.")
    if piece.unkept:
        parts.append("Nobody looks after it at present.")
    return " ".join(parts)


def stepped_back(count: int) -> str:
    """Confirm that they look after nothing any more."""
    if not count:
        return "You looked after no piece any more."
    pieces = "piece" if count == 1 else f"{count} pieces"
    return f"Facilitators look after your {pieces} from now on. Thank you for what you did."
