"""Whether a hit fits well enough to be shown: silence is kinder than something beside the point.

Calibrated on `benchmarks/sets/silence/tuning.jsonl` (40 problems that the starter library covers,
30 that it does not), each piece's title, summary and body being one text. There, something is shown
for 38 of the 40 and for none of the 30; a cosine of .45 alone shows for 38 and 3, and the words
alone, without a model, for 35 and 2. What fits nothing is near in subject or shares a few words by
chance, and seldom both.
"""

from bot.domain.search.index import Hit

NEAR = 0.32
"""Least cosine of a hit, however many words it shares: "code" is not the code of conduct."""

FITTING = 0.53
"""Least sum of the cosine and half of the words' share."""

SPOKEN = 0.22
"""Least lexical score where there are no vectors; it must come from two words or more."""

ALONE = 1


def fits(hit: Hit, *, dense: bool) -> bool:
    """Tell whether a hit is near enough to what was asked. `dense`: by vectors as well as words."""
    if not dense:
        return hit.lexical >= SPOKEN and len(hit.shared) > ALONE
    return hit.cosine >= NEAR and hit.cosine + min(hit.lexical, 1) / 2 >= FITTING
