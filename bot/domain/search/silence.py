"""Whether a hit fits well enough to be shown: silence is kinder than something beside the point.

Calibrated on `benchmarks/sets/silence/tuning.jsonl` (40 problems that the starter library covers,
30 that it does not), each piece's title, summary and body being one text. There, something is shown
for 38 of the 40 and for none of the 30; a cosine of .45 alone shows for 38 and 3, and the words
alone, without a model, for 35 and 2. What fits nothing is near in subject or shares a few words by
chance, and seldom both.

A second or third piece must fit plainly, for each weak one beside the best makes a tired reader
doubt the best. On the same 40, up to three pieces each, 82 pieces were shown and 45 of them were
labelled as fitting (.55); now 58 are shown and 44 of them labelled (.76). 34 of the 40 get at least
one that is, before and after. By words alone it is 38 of 67 before and 35 of 52 now, and 31 of the
40 either way.
"""

from collections.abc import Sequence

from bot.domain.search.index import Hit

NEAR = 0.32
"""Least cosine of a hit, however many words it shares: "code" is not the code of conduct."""

FITTING = 0.53
"""Least sum of the cosine and half of the words' share."""

FURTHER = 0.60
"""The same sum for a piece that is shown beside a better one."""

SPOKEN = 0.22
"""Least lexical score where there are no vectors; it must come from two words or more."""

FURTHER_SPOKEN = 0.24
"""The same score for a piece that is shown beside a better one."""

ALONE = 1


def worth_showing(hits: Sequence[Hit], *, dense: bool) -> list[Hit]:
    """Keep the best hit that fits, and of the others those that fit plainly."""
    fitting = [hit for hit in hits if fits(hit, dense=dense)]
    return [hit for place, hit in enumerate(fitting) if place == 0 or _plainly(hit, dense=dense)]


def fits(hit: Hit, *, dense: bool) -> bool:
    """Tell whether a hit is near enough to what was asked. `dense`: by vectors as well as words."""
    if not dense:
        return hit.lexical >= SPOKEN and len(hit.shared) > ALONE
    return hit.cosine >= NEAR and _nearness(hit) >= FITTING


def _plainly(hit: Hit, *, dense: bool) -> bool:
    return _nearness(hit) >= FURTHER if dense else hit.lexical >= FURTHER_SPOKEN


def _nearness(hit: Hit) -> float:
    return hit.cosine + min(hit.lexical, 1) / 2
