"""Time zones as people in the network call them."""

ZONES = {
    "America/New_York": "Eastern time (New York)",
    "America/Chicago": "Central time (Chicago)",
    "America/Denver": "Mountain time (Denver)",
    "America/Phoenix": "Mountain time without summer time (Phoenix)",
    "America/Los_Angeles": "Pacific time (Los Angeles)",
    "America/Anchorage": "Alaska time (Anchorage)",
    "Pacific/Honolulu": "Hawaii time (Honolulu)",
    "America/Puerto_Rico": "Atlantic time (Puerto Rico)",
    "Pacific/Guam": "Chamorro time (Guam)",
    "UTC": "UTC",
}
"""Offered in forms; a member's own zone comes from Slack and may be any other."""


def name(zone: str | None) -> str:
    """Name a zone: as in ZONES, or by its place."""
    return ZONES.get(zone or "UTC") or place(zone or "UTC")


def place(zone: str) -> str:
    """Name a zone by the place that its clock is known for: New York."""
    return zone.rsplit("/", maxsplit=1)[-1].replace("_", " ")


def choices(*known: str | None) -> list[tuple[str, str]]:
    """List what a form offers: these zones first, where they are not in the list anyway."""
    others = [zone for zone in dict.fromkeys(known) if zone and zone not in ZONES]
    return [(zone, name(zone)) for zone in [*others, *ZONES]]
