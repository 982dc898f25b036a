"""What a member answers in a check-in: what makes an answer, and who may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from bot.domain.errors import InvalidInput
from bot.domain.topics import TOPICS

LONGEST_WORDS, LONGEST_COMMITMENT = 3000, 300
MOST_TOPICS = 3
HIDDEN_AMONG = 5
"""How many people must be able to have written an answer before it stands without a name."""

LOADS = {1: "light", 2: "manageable", 3: "full", 4: "heavy", 5: "very heavy"}
SUPPORTS = {
    1: "alone with it",
    2: "a little supported",
    3: "fairly supported",
    4: "well supported",
    5: "fully supported",
}
"""The pulse: what is stored, and what it means."""
KEPT = {"done": "Done", "partly": "Partly done", "not": "Not yet"}
"""What became of a commitment: what is stored, and what is shown."""

Readers: TypeAlias = Literal["me", "coach", "cohort", "cohort_unnamed"]
"""Who may read an answer, besides its author."""
Stands: TypeAlias = Literal["nowhere", "coach", "cohort", "waits"]

_SLUGS = {topic.slug for topic in TOPICS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as somebody gave it, checked: each field that needs another look has its word."""

    words: str = ""
    load: int | None = None
    support: int | None = None
    topics: tuple[str, ...] = ()
    commitment: str = ""
    kept: str | None = None
    """A key of KEPT."""
    read_by: Readers = "me"
    reader: str | None = None
    """The coach or the channel that its author saw named for it."""

    def __post_init__(self) -> None:
        wrong = self._too_long()
        if not self.words and self.load is None and self.support is None:
            wrong["words"] = "Write a few words here, or choose a number below. Either is enough."
        elif not self.words and self.for_cohort:
            wrong["words"] = "Your cohort reads these words only. Write some, or choose *Only me*."
        if self.load not in (None, *LOADS):
            wrong["load"] = "Choose how heavy the week was, from 1 to 5."
        if self.support not in (None, *SUPPORTS):
            wrong["support"] = "Choose how supported you felt, from 1 to 5."
        if self.kept not in (None, *KEPT):
            wrong["kept"] = "Choose what became of it."
        if len(self.topics) > MOST_TOPICS or not _SLUGS.issuperset(self.topics):
            wrong["topics"] = f"Choose up to {MOST_TOPICS} topics."
        if wrong:
            raise InvalidInput(**wrong)

    def _too_long(self) -> dict[str, str]:
        wrong = {}
        if len(self.words) > LONGEST_WORDS:
            wrong["words"] = f"Please keep this to {LONGEST_WORDS:,} characters."
        if len(self.commitment) > LONGEST_COMMITMENT:
            wrong["commitment"] = f"Please keep this to {LONGEST_COMMITMENT} characters."
        return wrong

    @property
    def for_cohort(self) -> bool:
        return self.read_by in ("cohort", "cohort_unnamed")

    @property
    def pulse(self) -> dict[str, int]:
        """The numbers that were given."""
        numbers = {"load": self.load, "support": self.support}
        return {name: number for name, number in numbers.items() if number is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The prompt that a check-in answers."""

    question: str
    cohort: str
    """Its name."""
    channel: str | None
    """Where the member may share what they answer; None: nowhere."""
    tells_who: bool
    """Its facilitators learn who answered, never what."""
    is_closed: bool
    """What is answered now counts in no figure any more."""
    counts_until: datetime | None = None
    """When it closes, where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerForm:
    """All that the form shows before anything is typed."""

    check_in_id: int | None = None
    """None: of the member's own accord."""
    asked: Asked | None = None
    commitment: str | None = None
    """What they wanted to do since the last time."""
    coach: str | None = None
    goals: Sequence[str] = ()
    """What they work towards with their coach or mentor."""
    given: Answer | None = None
    """What they answered before, where it is edited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCheckIn:
    """An answer as its author finds it again."""

    check_in_id: int
    answered_at: datetime
    question: str | None
    answer: Answer
    became: str | None = None
    """A key of KEPT: what they said of the commitment the next time."""
    stands: Stands = "nowhere"
    """Where others read it just now; `waits` for the prompt to close."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWith:
    """Who reads an answer that was just saved, as its author is told."""

    read_by: Readers
    reader: str | None = None
    """The coach, or the channel."""
    at_once: bool = False
    """It is on its way now; otherwise it waits for the prompt to close."""
