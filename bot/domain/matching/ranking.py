"""Who fits a problem, who may be asked now, and in which order."""

from collections.abc import Iterable

from bot.domain.matching.values import CLOSE, FAINT, Candidate, Match, Need
from bot.domain.matching.weighing import WEIGHTS, Weights, score
from bot.domain.matching.wording import explain


def rank(
    need: Need, candidates: Iterable[Candidate], *, limit: int = 3, weights: Weights = WEIGHTS
) -> list[Match]:
    """Return up to `limit` mentors who fit and may be asked, best first, each with the reasons."""
    return [explain(need, each) for each in in_order(need, candidates, weights)[:limit]]


def in_order(
    need: Need, candidates: Iterable[Candidate], weights: Weights = WEIGHTS
) -> list[Candidate]:
    """Return those who fit and may be asked, best first.

    Of two that weigh the same the first by id comes first, so that the same people in any order
    give the same answer.
    """
    able = [each for each in candidates if fits(need, each) and each.has_room]
    return sorted(able, key=lambda each: (-score(need, each, weights), each.mentor))


def fits(need: Need, candidate: Candidate) -> bool:
    """Whether they are eligible and know enough, be there room or not."""
    return is_eligible(need, candidate) and knows_enough(need, candidate)


def is_eligible(need: Need, candidate: Candidate) -> bool:
    """Whether nothing forbids to bring the two together, be there room or not."""
    mine, theirs = need.author, candidate.person
    return not (
        theirs.member == mine.member
        or theirs.member in need.excluded
        or not theirs.here
        or candidate.paused
        or (mine.district_key is not None and mine.district_key == theirs.district_key)
        or not need.topics.isdisjoint(candidate.never)
    )


def knows_enough(need: Need, candidate: Candidate) -> bool:
    """Whether they have a topic in common, or wrote of something close to it."""
    by_text = need.affinity.get(candidate.mentor, 0.0)
    if not need.topics:
        return by_text >= FAINT
    return by_text >= CLOSE or not need.topics.isdisjoint(candidate.topics | candidate.led)
