"""How one door is tried: where it is pressed, what it carries, what it does for who may."""

from dataclasses import dataclass, field
from typing import Any

BOARDS = ["board-and-superintendent-relations"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """How one is tried, and what it does for who may."""

    value: str = ""
    at: str = "message"
    """message, home or modal."""
    hidden: str = ""
    """What the modal carries."""
    kind: str = "button"
    typed: dict[str, Any] = field(default_factory=dict)
    """What a form is filled in with; its fields' values."""
    does: str = ""
    """A table that changes; `shows …`; `reads …` in it; `says …` to them or in their DM; or
    quietly nothing."""


def button(value: str, does: str, *, kind: str = "button") -> Door:
    return Door(value=value, does=does, kind=kind)


def at_home(does: str, value: str = "", *, kind: str = "button") -> Door:
    return Door(value=value, does=does, at="home", kind=kind)


def inside(hidden: str, does: str, value: str = "", *, kind: str = "button") -> Door:
    return Door(value=value, does=does, at="modal", hidden=hidden, kind=kind)


def form(does: str, **typed: Any) -> Door:
    return Door(does=does, typed=typed)
