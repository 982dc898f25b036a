"""What makes a problem worth posting, and how a long text is cut so that none of it is lost."""

import re
from collections.abc import Iterator
from dataclasses import InitVar, dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, takewhile

from bot.domain.errors import InvalidInput

SHORTEST_TITLE, LONGEST_TITLE = 8, 150
MOST_TOPICS = 3
MOST_THANKED = 10
SHORTEST_QUESTION, LONGEST_ASKED = 8, 2000
"""Characters of a question, and of each text, that only mentors read: all fit into one message."""
LONGEST_MADE_TITLE = 100
START, PART = 2000, 2800
"""Characters as shown, of a text's start in the post and of each part in the thread."""

_SHOWN_AS = {"&": 5, "<": 4, ">": 4}
"""How many characters Slack's escapes take."""
_BREAKS = (re.compile(r".*\n\s*", re.DOTALL), re.compile(r".*\s", re.DOTALL))
"""Where a text is best cut: after a paragraph or line, or else after a word."""
_SENTENCE = re.compile(rf".{{{SHORTEST_TITLE},}}?[.?!](?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A problem as somebody typed it, checked: each field that needs another look has its word."""

    title: str
    context: str
    tried: str = ""
    question: str
    topics: tuple[str, ...]
    """Slugs."""
    needed_by: date | None = None
    anonymous: bool = False
    for_channel: bool = True
    """False: only mentors who are asked read it."""
    earliest: InitVar[date]
    """The first day that an answer may be needed by."""

    def __post_init__(self, earliest: date) -> None:
        wrong = self._wrong_for_channel() if self.for_channel else self._wrong_for_mentors()
        if not 1 <= len(self.topics) <= MOST_TOPICS:
            wrong["topics"] = f"Choose between one and {MOST_TOPICS} topics."
        if self.needed_by and self.needed_by < earliest:
            wrong["needed_by"] = "That day is over. Choose today or later, or leave it empty."
        if wrong:
            raise InvalidInput(**wrong)

    def _wrong_for_channel(self) -> dict[str, str]:
        wrong = {}
        if len(self.title) < SHORTEST_TITLE:
            wrong["title"] = "Say a little more, so that colleagues know if they can help."
        elif len(self.title) > LONGEST_TITLE:
            wrong["title"] = f"Please keep the title to {LONGEST_TITLE} characters."
        if not self.context:
            wrong["context"] = "Tell what is happening, so that colleagues can picture it."
        if not self.question:
            wrong["question"] = "Ask colleagues one thing. They answer what they are asked."
        return wrong

    def _wrong_for_mentors(self) -> dict[str, str]:
        wrong = {}
        if len(self.question) < SHORTEST_QUESTION:
            wrong["question"] = "Say a little more, so that a mentor knows if they can help."
        for name in ("question", "context"):
            if len(getattr(self, name)) > LONGEST_ASKED:
                wrong[name] = f"Please keep this to {LONGEST_ASKED:,} characters."
        return wrong


def for_mentors(
    question: str,
    *,
    context: str = "",
    topics: tuple[str, ...],
    needed_by: date | None = None,
    anonymous: bool = False,
    earliest: date,
) -> Draft:
    """Draft what only mentors who are asked read; its title is how the question begins."""
    return Draft(
        title=title_of(question),
        context=context,
        question=question,
        topics=topics,
        needed_by=needed_by,
        anonymous=anonymous,
        for_channel=False,
        earliest=earliest,
    )


def title_of(question: str) -> str:
    """Name a question by its first sentence, or by as many of its words as make a title."""
    words = " ".join(question.split())
    sentence = _SENTENCE.match(words)
    title = sentence[0] if sentence else words
    if len(title) <= LONGEST_MADE_TITLE:
        return title
    return f"{title[: LONGEST_MADE_TITLE - 1].rsplit(maxsplit=1)[0]}…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """How a problem ended, in its author's words."""

    what_helped: str = ""
    who_helped: tuple[str, ...] = ()
    """Slack ids of those who are thanked."""
    may_become_guidance: bool = False

    def __post_init__(self) -> None:
        if len(self.who_helped) > MOST_THANKED:
            raise InvalidInput(who_helped=f"Name up to {MOST_THANKED} people, please.")


def earliest_day(now: datetime, kept: date | None = None) -> date:
    """Tell the first day that may be chosen: today wherever it is still the earliest.

    A date that was chosen before may be `kept`, so that an old problem can still be edited.
    """
    today = (now.astimezone(UTC) - timedelta(hours=12)).date()
    return min(today, kept) if kept else today


def split(text: str, *, start: int = START, part: int = PART) -> list[str]:
    """Cut a text into parts that fit into `start` and then `part` characters as Slack counts them.

    Joined, the parts are the text. They end with a line or a word wherever one ends in time.
    """
    parts: list[str] = []
    while text:
        end = _end(text, part if parts else start)
        parts.append(text[:end])
        text = text[end:]
    return parts


def _end(text: str, limit: int) -> int:
    """Find where the longest start of a text ends that fits, cut at a good place."""
    end = sum(1 for _ in takewhile(lambda size: size <= limit, _sizes(text)))
    if end == len(text):
        return end
    for rule in _BREAKS:
        found = rule.match(text, end // 2, end)
        if found:
            return found.end()
    return end


def _sizes(text: str) -> Iterator[int]:
    return accumulate(_SHOWN_AS.get(character, 1) for character in text)
