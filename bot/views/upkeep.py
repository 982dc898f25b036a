"""The forms in which facilitators keep pieces right: who looks at one when, and doubts of law."""

from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import InputBlock
from slack_sdk.models.views import View

from bot.domain.freshness import INTERVALS, LawDoubt, Seen
from bot.domain.guidance import REVIEWED_EVERY, Entry
from bot.domain.states import STATES, in_words
from bot.domain.topics import TOPICS
from bot.views import mrkdwn
from bot.views.blocks import actions, button, context, day, modal, section
from bot.views.fields import choice_field, choices_field, people_field, typed

OPEN_UPKEEP = "open_upkeep"
"""The button's value is the piece's slug."""
STILL_RIGHT = "still_right"
"""The button's value is a Seen."""
OPEN_LAW = "open_law_doubt"
UPKEEP_FORM = "piece_upkeep"
LAW_FORM = "law_doubt"

_TITLE = "Keep it right"
_LAW_TITLE = "The law may have changed"
_STATES = list(STATES.items())
_TOPICS = [(topic.slug, topic.label) for topic in TOPICS]
_SCOPES = [
    ("written", "Pieces written for this state"),
    ("everywhere", "Those, and pieces on these topics that hold everywhere"),
    ("settled", "None any more: I looked, or it did not change"),
]


def form(entry: Entry, *, reviewer: str | None, every_days: int | None, overdue: bool) -> View:
    """Build the form of one piece's upkeep, which `read` reads back."""
    seen = Seen.of(entry)
    return modal(
        _TITLE,
        section(_stand(entry, overdue=overdue)),
        actions(
            button(STILL_RIGHT, "Still right", value=seen, style="primary"),
            button(OPEN_LAW, "A law changed, for several pieces"),
        ),
        *_fields(reviewer, every_days, seen),
        context("Readers are not told who looks after a piece; facilitators see it here."),
        callback=UPKEEP_FORM,
        submit="Save",
        close="Back",
        metadata=str(seen),
    )


def read(view: dict[str, Any]) -> tuple[Seen, str | None, int, list[str]]:
    """Read what was shown, who looks after it, after how many days, and states in doubt."""
    chosen = typed(view, "reviewer")
    return (
        Seen.read(view["private_metadata"]),
        chosen[0] if chosen else None,
        int(typed(view, "every")),
        typed(view, "law"),
    )


def saved(title: str, reviewer: str | None) -> View:
    who = f"<@{reviewer}> looks" if reviewer else "Facilitators look"
    return modal(_TITLE, section(f"Saved. {who} after *{mrkdwn.line(title, 200)}*."), close="Back")


def confirmed(title: str, *, new: bool) -> View:
    """Say in a modal that a piece is still right."""
    return modal(_TITLE, section(thanks(title, new=new)), close="Back")


def thanks(title: str, *, new: bool) -> str:
    """Thank who says that a piece is still right; `new`: nobody said it before them today."""
    it = f"*{mrkdwn.line(title, 200)}*"
    if new:
        return f"Thank you. Readers see that {it} was reviewed today."
    return f"Somebody said today already that {it} is still right. Thank you for looking too."


def law_form() -> View:
    """Build the form that doubts a state's law for several pieces; `read_law` reads it back."""
    return modal(
        _LAW_TITLE,
        section(
            "Readers see the doubt on each piece, and whoever looks after one is asked on Monday. "
            "It goes when somebody says that the piece is still right."
        ),
        choice_field("state", "In which state", _STATES),
        choice_field("scope", "Which pieces", _SCOPES, initial="written"),
        choices_field("topics", "Only on these topics", _TOPICS, most=len(_TOPICS), optional=True),
        callback=LAW_FORM,
        submit="Save",
        close="Back",
    )


def read_law(view: dict[str, Any]) -> tuple[LawDoubt, bool]:
    """Read what is in doubt; and whether it is, or is settled. Raise InvalidInput by field."""
    scope, topics = typed(view, "scope"), frozenset(typed(view, "topics"))
    everywhere = scope == "everywhere"
    doubt = LawDoubt(state=str(typed(view, "state")), topics=topics, everywhere=everywhere)
    return doubt, scope != "settled"


def law_saved(state: str, count: int, *, doubted: bool) -> View:
    pieces = "1 piece" if count == 1 else f"{count} pieces"
    where = in_words([state])
    if not doubted:
        words = f"The doubt about the law in {where} is taken off {pieces}."
    elif count:
        words = f"{pieces} now say that the law may have changed in {where}."
    else:
        words = f"No piece is concerned that did not say so already, for {where}."
    return modal(_LAW_TITLE, section(words), close="Back")


def _stand(entry: Entry, *, overdue: bool) -> str:
    late = " It is *overdue*." if overdue else ""
    states = in_words(entry.law_changed)
    doubts = f" The law may have changed in {states}." if states else ""
    return (
        f"*{mrkdwn.line(entry.piece.title, 200)}*\nReviewed {day(entry.reviewed)}, to be looked at "
        f"again by {day(entry.review_by)}.{late}{doubts}"
    )


def _fields(reviewer: str | None, every_days: int | None, seen: Seen) -> Iterator[InputBlock]:
    yield people_field(
        "reviewer",
        "Who looks after it",
        hint="Ask them first. On Mondays they get one message, if something is due, and can step "
        "back there. Without anybody, facilitators get it.",
        initial=[reviewer] if reviewer else [],
        most=1,
    )
    yield choice_field("every", "How often", _intervals(every_days), initial=str(_days(every_days)))
    yield choices_field(
        "law",
        "The law may have changed in",
        _STATES,
        most=len(_STATES),
        initial=seen.law,
        hint="Readers see it on the piece until somebody says that it is still right.",
        optional=True,
    )


def _days(every_days: int | None) -> int:
    return REVIEWED_EVERY.days if every_days is None else every_days


def _intervals(every_days: int | None) -> Sequence[tuple[str, str]]:
    """Offer the intervals, and one that an import may have set beside them."""
    known = INTERVALS | {_days(every_days): INTERVALS.get(_days(every_days), f"{every_days} days")}
    return [(str(days), words) for days, words in sorted(known.items())]
