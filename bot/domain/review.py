"""What waits for facilitators before anybody reads it, and what they may not decide alone."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Literal, TypeAlias

from bot.domain.errors import InvalidInput, NotAllowed
from bot.domain.pieces import Words

LONGEST_REASON = 1500
"""Characters of a reason, of a question to who gave a piece, and of a word on a change."""

WaitsFor: TypeAlias = Literal["review", "author"]
Stage: TypeAlias = Literal["new", "asked", "published", "hidden"]
"""`asked`: who gave it was asked something, and has it now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Other words for a piece, which nobody reads before they are agreed to."""

    words: Words
    why: str = ""
    by: str | None = None
    """Who suggested it."""
    at: datetime
    agreed: bool = False
    """Who gave the piece wrote exactly these words, and is not named by them."""
    waits_for: WaitsFor = "review"
    editor: str | None = None
    """The facilitator who wants these words published, where the author is asked first."""

    def as_json(self) -> dict[str, Any]:
        told = asdict(self) | {"words": self.words.as_json(), "at": self.at.isoformat()}
        return dict(told)

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "Change":
        at, words = datetime.fromisoformat(told["at"]), Words.from_json(told["words"])
        return cls(**(told | {"at": at, "words": words}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a facilitator decides: what buttons and forms carry, in under 255 characters."""

    slug: str
    seen: str = ""
    """The fingerprint of the words before them, so that a press is about no others."""
    in_queue: bool = False
    """The queue lies beneath."""

    def __str__(self) -> str:
        return f"{self.slug}:{self.seen}:{'queue' if self.in_queue else ''}"

    @classmethod
    def read(cls, carried: str) -> "Place":
        slug, seen, beneath = carried.split(":")
        return cls(slug=slug, seen=seen, in_queue=beneath == "queue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A new piece, or one with a change, that waits for a decision."""

    slug: str
    title: str
    kind: str
    since: datetime
    from_work: bool = False
    """Drafted from a problem that was resolved."""
    waits_for: WaitsFor = "review"
    asked: str = ""
    """What its author was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A piece in the library that somebody should look at."""

    slug: str
    title: str
    review_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What a reader said of a piece, without who said it."""

    report_id: int
    slug: str
    title: str
    why: str
    """As it is shown."""
    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """All that waits for facilitators in the library."""

    new: Sequence[Waiting] = ()
    changed: Sequence[Waiting] = ()
    reported: Sequence[Reported] = ()
    overdue: Sequence[Listed] = ()
    starter_changed: Sequence[Listed] = ()
    """Changed here, and by Lantern's makers since."""
    asked: Sequence[Waiting] = ()
    """Back with who gave them."""
    hidden: Sequence[Listed] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much waits for facilitators in the library, without its words."""

    new: int = 0
    changed: int = 0
    reported: int = 0
    overdue: int = 0
    starter_changed: int = 0

    @property
    def decisions(self) -> int:
        """How much somebody waits for."""
        return self.new + self.changed + self.reported + self.starter_changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One piece as a facilitator decides on it. Of who gave it only who wants to be named."""

    slug: str
    words: Words
    """What readers see; of a new piece, what they would see."""
    stage: Stage
    change: Change | None = None
    version: int = 1
    is_shipped: bool = False
    from_work: bool = False
    can_be_asked: bool = False
    """Somebody of this network gave it, and nobody reads it yet."""
    contributor: str | None = None
    asked: str = ""
    shipped: Words | None = None
    """Lantern's own words, where they are newer than what they were changed from here."""

    @property
    def seen(self) -> str:
        """Name the words that are decided on, so that a press is about no others."""
        decided = self.change.words if self.change else self.words
        return decided.fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPiece:
    """A piece that a member gave, as they see it."""

    piece_id: int
    title: str
    stage: Stage
    credited: bool


def require_other(
    member: str, makers: Collection[str | None], facilitators: Collection[str]
) -> None:
    """Let nobody approve their own words where somebody else can."""
    if member in makers and set(facilitators) - {member}:
        raise NotAllowed(
            "These are your own words, so another facilitator looks at them first. "
            "They are in everybody's queue."
        )


def require_no_wider(old: Words, new: Words, *, was_given: bool) -> None:
    """Keep what somebody gave to this network inside it: it is theirs to give to others."""
    if was_given and new.audience == "open" and old.audience != "open":
        raise InvalidInput(
            audience="Whoever gave this gave it to this network only. Ask them to give it anew."
        )


def checked_reason(text: str, field: str) -> str:
    """Take a reason or a question as it was typed; who gave the piece reads it."""
    words = text.strip()
    if not words:
        raise InvalidInput(**{field: "Write a sentence: whoever gave it reads it."})
    if len(words) > LONGEST_REASON:
        raise InvalidInput(**{field: f"Please keep this to {LONGEST_REASON:,} characters."})
    return words
