"""A notice as a row of the outbox keeps it, and whether it has to wait for its turn."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any, cast

from pydantic import Field, TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.notices import Notice
from bot.domain.unasked import UNASKED, Unasked
from bot.vault import Vault
from models.base import Token

UNSEEN = datetime(2001, 1, 1, tzinfo=UTC)
"""When to look at what is held and nobody has looked at yet."""

_notices: TypeAdapter[Notice] = TypeAdapter(Annotated[Notice, Field(discriminator="kind")])


def as_json(notice: Notice) -> dict[str, Any]:
    """Write a notice down in plain values."""
    written: dict[str, Any] = _notices.dump_python(notice, mode="json")
    return written


def read(written: dict[str, Any] | None) -> Notice:
    """Read back what was to be said."""
    return _notices.validate_python(written)


def unasked(notice: Notice, to: str) -> Unasked | None:
    """Tell how a message is treated that a person gets unasked; None where it is not one."""
    is_person = to[:1] in ("U", "W") and "," not in to
    return UNASKED.get(notice.kind) if is_person else None


def sealing(session: AsyncSession) -> Callable[[Notice], Token]:
    """Seal notices; those that say the same, once."""
    vault = vault_of(session)
    sealed: dict[bytes, Token] = {}

    def seal(notice: Notice) -> Token:
        said = _notices.dump_json(notice)
        if said not in sealed:
            sealed[said] = Token(vault.seal(said.decode()))
        return sealed[said]

    return seal


def vault_of(session: AsyncSession) -> Vault:
    return cast(Vault, session.get_bind().dialect.vault)  # type: ignore[attr-defined]
