"""Who should help, and why, in words. Pure ranking: no clock, no database, no Slack."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.members import NOT_TOLD, District
from bot.domain.topics import in_words

HOUR = 3600
NEAR = 3 * HOUR
"""Farther apart than this, a time zone is no reason to ask somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A problem, reduced to what the ranking needs."""

    author: str
    topics: frozenset[str]
    district: District = NOT_TOLD
    utc_offset: int | None = None
    """Seconds east of UTC; None where Slack does not tell."""
    approached: frozenset[str] = frozenset()
    """Who was asked for help with this problem before, or offered it: whatever came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mentor, reduced to what the ranking needs."""

    mentor: str
    topics: frozenset[str]
    load: int
    """How many colleagues they are helping now."""
    capacity: int
    paused: bool = False
    district: District = NOT_TOLD
    utc_offset: int | None = None

    @property
    def has_room(self) -> bool:
        return self.load < self.capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A mentor who fits, and why, in words for the author."""

    mentor: str
    reasons: list[str]


def rank(need: Need, candidates: Iterable[Candidate], *, limit: int = 3) -> list[Match]:
    """Return up to `limit` mentors who fit, best first.

    Never the author, nor anybody who is paused, full, without a topic in common, or was
    approached about this problem before. First come those who know most of its topics; then
    those whose district is most like the author's; then those with the largest share of their
    time free; then those whose clock is nearest (an unknown one is farthest); then by id, so that
    the same people in any order give the same answer.
    """
    able = [candidate for candidate in candidates if _fits(need, candidate)]
    able.sort(key=lambda candidate: _cost(need, candidate))
    return [explain(need, candidate) for candidate in able[:limit]]


def explain(need: Need, candidate: Candidate) -> Match:
    """Tell the author why this mentor, whether or not they come first."""
    known = _shared(need, candidate)
    reasons = [
        f"Knows {known}" if known else "",
        _kinship(need.district, candidate.district),
        "Free this week" if candidate.load == 0 else "Has room for one more",
        _zone(need, candidate),
    ]
    return Match(mentor=candidate.mentor, reasons=list(filter(None, reasons)))


def appeal(need: Need, candidate: Candidate) -> list[str]:
    """Tell the mentor why they are asked.

    The district in `need` may show through: leave it out of a need whose author gives no name.
    """
    known, alike = _shared(need, candidate), _alike(need.district, candidate.district)
    reasons = [
        f"You know {known}" if known else "",
        f"Your districts are alike in {' and '.join(sorted(alike))}" if alike else "",
        "You are helping nobody else just now" if candidate.load == 0 else "",
    ]
    return list(filter(None, reasons))


def _fits(need: Need, candidate: Candidate) -> bool:
    return (
        candidate.mentor != need.author
        and candidate.mentor not in need.approached
        and candidate.has_room
        and not candidate.paused
        and not need.topics.isdisjoint(candidate.topics)
    )


def _cost(need: Need, candidate: Candidate) -> tuple[int, int, float, float, str]:
    return (
        -len(need.topics & candidate.topics),
        -len(_alike(need.district, candidate.district)),
        candidate.load / candidate.capacity,
        _apart(need, candidate),
        candidate.mentor,
    )


def _alike(one: District, other: District) -> set[str]:
    """Name in what two districts are known to be alike: setting, size."""
    pairs = {"setting": (one.setting, other.setting), "size": (one.size, other.size)}
    return {what for what, (mine, theirs) in pairs.items() if mine and mine == theirs}


def _apart(need: Need, candidate: Candidate) -> float:
    """How far two clocks are apart, in seconds."""
    if need.utc_offset is None or candidate.utc_offset is None:
        return float("inf")
    return abs(candidate.utc_offset - need.utc_offset)


def _shared(need: Need, candidate: Candidate) -> str:
    """Name the topics in common, in one line."""
    return in_words(need.topics & candidate.topics)


def _kinship(mine: District, theirs: District) -> str:
    alike = _alike(mine, theirs)
    if "setting" not in alike:
        return "In a district about your size" if alike else ""
    article = "an" if mine.setting == "urban" else "a"
    size = ", about your size" if "size" in alike else ""
    return f"Also in {article} {mine.setting} district{size}"


def _zone(need: Need, candidate: Candidate) -> str:
    apart = _apart(need, candidate)
    if apart > NEAR:
        return ""
    if apart == 0:
        return "Same time zone"
    hours = f"{apart / HOUR:.3g} hour{'' if apart == HOUR else 's'}"
    is_ahead = (candidate.utc_offset or 0) > (need.utc_offset or 0)
    return f"{hours} {'ahead of' if is_ahead else 'behind'} you"
