"""A small library of made-up pieces in a database, and an encoder that is no model."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import numpy as np
from sqlalchemy import update

from bot.db import Database
from bot.domain.guidance import Piece, Source
from bot.domain.search.terms import stems
from bot.services.library import Library
from bot.services.pieces import count
from bot.services.starter import Starter
from models import Audience, Disagreement, PieceOrigin, PieceState, Upkeep
from models import Piece as Row
from tests.conftest import NOW

SOURCE = {"title": "A Year of Pauses", "author": "A Network of the North", "year": 2023}
WIDTH = 64


@dataclass
class Pretending:
    """Texts are as near as their words are the same. It notes what it was given to embed."""

    fingerprint: str = "a model"
    given: list[str] = field(default_factory=list)

    def __call__(self, texts: Iterable[str], *, max_tokens: int = 256) -> np.ndarray:
        if max_tokens > 128:
            self.given.extend(texts)
        rows = np.full((len(list(texts)), WIDTH), 0.01, np.float32)
        for row, text in zip(rows, texts, strict=True):
            for stem in stems(text):
                row[hashlib.sha256(stem.encode()).digest()[0] % WIDTH] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def piece(slug: str, body: str, **told: Any) -> Piece:
    """Write a piece that came with Lantern."""
    given = {
        "title": slug.replace("-", " ").capitalize(),
        "kind": "tip",
        "topics": frozenset(),
        "support": None,
        "summary": "",
        "source": Source(**SOURCE),
        "licence": "CC BY 4.0",
        "reviewed": date(2026, 1, 2),
    }
    return Piece(slug=slug, body=body, **(given | told))


STARTER = (
    piece("the-vote", "Count the votes before the board meets about the strategic plan."),
    piece("the-circle", "Restorative circles need a teacher who was asked first."),
    piece("the-survey", "Read the climate survey with students before you publish numbers."),
)


@dataclass
class Shelves:
    """Changes a library as facilitators do, and looks at it as a process does."""

    database: Database
    encode: Pretending | None = field(default_factory=Pretending)
    now: datetime = NOW

    def library(self, *pieces: Piece) -> Library:
        """Start a process. All that it embeds of its own later is noted anew."""
        library = Library(Starter(list(pieces or STARTER), self.encode), now=lambda: self.now)
        if self.encode:
            self.encode.given.clear()
        return library

    async def follow(self, library: Library) -> bool:
        async with self.database.transaction() as session:
            return await library.follow(session)

    async def opened(self, *pieces: Piece) -> Library:
        """Start a process, and let it look."""
        library = self.library(*pieces)
        await self.follow(library)
        return library

    async def publish(self, slug: str, body: str, **told: Any) -> None:
        given = {
            "slug": slug,
            "body": body,
            "title": slug.replace("-", " ").capitalize(),
            "summary": "",
            "kind": "tip",
            "topics": [],
            "support": None,
            "states": [],
            "source": SOURCE,
            "licence": "CC BY 4.0",
            "origin": PieceOrigin.CONTRIBUTED,
            "state": PieceState.PUBLISHED,
            "audience": Audience.NETWORK,
            "created_at": self.now,
            "changed_at": self.now,
            "published_at": self.now,
        }
        async with self.database.transaction() as session:
            session.add(Row(revision=await count(session), **(given | told)))

    async def change(self, slug: str, **told: Any) -> None:
        async with self.database.transaction() as session:
            changed = told | {"revision": await count(session)}
            await session.execute(update(Row).where(Row.slug == slug).values(changed))

    async def keep(self, slug: str, **told: Any) -> None:
        async with self.database.transaction() as session:
            session.add(Upkeep(slug=slug, revision=await count(session), **told))

    async def disagree(self, one: str, other: str, about: str) -> None:
        async with self.database.transaction() as session:
            await count(session)
            session.add(
                Disagreement(one=one, other=other, about=about, said_by="U0FAY", said_at=self.now)
            )


async def titles(library: Library, text: str, **asked: Any) -> list[str]:
    """Ask, and give the slugs of what is ranked, best first."""
    return [found.piece.slug for found in await library.rank(text, **({"limit": 9} | asked))]
