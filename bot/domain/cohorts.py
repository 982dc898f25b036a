"""What a cohort is, as facilitators write it and as its people see it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, TypeAlias
from zoneinfo import available_timezones

from bot.domain.errors import InvalidInput

LONGEST_NAME = 75
LONGEST_PROGRAMME = timedelta(days=3 * 366)
MOST_PICKED = 100
"""Members who still fit into a form; larger cohorts come by addresses, or with their channel."""

Part: TypeAlias = Literal["facilitator", "coach"]
_ADDRESS = re.compile(r"[^\s,;<>\"()]+@[^\s,;<>\"()]+\.[^\s,;<>\"().]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortDraft:
    """A cohort as a facilitator writes it."""

    name: str
    members: tuple[str, ...] | None = ()
    """None: those it has stay."""
    facilitators: tuple[str, ...] = ()
    coaches: tuple[str, ...] = ()
    zone: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    channel: str | None = None

    def __post_init__(self) -> None:
        if not self.name:
            raise InvalidInput(name="Give it a name that its members will recognise.")
        if len(self.name) > LONGEST_NAME:
            raise InvalidInput(name=f"At most {LONGEST_NAME} characters, please.")
        if self.zone and self.zone not in available_timezones():
            raise InvalidInput(zone="I do not know this time zone. Please choose one of the list.")
        if self.starts_on and self.ends_on:
            if self.ends_on < self.starts_on:
                raise InvalidInput(ends_on="This is before the programme begins.")
            if self.ends_on - self.starts_on > LONGEST_PROGRAMME:
                raise InvalidInput(ends_on="A programme lasts three years at most.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortSeen:
    """A cohort as those see it who look after it."""

    cohort_id: int
    name: str
    members: Sequence[str]
    facilitators: Sequence[str] = ()
    coaches: Sequence[str] = ()
    zone: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    channel: str | None = None
    schedules: Sequence[str] = ()
    """In words."""

    def runs_on(self, day: date) -> bool:
        """Whether a day is within its programme; one without dates always runs."""
        begun = self.starts_on is None or self.starts_on <= day
        return begun and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """What became of addresses that were pasted."""

    added: int
    already: int
    unknown: Sequence[str] = field(default_factory=list)
    """Addresses that nobody in this workspace has."""


def addresses(text: str) -> list[str]:
    """Find the mail addresses in what was pasted, each once, in lower case and in order."""
    return list(dict.fromkeys(found.lower() for found in _ADDRESS.findall(text)))
