"""A long list, a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from slack_sdk.models.blocks import Block

from bot.views.blocks import actions, button, context

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Entry]):
    """A part of a list, and where in it that stands."""

    entries: Sequence[Entry]
    number: int
    """From 0."""
    pages: int

    @classmethod
    def of(cls, entries: Sequence[Entry], number: int, size: int) -> "Page[Entry]":
        """Cut a page out of a list; a number past its end is the last page."""
        pages = max(1, -(-len(entries) // size))
        number = min(max(number, 0), pages - 1)
        return cls(entries=entries[number * size :][:size], number=number, pages=pages)


def doors(page: Page[Entry], action: str, *, of: object = "") -> Iterator[Block]:
    """Show where a page stands and the ways to its neighbours; nothing where all fits on one.

    The buttons' value is `of`, a colon, and the page's number.
    """
    if page.pages == 1:
        return
    yield context(f"Page {page.number + 1} of {page.pages}")
    ways = [
        button(f"{action}:{name}", text, value=f"{of}:{number}")
        for name, text, number in (
            ("back", "Back", page.number - 1),
            ("on", "More", page.number + 1),
        )
        if 0 <= number < page.pages
    ]
    yield actions(*ways)


def turned(value: str) -> tuple[str, int]:
    """Read back what a neighbour's button says: of what, and which page."""
    of, _, number = value.rpartition(":")
    return of, int(number)
