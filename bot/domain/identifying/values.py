"""A part of a text that may tell who or where it is about."""

from dataclasses import dataclass

INSTEAD = {
    "person": "a colleague",
    "student": "a student",
    "parent": "a parent",
    "district": "a district",
    "school": "a school",
    "place": "a town",
    "state": "a state",
    "channel": "a channel",
    "group": "[name]",
    "address": "[address]",
    "link": "[link]",
    "number": "[number]",
    "date": "[date]",
}
"""What each kind becomes where nothing fits better."""
WHY = {
    "person": "may name a person",
    "student": "may name a student",
    "parent": "may name a parent",
    "district": "may name a district",
    "school": "may name a school",
    "place": "may name a place",
    "state": "names a state",
    "channel": "names a channel",
    "group": "may be a name",
    "address": "leads to a person",
    "link": "may lead to a person or a district",
    "number": "a number that few places share",
    "date": "a day that can be looked up",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """Where it stands, in characters; what it is (a key of INSTEAD); and what stands for it."""

    start: int
    end: int
    kind: str
    instead: str


def several(words: str) -> frozenset[str]:
    """Read a list of words."""
    return frozenset(words.split())
