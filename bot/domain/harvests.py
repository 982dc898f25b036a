"""What a resolved problem may teach others: when its author is asked, and what is drafted."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from bot.domain.errors import InvalidInput
from bot.domain.guidance import AudienceName, Source
from bot.domain.hours import WorkingWeek
from bot.domain.identifying import Change, found, taken_out
from bot.domain.pieces import (
    LICENCES,
    LONGEST_BODY,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    SHORTEST_TITLE,
    Words,
    summary_of,
)

ASKED_AFTER = (timedelta(0), timedelta(weeks=3), timedelta(weeks=8))
"""How long after the end of a problem its author is asked: each a step."""
LAPSES_AFTER = timedelta(weeks=12)
WRITERS_HAVE = timedelta(days=3)
"""How long a draft waits for colleagues whose answers were marked."""
LONGEST_ANSWER = 1200
"""Characters of an answer that a piece has room for."""
LONGEST_NAME = 80
LONGEST_TOLD = 1500
MOST_ANSWERS = 5
UNNAMED = "A colleague"
"""Stands under what somebody said who gave no name, so that it is not taken for another's."""
KINDS = ("anecdote", "tip", "guiding reflection")
SOURCE = "A problem of practice, shared with consent"
AUTHOR = "From the network"
ANSWERS = "What colleagues said"
_PART = 20
"""Characters by which a line of an answer is recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An author's own words, as they wrote them."""

    title: str
    context: str
    question: str
    tried: str = ""
    what_helped: str = ""
    tried_since: str = ""
    happened: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A colleague's answer, as it would stand in the piece; they agreed to these words."""

    answer_id: int
    words: str
    name: str = ""
    """As they wish to be named; empty: not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is proposed to the author, and what was taken out of their words."""

    title: str
    summary: str
    body: str
    """Markdown."""
    changes: tuple[Change, ...] = ()
    kind: str = KINDS[0]
    topics: tuple[str, ...] = ()
    audience: AudienceName = "network"
    answers: tuple[int, ...] = ()
    """The answers that the author took in, once they agreed."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "Draft":
        changes = tuple(Change(**each) for each in told["changes"])
        lists = {name: tuple(told[name]) for name in ("topics", "answers")}
        return cls(**(told | lists | {"changes": changes}))

    @property
    def marked(self) -> tuple[str, ...]:
        """Name what may still identify somebody, each once, in order."""
        text = f"{self.title}\n{self.summary}\n{self.body}"
        return tuple(dict.fromkeys(text[it.start : it.end].strip() for it in found(text)))


def drafted(told: Told, topics: Sequence[str]) -> Draft:
    """Draft a piece from an author's words; about a tenth of a second, after the first."""
    title, in_title = taken_out(told.title)
    body, in_body = taken_out(_body(told))
    point, _ = taken_out(told.what_helped or told.happened or told.question)
    return Draft(
        title=_cut(title, LONGEST_TITLE),
        summary=_cut(summary_of(point), LONGEST_SUMMARY),
        body=body[:LONGEST_BODY],
        changes=tuple(dict.fromkeys([*in_title, *in_body])),
        topics=tuple(topics),
    )


def extended(draft: Draft, told: Told) -> Draft:
    """Add to what the author agreed to what they tried since and what happened."""
    since = replace(told, context="", question="", tried="", what_helped="")
    added, changes = taken_out(_body(since))
    kept = _cut(draft.body, LONGEST_BODY - len(added) - 2)
    body = f"{kept}\n\n{added}"
    return replace(draft, body=body, changes=tuple(changes))


def cleaned(words: str) -> tuple[str, list[Change]]:
    """Give a colleague's answer as a piece would have it, with what was changed."""
    return taken_out(_cut(words.strip(), LONGEST_ANSWER))


