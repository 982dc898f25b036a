"""Seals everything in the database anew with the newest key, so that older keys can go.

It goes around the workspace's scope on purpose: a key belongs to the installation, not to a
workspace. It handles sealed values, not models, and tells nobody what is in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnClause, Table, Text, column, select, table, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import migrate
from bot.settings import CannotStart
from bot.vault import CannotUnseal, Vault
from models import Base
from models.base import SealedBytes, SealedJSON, SealedText

_SEALED = (SealedText, SealedJSON, SealedBytes)
AT_ONCE = 500
"""Rows in a transaction."""


@dataclass(slots=True)
class Rotation:
    """The keys, and how many values have been sealed anew with the newest."""

    keys: Sequence[str]
    changed: int = 0
    current: int = 0
    """Were under the newest key already."""
    newest: Vault = field(init=False)
    all: Vault = field(init=False)

    def __post_init__(self) -> None:
        self.newest, self.all = Vault(self.keys[:1]), Vault(self.keys)

    def renew(self, token: str) -> str | None:
        """Seal anew, or give None where the newest key has sealed it already."""
        try:
            self.newest.unseal(token)
        except CannotUnseal:
            self.changed += 1
            return self.all.reseal(token)
        self.current += 1
        return None


@dataclass(frozen=True, slots=True)
class Place:
    """A table's sealed columns, and the key by which its rows are walked; without their types."""

    name: str
    key: tuple[str, ...]
    sealed: tuple[str, ...]


def places() -> list[Place]:
    """Find every sealed column there is."""
    found = [_place(each) for each in Base.metadata.sorted_tables]
    return [place for place in found if place.sealed]


async def rotate(url: str, keys: Sequence[str]) -> Rotation:
    """Do all tables, in transactions of 500 rows. It may be interrupted, and run again."""
    rotation = Rotation(keys)
    async with migrate.plain_engine(url) as engine:
        for place in places():
            after: tuple[object, ...] | None = ()
            while after is not None:
                async with engine.begin() as connection:
                    after = await _rotate_some(connection, place, after, rotation)
    return rotation


def _place(source: Table) -> Place:
    sealed = [each.name for each in source.columns if isinstance(each.type, _SEALED)]
    return Place(source.name, tuple(each.name for each in source.primary_key), tuple(sealed))


async def _rotate_some(
    connection: AsyncConnection, place: Place, after: tuple[object, ...], rotation: Rotation
) -> tuple[object, ...] | None:
    """Do the rows that follow a key, and return the last one's, or None at the end."""
    key: list[ColumnClause[object]] = [column(name) for name in place.key]
    rows = select(*key, *(column(name, Text) for name in place.sealed))
    rows = rows.select_from(table(place.name)).order_by(*key).limit(AT_ONCE)
    found = (await connection.execute(rows.where(tuple_(*key) > after) if after else rows)).all()
    for row in found:
        of_row = [column(name) == value for name, value in zip(place.key, row, strict=False)]
        for name, token in zip(place.sealed, row[len(key) :], strict=True):
            if token is not None and (fresh := _renewed(rotation, token, place)):
                # Only what is still as it was read: the bot may have written, and sealed, since.
                target = table(place.name, column(name))
                unchanged = update(target).where(*of_row, target.c[name] == token)
                await connection.execute(unchanged.values({name: fresh}))
    return tuple(found[-1])[: len(key)] if found else None


def _renewed(rotation: Rotation, token: object, place: Place) -> str | None:
    try:
        return rotation.renew(str(token))
    except CannotUnseal as error:
        raise CannotStart(
            f"None of LANTERN_KEYS opens something in the table {place.name}: put back the key "
            "that sealed it, after the newest, and run this again."
        ) from error
