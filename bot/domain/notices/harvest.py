"""What is said about turning a resolved problem into guidance, to its author and to colleagues."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.domain.identifying import Change

DraftStand: TypeAlias = Literal["open", "agreed", "later", "declined", "lapsed", "withdrawn"]
ConsentStand: TypeAlias = Literal["open", "given", "refused", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceDrafted:
    """To the author alone: what their problem could say to others, and what was taken out of it."""

    harvest_id: int
    title: str
    """Empty once there is nothing left to agree to."""
    body: str
    """Markdown."""
    changes: list[Change]
    answers: list[str]
    """What colleagues said who agreed to it."""
    waits_for: int = 0
    """Colleagues who were asked and have not answered."""
    took_back: bool = False
    """A colleague took their words back, so that it has to be agreed to again."""
    anonymous: bool = False
    stand: DraftStand = "open"
    kind: Literal["piece_drafted"] = "piece_drafted"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeAsked:
    """To the author alone, weeks later: what did you try, and what happened?"""

    harvest_id: int
    title: str
    weeks: int
    stand: DraftStand = "open"
    kind: Literal["outcome_asked"] = "outcome_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWantedForGuidance:
    """To a colleague alone: may this answer of yours stand in a piece of guidance?"""

    answer_id: int
    title: str
    """Of the problem; empty once it is withdrawn."""
    words: str
    """As they would stand there."""
    changes: list[Change]
    author: str | None
    """None: shared without a name."""
    link: str | None = None
    name: str = ""
    """As they wish to be named."""
    stand: ConsentStand = "open"
    kind: Literal["answer_wanted_for_guidance"] = "answer_wanted_for_guidance"
