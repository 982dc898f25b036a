"""What a person reads in blocks."""

from collections.abc import Iterator
from typing import Any


def readable(part: Any) -> Iterator[str]:
    """Walk blocks for what a person reads: texts, labels, options, alt texts."""
    if isinstance(part, list):
        for item in part:
            yield from readable(item)
    elif isinstance(part, dict):
        for name, value in part.items():
            if name in {"text", "alt_text"} and isinstance(value, str):
                yield value
            elif isinstance(value, (list, dict)) and name != "confirm":
                yield from readable(value)
