"""Which texts fit what somebody wrote: by meaning, by words, or not at all. No I/O, no model."""

from bot.domain.search.counting import Words, count
from bot.domain.search.index import Encode, Hit, Index
from bot.domain.search.silence import fits, worth_showing

__all__ = ["Encode", "Hit", "Index", "Words", "count", "fits", "worth_showing"]
