"""The words of a piece that somebody gives or changes: what makes them fit to be reviewed."""

import json
import re
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import Any, get_args

from bot.domain.errors import InvalidInput
from bot.domain.guidance import GUIDES, KINDS, AudienceName, Piece, Source
from bot.domain.states import STATES
from bot.domain.topics import SUPPORTS, TOPICS

SHORTEST_TITLE, LONGEST_TITLE = 8, 90
LONGEST_SUMMARY = 160
FEWEST_WORDS, LONGEST_BODY = 20, 3000
"""Of a body: words, and characters, for it has to fit into one field to be edited.

Pieces that come with Lantern have 120 to 300 words; who gives one is not sent back to count.
"""
MOST_TOPICS = 3
LONGEST_LINE = 200
"""Characters of each part of a source, and of a licence."""
EARLIEST, LATEST = 1500, 2100
"""Years in which something may have been said."""
LICENCES: dict[AudienceName, str] = {
    "open": "CC BY 4.0",
    "network": "For members of this network",
    "facilitators": "For facilitators of this network",
}
"""What a piece is given under where nobody says otherwise."""

_TOPICS = tuple(topic.slug for topic in TOPICS)
_SUPPORTS = frozenset(support.slug for support in SUPPORTS)
_ADDRESS = re.compile(r"https?://[^\s<>|]+")
_START = re.compile(rf".{{1,{LONGEST_SUMMARY}}}[.?!](?=\s|$)")
_MARKS = re.compile(r"^\s*(?:#{1,6}|[-*+>]|\d+[.)])\s+|\*\*|__", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All that a piece says. InvalidInput names each field that needs another look.

    Its keys are the fields' names here, and of the source `source_title`, `source_author`,
    `source_year`, `source_url` and `source_page`.
    """

    title: str
    summary: str
    body: str
    """Markdown, as in `bot.domain.guidance.Piece`."""
    kind: str
    topics: tuple[str, ...]
    """Slugs, the chief one first."""
    support: str | None = None
    states: tuple[str, ...] = ()
    """Codes; none: everywhere."""
    source: Source
    audience: AudienceName = "network"
    licence: str = LICENCES["network"]
    guide: str | None = None
    step: int | None = None

    def __post_init__(self) -> None:
        if wrong := _wrong_words(self) | _wrong_sorting(self) | _wrong_source(self.source):
            raise InvalidInput(**wrong)

    @classmethod
    def of(cls, piece: Piece, audience: AudienceName = "open") -> "Words":
        """Take the words of a piece that is in the library."""
        return cls(
            title=piece.title,
            summary=piece.summary,
            body=piece.body,
            kind=piece.kind,
            topics=in_order(piece.topics),
            support=piece.support,
            states=tuple(sorted(piece.states)),
            source=piece.source,
            audience=audience,
            licence=piece.licence,
            guide=piece.guide,
            step=piece.step,
        )

    def as_piece(self, slug: str, *, reviewed: date) -> Piece:
        """Show them as the library would."""
        told = {name: getattr(self, name) for name in _SHARED}
        sets = {"topics": frozenset(self.topics), "states": frozenset(self.states)}
        return Piece(slug=slug, reviewed=reviewed, **(told | sets))

    def as_json(self) -> dict[str, Any]:
        """Give plain values, which `from_json` reads back."""
        return asdict(self) | {"topics": list(self.topics), "states": list(self.states)}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "Words":
        lists = {name: tuple(told[name]) for name in ("topics", "states")}
        return cls(**(told | lists | {"source": Source(**told["source"])}))

    @property
    def fingerprint(self) -> str:
        """Tell these words from all others."""
        told = json.dumps(self.as_json(), sort_keys=True)
        return blake2b(told.encode(), digest_size=16).hexdigest()

    def given_to(self, audience: AudienceName) -> "Words":
        """Give them to others, under the licence that is usual for those."""
        if audience == self.audience:
            return self
        return replace(self, audience=audience, licence=LICENCES[audience])


_SHARED = (
    *("title", "summary", "body", "kind", "topics", "support"),
    *("states", "source", "licence", "guide", "step"),
)
"""What `Words` and `Piece` both have."""


def in_order(topics: Collection[str]) -> tuple[str, ...]:
    """Put topics into the order of their list; what is not on it goes last, to be refused."""
    known = tuple(slug for slug in _TOPICS if slug in topics)
    return known + tuple(sorted(set(topics).difference(known)))


def summary_of(body: str) -> str:
    """Sum up a body by how it begins: its first sentences, or as many words as fit."""
    plain = " ".join(_MARKS.sub("", body).split())
    if start := _START.match(plain):
        return start[0]
    if len(plain) <= LONGEST_SUMMARY:
        return plain
    return f"{plain[: LONGEST_SUMMARY - 1].rsplit(maxsplit=1)[0]}…"


def slug_of(form_id: str) -> str:
    """Name a piece of the network as no file of the library is named, and without its words.

    A slug is not sealed, and what is in review is nobody's to read.
    """
    return f"network-{blake2b(form_id.encode(), digest_size=8).hexdigest()}"


def _wrong_words(words: Words) -> dict[str, str]:
    wrong = {}
    if not SHORTEST_TITLE <= len(words.title) <= LONGEST_TITLE:
        wrong["title"] = f"Please use between {SHORTEST_TITLE} and {LONGEST_TITLE} characters."
    if not 1 <= len(words.summary) <= LONGEST_SUMMARY:
        wrong["summary"] = f"Please sum it up in up to {LONGEST_SUMMARY} characters."
    if len(words.body.split()) < FEWEST_WORDS:
        wrong["body"] = f"Say a little more: {FEWEST_WORDS} words or more help a colleague act."
    elif len(words.body) > LONGEST_BODY:
        wrong["body"] = (
            f"Please keep this to {LONGEST_BODY:,} characters, or make two pieces of it."
        )
    if not 1 <= len(words.licence) <= LONGEST_LINE:
        wrong["licence"] = f"Name the licence in up to {LONGEST_LINE} characters."
    return wrong


def _wrong_sorting(words: Words) -> dict[str, str]:
    wrong = {}
    if words.kind not in KINDS:
        wrong["kind"] = f"Choose one of these: {', '.join(KINDS)}."
    if not 1 <= len(set(words.topics)) <= MOST_TOPICS or not set(words.topics) <= set(_TOPICS):
        wrong["topics"] = f"Choose between one and {MOST_TOPICS} topics of the list."
    if words.support not in (None, *_SUPPORTS):
        wrong["support"] = "Choose one of the five supports, or none."
    if not STATES.keys() >= set(words.states):
        wrong["states"] = "Choose states by their postal code, or none."
    if words.audience not in get_args(AudienceName):
        wrong["audience"] = "Choose who may read it."
    return wrong | _wrong_step(words)


def _wrong_step(words: Words) -> dict[str, str]:
    if words.guide is None and words.step is None:
        return {}
    if words.guide not in GUIDES:
        return {"guide": "Choose the guided set that this is a step of, or leave the step empty."}
    if words.step is None or not 1 <= words.step <= 99:  # noqa: PLR2004  # two digits
        return {"step": "Say which step of the set this is, as a number from 1."}
    return {}


def _wrong_source(source: Source) -> dict[str, str]:
    wrong = {}
    for name in ("title", "author"):
        if not 1 <= len(getattr(source, name)) <= LONGEST_LINE:
            wrong[f"source_{name}"] = f"Name the {name}, in up to {LONGEST_LINE} characters."
    if not EARLIEST <= source.year <= LATEST:
        wrong["source_year"] = "Give the year with four digits."
    if source.url and not (_ADDRESS.fullmatch(source.url) and len(source.url) <= LONGEST_LINE):
        wrong["source_url"] = "Give the whole address, from https:// on, or leave it empty."
    if source.page and len(source.page) > LONGEST_LINE:
        wrong["source_page"] = f"Please use up to {LONGEST_LINE} characters."
    return wrong
