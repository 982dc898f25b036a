"""Which pieces are to be looked at again, and what somebody had before them who did."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.errors import InvalidInput
from bot.domain.guidance import Entry
from bot.domain.states import STATES

INTERVALS = {
    30: "Every month",
    90: "Every three months",
    182: "Twice a year",
    365: "Once a year",
    730: "Every two years",
}
"""Days, and how they are shown."""
SOON = timedelta(days=14)
"""How long before its day a reviewer reads of a piece."""
SHORTEST_ABOUT, LONGEST_ABOUT = 10, 200
"""Characters in which it is said what two pieces disagree about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A published piece that somebody is to look at, now or soon."""

    entry: Entry
    reviewer: str | None
    """Who looks after it; None: nobody does."""

    def is_urgent(self, today: date) -> bool:
        """Whether it is overdue, or its law is in doubt; otherwise it is due soon."""
        return self.entry.is_overdue(today) or bool(self.entry.law_changed)


def is_due(entry: Entry, today: date, *, within: timedelta = SOON) -> bool:
    """Whether a piece is overdue, in doubt, or due within some days."""
    return bool(entry.law_changed) or entry.review_by < today + within


def urgency(due: Due) -> tuple[bool, date, str]:
    """Order by what is to be looked at first: where the law may be another, then by the day."""
    entry = due.entry
    return not entry.law_changed, entry.review_by, entry.piece.slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What somebody had before them who says that a piece is still right.

    A button carries it, so that a press on an old message confirms nothing that was not shown.
    """

    slug: str
    version: int
    law: tuple[str, ...] = ()
    """Codes of the states whose law was said to be in doubt."""
    week: date | None = None
    """The Monday of the weekly digest that it was shown in."""

    @classmethod
    def of(cls, entry: Entry) -> "Seen":
        law = tuple(sorted(entry.law_changed))
        return cls(slug=entry.piece.slug, version=entry.version, law=law)

    def __str__(self) -> str:
        law = ",".join(code for code in self.law if code in STATES)
        return f"{self.slug}:{self.version}:{law}:{self.week or ''}"

    @classmethod
    def read(cls, value: str) -> "Seen":
        slug, version, law, week = value.split(":")
        return cls(
            slug=slug,
            version=int(version),
            law=tuple(code for code in law.split(",") if code),
            week=date.fromisoformat(week) if week else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LawDoubt:
    """The law of a state may have changed, for all pieces on some topics."""

    state: str
    topics: frozenset[str] = frozenset()
    """None: any."""
    everywhere: bool = False
    """Also pieces that hold everywhere, not only those for this state."""

    def __post_init__(self) -> None:
        if self.state not in STATES:
            raise InvalidInput(state="Please choose a state.")
        if self.everywhere and not self.topics:
            raise InvalidInput(
                topics="For pieces that hold everywhere choose the topics too: otherwise the whole "
                "library would be in doubt."
            )

    def concerns(self, entries: Iterable[Entry]) -> list[str]:
        """Name the pieces whose law is in doubt now."""
        return [
            each.piece.slug
            for each in entries
            if (self.state in each.piece.states or (self.everywhere and not each.piece.states))
            and self._is_on_topic(each)
        ]

    def doubted(self, entries: Iterable[Entry]) -> list[str]:
        """Name the pieces for which this state's law was in doubt already."""
        return [
            each.piece.slug
            for each in entries
            if self.state in each.law_changed and self._is_on_topic(each)
        ]

    def _is_on_topic(self, entry: Entry) -> bool:
        return not self.topics or bool(self.topics & entry.piece.topics)


def said_about(words: str) -> str:
    """Take the sentence that says what two pieces disagree about; raise InvalidInput."""
    about = " ".join(words.split())
    if not SHORTEST_ABOUT <= len(about) <= LONGEST_ABOUT:
        raise InvalidInput(
            about=f"Please say it in one sentence of {SHORTEST_ABOUT} to {LONGEST_ABOUT} "
            "characters: both pieces show it."
        )
    return about
