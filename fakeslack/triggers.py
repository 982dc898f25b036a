"""Trigger ids: a person's leave to open one modal, once, within seconds."""

import re
import secrets
import time
from dataclasses import dataclass

from fakeslack.refusal import Refusal
from fakeslack.rules import Rules

_FORMAT = re.compile(r"\d+\.\d+\.[0-9a-f]+")
_KEPT = 10_000


@dataclass(slots=True)
class Trigger:
    user: str
    expires: float
    in_modal: bool
    exchanged: bool = False


class Triggers:
    """Gives out triggers and takes them back."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._given: dict[str, Trigger] = {}

    def give(self, user: str, *, in_modal: bool = False) -> str:
        name = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        expires = time.monotonic() + self._rules.trigger_seconds
        self._given[name] = Trigger(user, expires, in_modal)
        if len(self._given) > _KEPT:
            self._given.pop(next(iter(self._given)))
        return name

    def look(self, name: str) -> Trigger:
        """Find a trigger that still holds; the caller marks it exchanged when it is used."""
        trigger = self._given.get(name)
        if trigger is None or not _FORMAT.fullmatch(name):
            raise Refusal("invalid_trigger_id")
        if trigger.exchanged:
            raise Refusal("exchanged_trigger_id")
        if time.monotonic() > trigger.expires:
            raise Refusal("expired_trigger_id")
        return trigger
