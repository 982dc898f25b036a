"""Who should help, and why, in words. Pure ranking: no clock, no database, no Slack."""

from bot.domain.matching.ranking import fits, in_order, is_eligible, knows_enough, rank
from bot.domain.matching.values import CLOSE, FAINT, Candidate, Match, Need, Record
from bot.domain.matching.weighing import WEIGHTS, Weights, score
from bot.domain.matching.wording import appeal, explain

__all__ = [
    "CLOSE",
    "FAINT",
    "WEIGHTS",
    "Candidate",
    "Match",
    "Need",
    "Record",
    "Weights",
    "appeal",
    "explain",
    "fits",
    "in_order",
    "is_eligible",
    "knows_enough",
    "rank",
    "score",
]
