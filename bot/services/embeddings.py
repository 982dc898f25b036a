"""Remembers what was prepared of a network's own pieces, so that no start waits for the model."""

from base64 import b64decode
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Text, delete, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.services.prepared import Prepared, packed, unpacked
from bot.vault import Vault
from models import Embedding
from models.base import Digest

AT_ONCE = 500
"""Rows that one statement names: databases set a limit to its parameters."""


@dataclass(frozen=True, slots=True, repr=False)
class Stored:
    """What stands in the database, sealed; each is unsealed when it is asked for."""

    sealed: Mapping[Digest, str]
    unseal: Callable[[str], str]

    def get(self, mark: Digest) -> Prepared | None:
        """Give what was prepared of a piece: some 70 µs."""
        token = self.sealed.get(mark)
        return None if token is None else unpacked(b64decode(self.unseal(token)))


def vault_of(session: AsyncSession) -> Vault:
    """Give what seals this session's columns, for work that is done after it has ended."""
    return cast(Vault, session.get_bind().dialect.vault)  # type: ignore[attr-defined]


async def read(session: AsyncSession, model: str, marks: Sequence[Digest] | None = None) -> Stored:
    """Read what a model made of these pieces; without `marks`, of all."""
    known = select(Embedding.mark, type_coerce(Embedding.prepared, Text)).where(
        Embedding.model == model
    )
    wanted = [known]
    if marks is not None:
        wanted = [known.where(Embedding.mark.in_(some)) for some in _portions(marks)]
    found: dict[Digest, str] = {}
    for each in wanted:
        found.update((Digest(mark), token) for mark, token in await session.execute(each))
    return Stored(found, vault_of(session).unseal)


async def keep(session: AsyncSession, model: str, prepared: Mapping[Digest, Prepared]) -> None:
    """Remember what was prepared; another process may have been first."""
    rows = [
        {"mark": mark, "model": model, "prepared": packed(each)} for mark, each in prepared.items()
    ]
    if rows:
        await session.execute(insert(session, Embedding).on_conflict_do_nothing(), rows)


async def forget_but(session: AsyncSession, model: str, marks: Collection[Digest]) -> None:
    """Forget what other models made, and what is no longer in the library."""
    wanted = frozenset(marks)
    await session.execute(delete(Embedding).where(Embedding.model != model))
    known = await session.scalars(select(Embedding.mark))
    for some in _portions([mark for mark in known if mark not in wanted]):
        await session.execute(delete(Embedding).where(Embedding.mark.in_(some)))


def _portions(marks: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(marks), AT_ONCE):
        yield marks[start : start + AT_ONCE]
