"""What the demo's readers said of the library, and what they looked for in it."""

from dataclasses import dataclass
from datetime import timedelta

from bot.demo.written import WHERE_FAMILIES_ARE, WHOM_TO_CALL

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What readers found of a piece: who found it useful, and what one of them reports."""

    of: str
    """A slug of the starter library, or the title of a piece that the network made."""
    useful: tuple[str, ...] = ()
    reported_by: str = ""
    why: str = ""
    note: str = ""
    ago: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedFor:
    """What people searched for without finding anything."""

    words: str
    by: tuple[str, ...]
    ago: timedelta


DISAGREES_WITH = "when-the-word-must-go"
DISAGREES_ABOUT = (
    "Whether to offer another word before the vote, or to wait until somebody moves to strike it."
)
DISAGREE_AGO = timedelta(days=11)
"""Since when Sol's piece and one that came with Lantern are said to disagree."""

DOUBTED_STATE, DOUBTED_AGO = "CA", timedelta(days=2, hours=5)
"""The state whose law may have changed, as a facilitator heard."""

SAID = (
    Said(
        of="decide-what-is-not-yours",
        useful=("noor", "otto", "pia", "theo", "raj", "ines"),
        ago=26 * _DAY,
    ),
    Said(of="one-chart-one-sentence", useful=("ada", "grace", "jonah"), ago=16 * _DAY),
    Said(
        of=WHERE_FAMILIES_ARE.title,
        useful=("ines", "ada", "dora", "pia", "mae"),
        reported_by="otto",
        why="not_my_situation",
        ago=7 * _DAY,
    ),
    Said(
        of=WHOM_TO_CALL.title,
        reported_by="lena",
        why="out_of_date",
        note="It says that an answer comes within a working day. Mine took three. That was fine, "
        "but the next one may have less time.",
        ago=timedelta(days=1, hours=2),
    ),
)

LOOKED_FOR = (
    LookedFor(words="lunch debt", by=("ada", "ines", "jonah", "ruth", "raj", "pia"), ago=28 * _DAY),
    LookedFor(words="chatbots in class", by=("otto", "lena", "noor"), ago=27 * _DAY),
    LookedFor(words="fees for sports", by=("ada", "raj"), ago=27 * _DAY),
)

DIGEST_AGO = 29 * _DAY
DIGEST_READERS = ("fay", "ada")
"""Who asked to be told once a month what is new in the library."""
