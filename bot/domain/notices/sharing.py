"""What others read of check-ins, because who wrote them chose so."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersShared:
    """To a cohort's channel: the question, under which shared answers stand."""

    cohort: str
    question: str
    kind: Literal["answers_shared"] = "answers_shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShared:
    """Below the question: what one member chose to share; nothing else that they answered."""

    author: str | None
    """None: shared without a name."""
    text: str
    kind: Literal["answer_shared"] = "answer_shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSharedWithCoach:
    """To an officer's coach: all of a check-in but its topics, as the officer chose."""

    author: str
    question: str | None
    text: str
    load: int | None
    support: int | None
    commitment: str
    before: str | None
    """What they wanted to do the last time, where they said what became of it."""
    kept: str | None
    """A key of `answering.KEPT`: what became of that."""
    answered_on: date
    kind: Literal["answer_shared_with_coach"] = "answer_shared_with_coach"
