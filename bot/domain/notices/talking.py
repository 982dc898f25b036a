"""What is said once two people talk: how they begin, how they go on, and how it went."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Seat: TypeAlias = Literal["author", "helper"]
TalkStand: TypeAlias = Literal["talking", "done", "ended"]
Ending: TypeAlias = Literal["done", "resolved", "quiet", "left", "ended"]
"""Why a conversation is over. One of the two ended it, or something was wrong: `ended`."""
VerdictWord: TypeAlias = Literal["great", "good", "not_for_me", "wrong"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationOpened:
    """In the group DM of an author and a colleague: who is who, and what it is about."""

    title: str
    """Empty once the problem is withdrawn."""
    question: str
    author: str
    helper: str
    experience: str = ""
    """The helper's own words on what they bring."""
    link: str | None = None
    kind: Literal["conversation_opened"] = "conversation_opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpBegins:
    """To one of the two alone: the conversation is open, and these are its doors."""

    request_id: int
    title: str
    """Empty once the problem is withdrawn."""
    side: Seat
    other: str
    link: str | None = None
    stand: TalkStand = "talking"
    kind: Literal["help_begins"] = "help_begins"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayOpened:
    """To one side of a conversation without a name: write in this thread, and it is passed on."""

    title: str
    """Empty once the problem is withdrawn."""
    side: Seat
    helper: str
    offered: bool = False
    """The helper offered help of their own accord; otherwise the author asked for it."""
    experience: str = ""
    """The helper's own words on what they bring, for the author."""
    link: str | None = None
    request_id: int = 0
    doors: bool = False
    """This message, and no other of its reader's, has the buttons."""
    stand: TalkStand = "talking"
    kind: Literal["relay_opened"] = "relay_opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRelayed:
    """In a relay's thread: what the other side wrote."""

    text: str
    sender: str | None
    """None: the author, who gave no name."""
    kind: Literal["words_relayed"] = "words_relayed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsHeldBack:
    """In a relay's thread: what its reader just wrote there was not passed on, or not all of it."""

    why: Literal["closed", "files"]
    kind: Literal["words_held_back"] = "words_held_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class StillTalking:
    """To the author alone: it has been quiet for a while; does it go on?"""

    request_id: int
    title: str
    """Empty once it is settled."""
    helper: str
    settled: Literal["talking", "over"] | None = None
    kind: Literal["still_talking"] = "still_talking"


@dataclass(frozen=True, slots=True, kw_only=True)
class HowItWent:
    """To one of the two alone: the conversation is over; how did it go?"""

    request_id: int
    title: str
    """Empty once the problem is withdrawn."""
    side: Seat
    other: str | None
    """None: the author, who gave no name."""
    why: Ending
    said: VerdictWord | None = None
    kept_apart: bool = False
    """They asked not to be matched with the other again."""
    kind: Literal["how_it_went"] = "how_it_went"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRaised:
    """To the one person who hears it: something was wrong between two others."""

    raised_by: str | None
    """None: an author who gave no name, and chose to stay without one."""
    about: str | None
    """None: an author who gave no name."""
    words: str
    kind: Literal["concern_raised"] = "concern_raised"
