"""Whether a hit fits well enough to be shown: silence is kinder than something beside the point.

Calibrated by `python -m benchmarks.silence --calibrate` on `benchmarks/sets/silence/tuning.jsonl`
(40 problems that the starter library covers, 30 that it does not), up to three pieces each. There,
something is shown for all of the 40 and for none of the 30; of the 42 pieces that are shown, 39 are
labelled as fitting (.93), and 37 of the 40 problems get one that is. By words alone something is
shown for 34 and for 1; 29 of the 35 pieces fit (.83).

Between .51, the nearest to a problem that is not covered, and .55, the farthest best hit of one
that is, every bar is as good; it stands in the middle. A second or third piece must fit plainly,
for each weak one beside the best makes a tired reader doubt the best: at a bar of .60 for them,
.70 of what was shown was labelled as fitting.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.search.index import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """How near a hit must be. Its nearness is the cosine and half of the words' share together."""

    near: float
    """Least cosine, however many words it shares: "code" is not the code of conduct."""
    fitting: float
    """Least nearness."""
    further: float
    """Least nearness of a piece that is shown beside a better one."""


MEANING = Bars(near=0.32, fitting=0.53, further=0.75)
SPOKEN = Bars(near=0.0, fitting=0.26, further=0.36)
"""By the words' share alone, where there are no vectors; it must come from two words or more."""

ALONE = 1

SAID = 0.9
"""The words' share from which they decide alone: a search of a few words, all of them there.

A problem that somebody writes out never reaches it; on the tuning set the most is .61.
"""


def worth_showing(hits: Sequence[Hit], *, dense: bool, bars: Bars | None = None) -> list[Hit]:
    """Keep the best hit that fits, and of the others those that fit plainly.

    `dense`: by vectors as well as words. `bars`: others than the ones that were calibrated.
    """
    kept: list[Hit] = []
    for hit in hits:
        if fits(hit, dense=dense, bars=bars) and (not kept or _plainly(hit, dense, bars)):
            kept.append(hit)
    return kept


def fits(hit: Hit, *, dense: bool, bars: Bars | None = None) -> bool:
    """Tell whether a hit is near enough to what was asked.

    What has no vector yet is judged by its words, as all is where there are none.
    """
    if hit.lexical >= SAID:
        return True
    if _by_words(hit, dense) and len(hit.shared) <= ALONE:
        return False
    own = bars or _bars(hit, dense)
    return hit.cosine >= own.near and nearness(hit, dense=dense) >= own.fitting


def nearness(hit: Hit, *, dense: bool) -> float:
    """Say how near a hit is to what was asked, in the unit of the bars."""
    if _by_words(hit, dense):
        return hit.lexical
    return hit.cosine + min(hit.lexical, 1) / 2


def _plainly(hit: Hit, dense: bool, bars: Bars | None) -> bool:
    own = bars or _bars(hit, dense)
    return hit.lexical >= SAID or nearness(hit, dense=dense) >= own.further


def _bars(hit: Hit, dense: bool) -> Bars:
    return SPOKEN if _by_words(hit, dense) else MEANING


def _by_words(hit: Hit, dense: bool) -> bool:
    return hit.spoken or not dense
