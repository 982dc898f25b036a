"""What raises or lowers a piece beside how well its words fit: gently, and never into silence.

Each weight is a part of the spread (standard deviation) of one query's scores: the best hit stands
some four of them above the middle, and the second best seldom more than a half below the best.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from bot.domain.guidance import Entry

OVERDUE = -0.4
"""Nobody looked at it for longer than was agreed: a fresh piece as good goes first."""

LAW_CHANGED = -0.4
"""The law may have changed where the reader works: it is shown, marked, a little later."""

OWN_STATE = 0.4
"""Written for the state whose law holds for the reader."""

OTHER_STATE = -0.8
"""Written for other states only: it may still teach, and says for which it is."""

VOTED = 0.4
"""What readers found it, at most: all useful, or all not useful."""

DOUBT = 5
"""Votes that stand for nothing yet: one reader's word moves a piece by a sixth of VOTED."""

Priors = NDArray[np.float32]


def priors(entries: Sequence[Entry], *, state: str | None, today: date) -> Priors | None:
    """Weigh pieces for a reader from a state, or one who told none: (pieces,).

    None: there is nothing to tell them apart.
    """
    weights = np.array([weight(entry, state, today) for entry in entries], np.float32)
    return weights if weights.any() else None


def weight(entry: Entry, state: str | None, today: date) -> float:
    """Weigh one piece, in parts of a spread."""
    total = VOTED * _voted(entry)
    if entry.is_overdue(today):
        total += OVERDUE
    if state in entry.law_changed:
        total += LAW_CHANGED
    if state and entry.piece.states:
        total += OWN_STATE if state in entry.piece.states else OTHER_STATE
    return total


def _voted(entry: Entry) -> float:
    """Say what readers found it: -1 to 1, and near 0 while few have spoken."""
    return (entry.useful - entry.not_useful) / (entry.useful + entry.not_useful + DOUBT)
