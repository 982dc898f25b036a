"""What a member's own settings say of them, as their Home shows it."""

from dataclasses import dataclass

from bot.domain.members import About
from bot.domain.mentors import Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a member told, and what they offer as it stands today."""

    about: About
    offer: Offer | None
    """None where they do not mentor."""
