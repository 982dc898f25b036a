"""What was looked for in the library and not found, as far as anybody may be told."""

from dataclasses import dataclass

from bot.domain.search.terms import stems

ENOUGH_FOR_WORDS = 5
"""People who looked for the same, before its words are shown to anybody."""
ENOUGH_FOR_A_TOPIC = 3
"""People whose searches were near to a topic, before it is named."""
_LONGEST = 200
"""Characters of a search that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to write next."""

    queries: list[tuple[str, int]]
    """Words, and how many people looked for them; the most wanted first."""
    topics: list[str]
    """Slugs of what else was looked for."""


def as_typed(words: str) -> str:
    """Bring a search to one shape: small letters, single spaces, not too long."""
    return " ".join(words.casefold().split())[:_LONGEST].strip()


def the_same(words: str) -> str:
    """Reduce a search to what it has in common with others for the same thing; "" for nothing."""
    return " ".join(sorted(set(stems(as_typed(words)))))
