"""The facilitators' queue: what waits in the library, each with the way to decide on it."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.guidance import KINDS
from bot.domain.review import Listed, Queue, Reported, Tally, Waiting
from bot.views import mrkdwn
from bot.views.blocks import actions, button, context, day, divider, header, modal, section

OPEN_QUEUE = "open_review_queue"
OPEN_PIECE = "review_piece"
REPORT_DONE = "piece_report_done"
QUEUE = "review_queue"

_SHOWN = 8
"""How much of each list is shown, the oldest first; what is decided makes room for the next."""
_LITTLE = 4
"""The same of the lists that nobody waits for."""


def queue(waiting: Queue) -> View:
    """Show all that waits: at most 100 blocks, however much there is."""
    return modal(
        "Review queue",
        section(
            "Nobody reads a new piece or a change before one of you publishes it. "
            "Where two decide at once, the first counts."
        ),
        *_list("New", [_waiting(each) for each in waiting.new]),
        *_list("Changes", [_waiting(each) for each in waiting.changed]),
        *_list("Reported by readers", [_report(each) for each in waiting.reported]),
        *_list("Overdue", [_listed(each) for each in waiting.overdue]),
        *_quiet("Newer words came with Lantern", waiting.starter_changed),
        *_asked(waiting.asked),
        *_quiet("Hidden", waiting.hidden),
        callback=QUEUE,
        metadata=QUEUE,
    )


def in_home(waiting: Tally) -> Iterator[Block]:
    """Say to a facilitator how much waits, with the way to it; 1 block."""
    number = waiting.decisions
    waits = f"{number} wait" if number != 1 else "1 waits"
    yield section(
        f"*Library: {waits} for review*\n{_counted(waiting)}",
        accessory=button(OPEN_QUEUE, "Open the queue", label="Open the library's review queue"),
    )


def _counted(waiting: Tally) -> str:
    """Say in one line what waits."""
    parts = (
        (waiting.new, "new"),
        (waiting.changed, "changed"),
        (waiting.reported, "reported"),
        (waiting.starter_changed, "with newer words from Lantern"),
        (waiting.overdue, "overdue"),
    )
    said = ", ".join(f"{number} {what}" for number, what in parts if number)
    return said or "Nothing waits."


def _list(title: str, entries: Sequence[Sequence[Block]], shown: int = _SHOWN) -> Iterator[Block]:
    yield divider()
    yield header(f"{title} ({len(entries)})" if entries else title)
    if not entries:
        yield context("None.")
    for entry in entries[:shown]:
        yield from entry
    if hidden := len(entries[shown:]):
        yield context(f"and {hidden} more")


def _quiet(title: str, pieces: Sequence[Listed]) -> Iterator[Block]:
    if pieces:
        yield from _list(title, [_listed(each) for each in pieces], _LITTLE)


def _asked(pieces: Sequence[Waiting]) -> Iterator[Block]:
    if pieces:
        yield from _list("Back with who gave them", [_waiting(each) for each in pieces], _LITTLE)


def _waiting(piece: Waiting) -> list[Block]:
    told = [KINDS.get(piece.kind, ""), f"since {day(piece.since.date())}"]
    if piece.from_work:
        told.append("from a resolved problem, its author agreed to these words")
    if piece.waits_for == "author":
        told.append("its author is asked about other words")
    asked = f"\nAsked: {mrkdwn.line(piece.asked, 300)}" if piece.asked else ""
    shown = f"{_title(piece.title)}\n{' · '.join(told)}{asked}"
    return [section(shown, accessory=_open(piece.slug, piece.title))]


def _listed(piece: Listed) -> list[Block]:
    since = f"\nReview was due on {day(piece.review_by)}" if piece.review_by else ""
    return [section(f"{_title(piece.title)}{since}", accessory=_open(piece.slug, piece.title))]


def _report(report: Reported) -> list[Block]:
    said = ": ".join(filter(None, (report.why, mrkdwn.line(report.note, 600))))
    done = button(
        REPORT_DONE, "Done", value=report.report_id, label=f"Done: report on {report.title}"
    )
    return [
        section(f"{_title(report.title)}\n{day(report.at.date())} · {said}"),
        actions(_open(report.slug, report.title), done),
    ]


def _title(title: str) -> str:
    return f"*{mrkdwn.line(title, 150)}*"


def _open(slug: str, title: str) -> ButtonElement:
    return button(OPEN_PIECE, "Open", value=slug, label=f"Open: {title}")
