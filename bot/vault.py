"""Seals what must stay private to a reader of the database, and names it without revealing it."""

import hmac
import secrets
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class CannotUnseal(Exception):
    """A sealed value was written under a key that LANTERN_KEYS does not hold."""


class Vault:
    """Fernet keys, newest first: the newest seals, any of them opens."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Raise ValueError for a key that is not 32 url-safe base64 bytes, or for none at all."""
        self._fernet = MultiFernet([Fernet(key) for key in keys])
        self._pepper: bytes | None = None

    @staticmethod
    def new_key() -> str:
        return Fernet.generate_key().decode()

    @staticmethod
    def new_pepper() -> str:
        """Make the workspace's secret, which outlives every key: digests stay after a rotation."""
        return secrets.token_hex(32)

    def season(self, pepper: str) -> None:
        """Learn the workspace's secret, which is itself kept sealed in the database."""
        self._pepper = bytes.fromhex(pepper)

    def seal(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def unseal(self, token: str) -> str:
        try:
            return self._fernet.decrypt(token.encode()).decode()
        except InvalidToken as error:
            raise CannotUnseal(CannotUnseal.__doc__) from error

    def reseal(self, token: str) -> str:
        """Seal again with the newest key what any of the keys can open."""
        try:
            return self._fernet.rotate(token.encode()).decode()
        except InvalidToken as error:
            raise CannotUnseal(CannotUnseal.__doc__) from error

    def digest(self, value: str) -> str:
        """Name a value: equal for equal values, and no way back without the workspace's secret.

        128 bits of HMAC-SHA-256 in hexadecimal.
        """
        if self._pepper is None:
            raise RuntimeError("The vault has not been seasoned: open the database first.")
        return hmac.digest(self._pepper, value.encode(), "sha256").hex()[:32]
