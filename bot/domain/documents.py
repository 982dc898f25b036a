"""What is read from a document: its sections, and what it says of itself."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


class Unusable(Exception):
    """A document cannot be read into the library. The message is one sentence, without its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What stands under one heading."""

    heading: str | None
    markdown: str
    page: str | None = None
    """Where it begins, such as `page 3`, in a document that has pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A piece that is told field by field: a row of a table, or a file that is one whole piece."""

    where: str
    """Such as `row 3`; empty where the whole file is the piece."""
    fields: Mapping[str, str]
    """By the names of `cutting.FIELDS`; several topics or states with commas between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document with either sections or whole pieces."""

    sections: tuple[Section, ...] = ()
    told: tuple[Told, ...] = ()
    says: Mapping[str, str]
    """What it says of itself, by the names of `cutting.FIELDS`, as far as it does."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "Document":
        return cls(
            sections=tuple(Section(**each) for each in told["sections"]),
            told=tuple(Told(**each) for each in told["told"]),
            says=told["says"],
        )
