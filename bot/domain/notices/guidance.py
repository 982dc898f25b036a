"""What is said of guidance, in a problem's thread and in answer to a direct message."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.guidance import NETWORK, Entry, Found, Sentence
from bot.domain.topics import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceWanted:
    """Guidance is to be looked for; what is found is said in its place, or nothing."""

    problem_id: int
    text: str
    topics: list[str]
    kind: Literal["guidance_wanted"] = "guidance_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPiece:
    """A piece of guidance and why it was found, as far as a message shows it."""

    slug: str
    title: str
    kind: str
    passage: str
    """Plain words of the piece that fit."""
    sentence: Sentence | None
    """The part of the passage that fits best."""
    why: str
    source: str
    """Author, title and year in one line."""
    url: str | None
    reviewed: date
    overdue: bool = False
    from_network: bool = False
    states: tuple[str, ...] = ()
    """Codes of the states that it applies to; none: everywhere."""
    law_changed: tuple[str, ...] = ()
    """Codes of states in which the law may have changed since the review."""
    contrary: tuple[str, ...] = ()
    """What others of the pieces advise against, a sentence each."""
    may_share: bool = True
    """Whether everybody who may see the library may see it."""

    @classmethod
    def of(cls, found: Found, *, today: date) -> "FoundPiece":
        entry, piece = found.entry, found.piece
        return cls(
            slug=piece.slug,
            title=piece.title,
            kind=piece.kind,
            passage=found.passage,
            sentence=found.sentence,
            why=found.why,
            source=str(piece.source),
            url=piece.source.url,
            reviewed=entry.reviewed,
            overdue=entry.is_overdue(today),
            from_network=entry.from_network,
            states=tuple(sorted(piece.states)),
            law_changed=tuple(sorted(entry.law_changed)),
            contrary=tuple(each.about for each in entry.contrary),
            may_share=NETWORK.may_read(entry),
        )

    @classmethod
    def whole(cls, entry: Entry, *, today: date) -> "FoundPiece":
        """Show a piece for what it is, whatever anybody looked for."""
        topics = in_words(entry.piece.topics)
        why = f"On {topics}" if topics else "From the library"
        return cls.of(Found(entry=entry, why=why, passage=entry.piece.summary), today=today)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceFound:
    """These pieces fit a problem."""

    problem_id: int
    pieces: list[FoundPiece]
    kind: Literal["guidance_found"] = "guidance_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWanted:
    """A direct message is to be answered; the answer is worked out when it is sent."""

    text: str
    kind: Literal["answer_wanted"] = "answer_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageAnswered:
    """The answer to a direct message: guidance that fits, and the way to ask colleagues."""

    text: str
    """What the member wrote, which a problem may start from."""
    pieces: list[FoundPiece]
    kind: Literal["message_answered"] = "message_answered"
