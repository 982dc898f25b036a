"""What a member tells about their district, so that help fits it."""

from dataclasses import dataclass

SETTINGS = {"urban": "Urban", "suburban": "Suburban", "town": "Town", "rural": "Rural"}
"""Where a district lies: what is stored, and what is shown."""
SIZES = {
    "small": "Under 2,500 students",
    "medium": "2,500 to 10,000 students",
    "large": "Over 10,000 students",
}
"""How many students a district serves: what is stored, and what is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A member's district, as far as they told; keys of SETTINGS and SIZES."""

    setting: str | None = None
    size: str | None = None


NOT_TOLD = District()
