"""What facilitators are told of how a cohort is: figures over several people, and no answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.domain.charts import Chart
from bot.domain.reports import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedPrompt:
    """A prompt whose window closed."""

    short: str
    day: date
    asked: int
    answered: int | None
    """None: facilitators learn nothing of who answered."""
    at_least: int
    """Then: so many answered, or 0 where too few did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RisingTopic:
    """What members named, as far as it may be told."""

    slug: str | None
    """None: several that fewer named."""
    at_least: int
    """Of how many people."""
    more: bool
    """More named it than the last time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortPictured:
    """To who looks after a cohort, after the window closed: how the cohort is."""

    cohort_id: int
    cohort: str
    prompts: Sequence[ClosedPrompt]
    load: float | None
    support: float | None
    """The pulse of the last prompt; None where it may not be told."""
    charts: Sequence[Chart]
    rising: Sequence[RisingTopic]
    open_problems: int
    """In the network's channel, without an answer."""
    taken: int | None
    """How many of a hundred of all mentors' places are taken, in steps of ten."""
    in_line: int
    """Searches for a mentor that wait, in steps of five."""
    channel: str | None = None
    """Where shared answers stand."""
    shared: int = 0
    unreached: Sequence[str] = field(default_factory=list)
    """Whom the question did not reach, because Slack refused it."""
    kind: Literal["cohort_pictured"] = "cohort_pictured"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWanted:
    """A wish for a report, which is put together when it is sent."""

    cohort_id: int | None
    """None: the whole network."""
    period: str
    """A key of `periods.CHOICES`, or a quarter's own."""
    kind: Literal["report_wanted"] = "report_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterOver:
    """The same wish, of nobody: a quarter is over."""

    cohort_id: int | None
    period: str
    kind: Literal["quarter_over"] = "quarter_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMade:
    """A report, fit to show to others."""

    cohort_id: int | None
    cohort: str | None
    """Its name; None: the whole network."""
    period: str
    """As in the wish."""
    days: str
    """In words."""
    so_far: bool
    """Its last quarter is not over."""
    charts: Sequence[Chart]
    lines: Sequence[Line]
    kind: Literal["report_made"] = "report_made"


ReportWish = ReportWanted | QuarterOver
