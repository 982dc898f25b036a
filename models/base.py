"""What every table shares: its workspace, its names, and the types that keep private things so."""

import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

from bot.scope import Scoped
from bot.vault import Vault


class UtcDateTime(TypeDecorator[datetime]):
    """Aware in Python, UTC in the database; SQLite keeps no zone of its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


class Token(str):
    """A value that was sealed already, once for many rows: it is not sealed again."""

    __slots__ = ()


class SealedText(TypeDecorator[str]):
    """Text that only a holder of the keys can read. It cannot be searched for."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _vault(dialect).seal(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _vault(dialect).unseal(value)


class SealedBytes(TypeDecorator[bytes]):
    """Bytes that only a holder of the keys can read."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else _vault(dialect).seal(b64encode(value).decode())

    def process_result_value(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else b64decode(_vault(dialect).unseal(value))


class SealedJSON(TypeDecorator[Any]):
    """Plain values that only a holder of the keys can read."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        known = value is None or isinstance(value, Token)
        return value if known else _vault(dialect).seal(json.dumps(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(_vault(dialect).unseal(value))


class Digest(str):
    """A value's name, as it was read from the database: it is not digested again."""

    __slots__ = ()


class DigestedText(TypeDecorator[str]):
    """Text that can be looked for by who knows it, and read by nobody."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        known = value is None or isinstance(value, Digest)
        return value if known else _vault(dialect).digest(str(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Digest | None:  # noqa: ARG002
        return None if value is None else Digest(value)


def _vault(dialect: Dialect) -> Vault:
    vault: Vault = dialect.vault  # type: ignore[attr-defined]  # put there by Database
    return vault


def _values(kinds: type[StrEnum]) -> list[str]:
    return [kind.value for kind in kinds]


Id = Annotated[
    int,
    mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
]
Sealed = Annotated[str, mapped_column(SealedText)]
Digested = Annotated[str, mapped_column(DigestedText)]


class Base(Scoped, DeclarativeBase, kw_only=True):
    """Typed constructors for every model, and constraint names that Alembic can drop."""

    type_annotation_map = {  # noqa: RUF012
        datetime: UtcDateTime,
        list[str]: JSON,
        StrEnum: Enum(StrEnum, native_enum=False, length=16, values_callable=_values),
    }
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        },
    )