def words_of(draft: Draft, answers: Sequence[Answer], *, year: int) -> Words:
    """Make of what the author agreed to the words that facilitators review, or say what is off."""
    body = "\n\n".join([draft.body, *_quoted(answers)])
    if answers and len(body) > LONGEST_BODY:
        raise InvalidInput(
            answers=f"With these answers it is {len(body) - LONGEST_BODY:,} characters too long. "
            "Shorten your text, or choose fewer."
        )
    if len(draft.title) < SHORTEST_TITLE:
        raise InvalidInput(title="Say a little more, so that colleagues know if it is for them.")
    return Words(
        title=draft.title,
        summary=draft.summary,
        body=body,
        kind=draft.kind,
        topics=draft.topics,
        source=Source(title=SOURCE, author=AUTHOR, year=year),
        audience=draft.audience,
        licence=LICENCES[draft.audience],
    )


def seen(marked: Sequence[str]) -> str:
    """Name a set of marked words, so that a form can tell that its reader has looked at them."""
    return blake2b("\n".join(sorted(marked)).encode(), digest_size=12).hexdigest()


def next_time(week: WorkingWeek, due: datetime, now: datetime, luck: float) -> datetime:
    """Tell when somebody may be asked: when it is due, if they are at work then.

    Otherwise at any moment of their next working day, as `luck` (0 to 1) has it: the first
    moment of it, kept beside a problem without a name, would tell whose hours these are.
    """
    at = max(due, now)
    opens = week.next_open(at)
    if opens == at:
        return at
    hours = week.hours_of(opens.astimezone(week.clock).date())
    length = hours[1] - opens if hours else timedelta(0)
    return opens + luck * length * 0.9


def due_after(ended_at: datetime, step: int) -> datetime:
    """Tell when a step is due; the one after the last is the end of it."""
    return ended_at + (ASKED_AFTER[step] if step < len(ASKED_AFTER) else LAPSES_AFTER)


def without(draft: Draft, answer_id: int) -> Draft:
    return replace(draft, answers=tuple(each for each in draft.answers if each != answer_id))


def _body(told: Told) -> str:
    """Put the author's words under headings, the longest shortened until all fit."""
    parts = {
        "What was hard": told.context,
        "The question": told.question,
        "What was tried": told.tried,
        "What helped": told.what_helped,
        "What was tried since": told.tried_since,
        "What happened": told.happened,
    }
    parts = {heading: text.strip() for heading, text in parts.items() if text.strip()}
    room = LONGEST_BODY - 200 - sum(len(heading) + 6 for heading in parts)
    while (over := sum(map(len, parts.values())) - room) > 0:
        longest = max(parts, key=lambda each: len(parts[each]))
        parts[longest] = _cut(parts[longest], max(len(parts[longest]) - over, 200))
    return "\n\n".join(f"## {heading}\n\n{text}" for heading, text in parts.items())


def as_it_stands(draft: Draft, words: Words, answers: Sequence[Answer]) -> Draft:
    """Take up what an author agreed to as it stands now, without what colleagues said."""
    body = words.body
    for part in _quoted(answers):
        body = body.replace(part, "").strip()
    return replace(
        draft,
        title=words.title,
        summary=words.summary,
        body=re.sub(r"\n{3,}", "\n\n", body),
        kind=words.kind if words.kind in KINDS else draft.kind,
        topics=words.topics,
    )


def altered(body: str, answers: Sequence[Answer]) -> Answer | None:
    """Find a colleague's answer that stands in a text otherwise than they agreed to.

    It is recognised by how one of its lines begins or ends, or by the name.
    """
    for each in answers:
        lines = [line.strip() for line in each.words.splitlines() if line.strip()]
        parts = [each.name, *(part for it in lines for part in (it[:_PART], it[-_PART:]))]
        if _quote(each) not in body and any(part in body for part in parts if part):
            return each
    return None


def _quoted(answers: Sequence[Answer]) -> list[str]:
    return [f"## {ANSWERS}", *map(_quote, answers)] if answers else []


def _quote(answer: Answer) -> str:
    lines = "\n".join(f"> {line}" for line in answer.words.splitlines() if line.strip())
    return f"{lines}\n\n{answer.name or UNNAMED}"


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
