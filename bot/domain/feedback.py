"""Why a piece of guidance was not useful, in words that can be chosen, and what follows."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import InvalidInput

LONGEST_NOTE = 500
"""Characters."""
WHYS = {
    "out_of_date": "It is out of date",
    "wrong": "Something in it is wrong",
    "law": "The law where I work says otherwise",
    "identifies": "It names or identifies somebody",
    "not_my_situation": "It does not fit my situation",
    "known": "I knew it already",
    "unclear": "It is hard to read or to put to use",
    "other": "Something else",
}
"""What is stored, and what is shown."""
URGENT = "identifies"
"""What facilitators look at before all else."""
NEED_A_FACILITATOR = frozenset({"out_of_date", "wrong", "law", URGENT})
"""What somebody has to look at even where no word was added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a piece was not useful to somebody, as far as they told."""

    why: str | None = None
    """A key of WHYS."""
    note: str | None = None

    def __post_init__(self) -> None:
        if self.why is not None and self.why not in WHYS:
            raise InvalidInput(why="Choose one of these, or none.")
        if len(self.note or "") > LONGEST_NOTE:
            raise InvalidInput(note=f"Please keep it to {LONGEST_NOTE} characters.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedPiece:
    """Somebody said of a piece what a facilitator should look at. Nobody is told who."""

    id: int
    slug: str
    why: str | None
    """A key of WHYS."""
    note: str | None
    at: datetime
