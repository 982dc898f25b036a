"""A piece as a file with front matter, which Lantern reads back as the same piece."""

from typing import Any

import yaml

from bot.domain.guidance import Entry


def as_file(entry: Entry) -> str:
    """Write a piece; who gave it, and what the network says of it, stays out."""
    piece = entry.piece
    told: dict[str, Any] = {
        "title": piece.title,
        "kind": piece.kind,
        "topics": sorted(piece.topics),
        "support": piece.support,
        "states": sorted(piece.states),
        "guide": piece.guide,
        "step": piece.step,
        "summary": piece.summary,
        "source": {
            "title": piece.source.title,
            "author": piece.source.author,
            "year": piece.source.year,
            "url": piece.source.url,
            "page": piece.source.page,
        },
        "licence": piece.licence,
        "reviewed": entry.reviewed,
    }
    told["source"] = _full(told["source"])
    front = yaml.safe_dump(_full(told), sort_keys=False, allow_unicode=True, width=1000)
    return f"---\n{front}---\n\n{piece.body}\n"


def _full(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value not in (None, [])}
