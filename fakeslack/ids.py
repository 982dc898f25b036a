"""Names in Slack's format: stable ones for what lasts, fresh ones for what happens."""

import hashlib
import secrets
import string

_ALPHABET = string.digits + string.ascii_uppercase
_LENGTH = 10


def _base36(number: int) -> str:
    letters = ""
    while len(letters) < _LENGTH:
        number, rest = divmod(number, len(_ALPHABET))
        letters += _ALPHABET[rest]
    return letters


def stable(prefix: str, *words: str) -> str:
    """Name a team, user or channel: the same words get the same id in every run."""
    digest = hashlib.sha256("\0".join((prefix, *words)).encode()).digest()
    return prefix + _base36(int.from_bytes(digest[:8], "big"))


def fresh(prefix: str) -> str:
    """Name an event, a view, an action: never the same twice."""
    return prefix + _base36(secrets.randbits(60))


def secret(prefix: str = "") -> str:
    return prefix + secrets.token_hex(16)
